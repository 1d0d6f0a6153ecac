#!/usr/bin/env bash
# Builds the WebAssembly once more, from a copy of the sources in another folder, and compares: who has the
# same toolchain must get the same bytes, or a published checksum would prove nothing.
set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.."

if [ ! -f build/wasm/recht.wasm ]; then
  echo 'build/wasm/recht.wasm is not there: run "./run build" first' >&2
  exit 1
fi

copy=build/again/a-folder-with-another-name
rm -rf build/again
mkdir -p "$copy"
cp -R CMakeLists.txt CMakePresets.json cmake calc wasm "$copy/"
(
  cd "$copy"
  cmake --preset wasm > configure.log 2>&1 || { cat configure.log >&2; exit 1; }
  cmake --build --preset wasm > build.log 2>&1 || { cat build.log >&2; exit 1; }
)

for file in recht.mjs recht.wasm; do
  if ! cmp "build/wasm/$file" "$copy/build/wasm/$file"; then
    echo "$file differs between two folders: something of the machine or the moment got into it" >&2
    exit 1
  fi
done
rm -rf build/again
echo 'recht.mjs and recht.wasm: the same bytes from two folders'
