#!/usr/bin/env bash
# Runs every libFuzzer target of build/fuzz for FUZZ_SECONDS, FUZZ_JOBS of them at a time. Seeds come from
# tests/fuzz/corpus/<target>/ where that exists; what is found anew stays in build/, never in the sources.
# An input that breaks the engine is kept as build/fuzz/found/<target>-crash-… for a test to be made of it.
set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.."

seconds=${FUZZ_SECONDS:-20} at_once=${FUZZ_JOBS:-3}
found=build/fuzz/found
mkdir -p "$found"

fuzz_one() {
  local target=$1 name seeds grown log
  name=$(basename "$target")
  name=${name#fuzz_}
  seeds=tests/fuzz/corpus/$name grown=build/fuzz/corpus/$name log=build/fuzz/$name.log
  mkdir -p "$grown"
  set -- "$grown"
  if [ -d "$seeds" ]; then set -- "$@" "$seeds"; fi
  # A time limit per input: endless computing is a fault too.
  if "$target" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 \
    -artifact_prefix="$found/$name-" "$@" > "$log" 2>&1; then
    printf '%-20s %s runs, nothing found\n' "$name" \
      "$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")"
  else
    tail -n 40 "$log"
    printf '%-20s BROKE: the input is in %s/\n' "$name" "$found"
    return 1
  fi
}
export -f fuzz_one
export seconds found

targets=$(find build/fuzz -maxdepth 1 -type f -perm -u+x -name 'fuzz_*' | sort)
if [ -z "$targets" ]; then
  echo 'no fuzz targets in build/fuzz' >&2
  exit 1
fi
printf '%s\n' "$targets" | xargs -P "$at_once" -I{} bash -c 'fuzz_one {}'
