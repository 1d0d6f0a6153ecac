# Sourced by ./run: how each thing is built. Every build tree has its own folder under build/.

jobs() { nproc 2>/dev/null || sysctl -n hw.ncpu 2>/dev/null || echo 2; }

# build_preset NAME [TARGET]: configure once, then build. CMake reconfigures by itself when a list of
# sources or a CMake file changes.
build_preset() {
  if [ ! -f "build/$1/build.ninja" ]; then
    cmake --preset "$1" > "$(log_file "configure-$1")" 2>&1 || {
      cat "$(log_file "configure-$1")" >&2
      return 1
    }
  fi
  cmake --build --preset "$1" -j "$(jobs)" ${2:+--target "$2"}
}

log_file() {
  mkdir -p build/log
  printf 'build/log/%s.txt' "$1"
}

build_native() { build_preset native; }
build_wasm() { build_preset wasm; }

build_site() {
  build_wasm
  # The page about municipalities is made from what the command reports.
  build_preset native recht
  npm --prefix web run --silent build
  # Hosts that compress by themselves often forget .wasm: the compressed files are shipped beside.
  node tools/compress.mjs site/dist
}

print_hashes() {
  (cd build/wasm && { sha256sum recht.mjs recht.wasm prepared/recht.mjs prepared/recht.wasm 2>/dev/null || shasum -a 256 recht.mjs recht.wasm prepared/recht.mjs prepared/recht.wasm; })
  # Another toolchain gives other bytes: a published sum is worth something with these versions beside it.
  em++ --version 2>/dev/null | head -n 1 || true
  if have dpkg-query; then
    dpkg-query -W emscripten binaryen 'clang-[0-9]*' 'lld-[0-9]*' nlohmann-json3-dev 2>/dev/null |
      awk 'NF == 2' || true
  fi
}

# What each figure means: docs/snelheid.md.
run_bench() {
  build_preset native
  # A tree from before Google Benchmark was installed does not know the target yet.
  if ! cmake --build build/native --target help | grep -q '^recht_bench:'; then cmake --preset native; fi
  build_preset native recht_bench
  build_preset wasm
  build_preset wasm recht_bench
  node tests/bench/bench.mjs
  build_site
  say ''
  say 'Sizes in bytes'
  node tools/sizes.mjs build/wasm/recht.mjs build/wasm/recht.wasm build/wasm/prepared/recht.mjs build/wasm/prepared/recht.wasm
  node tools/sizes.mjs site/dist
}
