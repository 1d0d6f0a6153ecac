#!/usr/bin/env bash
# Builds the WebAssembly once more, from a copy of the sources in another folder, and compares: who has the
# same toolchain must get the same bytes, or a published checksum would prove nothing.
#   tools/reproducible.sh           build the copy, unless one of these very sources stands there, and compare
#   tools/reproducible.sh --ahead   only build the copy: the comparison comes later
set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.."

copy=build/again/a-folder-with-another-name
ready=build/again/made-of

# What the build reads, as one number: a copy made of other sources proves nothing about these.
sources() { find CMakeLists.txt CMakePresets.json cmake calc wasm -type f | LC_ALL=C sort | tr '\n' '\0' | xargs -0 cat | sha256; }
sha256() { if command -v sha256sum > /dev/null; then sha256sum; else shasum -a 256; fi; }

build_copy() {
  rm -rf build/again
  mkdir -p "$copy"
  cp -R CMakeLists.txt CMakePresets.json cmake calc wasm "$copy/"
  (
    cd "$copy"
    cmake --preset wasm > configure.log 2>&1 || { cat configure.log >&2; exit 1; }
    cmake --build --preset wasm > build.log 2>&1 || { cat build.log >&2; exit 1; }
  )
  sources > "$ready"
}

now=$(sources)
if [ "$(cat "$ready" 2>/dev/null)" != "$now" ]; then build_copy; fi
if [ "${1:-}" = --ahead ]; then exit 0; fi

if [ ! -f build/wasm/recht.wasm ]; then
  echo 'build/wasm/recht.wasm is not there: run "./run build" first' >&2
  exit 1
fi
for file in recht.mjs recht.wasm prepared/recht.mjs prepared/recht.wasm tellen.mjs tellen.wasm; do
  if ! cmp "build/wasm/$file" "$copy/build/wasm/$file"; then
    echo "$file differs between two folders: something of the machine or the moment got into it" >&2
    exit 1
  fi
done
rm -rf build/again
echo 'recht.mjs and recht.wasm: the same bytes from two folders'
