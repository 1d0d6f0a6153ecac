# Sourced by ./run: the stages of ./run test, in order. A stage that needs another one is not tried when
# that one failed: it then counts as failed too, with the reason.

# id | what it proves | stages that must have passed
stages='
native    | Native build                                        |
unit      | Unit tests of the engine (GoogleTest)               | native
check     | recht check: every ruleset is sound                 | native
schema    | Every rules file fits its published JSON Schema     |
cases     | recht test: the cases beside the rulesets           | native
mutatie   | Every figure of the law is noticed by some case     | native
wasm      | WebAssembly build                                   |
node      | The same answers from the WebAssembly (Node)        | native wasm
types     | TypeScript type check                               |
web       | Unit tests of the pages (vitest)                    |
site      | Site build                                          | wasm
tools     | Tests of the tools and of the server                | native
browser   | Browser tests: Chromium, Firefox, WebKitGTK         | site
same      | WebAssembly built elsewhere is the same to the byte | wasm
asan      | Engine tests under sanitizers; the share they reach | native
fuzz      | Fuzz targets, a short run each                      |
'

stage_native() { build_native; }
stage_unit() { sharded build/native/recht_tests; }
stage_check() { build/native/recht check; }
stage_schema() { node --test --test-reporter=spec tests/schema/*.test.mjs; }
stage_cases() { build/native/recht test; }
# Changes every number, comparison and rounding of every ruleset; a change that no case notices fails. What is known to go
# unnoticed (tests/mutatie/nog_niet.txt, toegestaan.txt) is only counted, unless MUTATIE_ALLES is set.
stage_mutatie() {
  build_preset native recht_mutatie
  limited 1800 build/native/recht_mutatie rulesets tests/mutatie ${MUTATIE_ALLES:+--alles}
}
stage_wasm() { build_wasm; }
stage_node() { limited 300 node --test --test-concurrency=2 --test-reporter=spec tests/wasm/*.test.mjs; }
stage_same() { bash tools/reproducible.sh; }
stage_types() { npm --prefix web run --silent types; }
stage_web() { limited 300 npm --prefix web run --silent test; }
stage_site() { build_site; }
stage_tools() { node --test --test-reporter=spec tools/test/*.test.mjs; }
# Two files at a time, what measures time last. A single one, or a single engine: see web/proef/alles.mjs.
stage_browser() { limited 2400 npm --prefix web run --silent proef; }

# Some stages keep one processor busy, and browsers wait a good deal: what the last stages need is compiled in those
# moments. What it did not finish, or could not do, its own stage does again, and says so.
build_ahead() {
  renice -n 19 -p "$BASHPID"
  bash tools/reproducible.sh --ahead
  build_preset fuzz recht_fuzz
  # Last: the site's stage uses this folder too.
  build_preset native recht_tests_nagezien
}

# limited SECONDS COMMAND...: what hangs must fail, not hold up a build server (where there is a "timeout").
limited() {
  local seconds=$1
  shift
  if have timeout; then
    timeout --foreground --kill-after=10 "$seconds" "$@" || {
      local status=$?
      if [ $status = 124 ]; then say "stopped: not ready after $seconds s"; fi
      return $status
    }
  else
    "$@"
  fi
}

# The test program itself, not ctest: one process loads the rulesets once, and ctest would start thousands.
# GoogleTest's own shards keep every core at work.
sharded() {
  local program=$1 total i status=0 pids='' pid
  # More parts than processors: some parts take long, and then the others go on.
  total=$(($(jobs) * 4))
  for ((i = 0; i < total; i++)); do
    GTEST_TOTAL_SHARDS=$total GTEST_SHARD_INDEX=$i GTEST_BRIEF=1 limited 900 "$program" &
    pids="$pids $!"
  done
  for pid in $pids; do wait "$pid" || status=1; done
  return $status
}

# An engine with sanitizers and gcov's counters under the tests that stage "native" compiled (cmake/nagezien.cmake). Random
# households are few here: everything is many times slower.
stage_asan() {
  local build=build/native
  build_preset native recht_tests_nagezien
  # Counters of an earlier run would be added to.
  find $build -name '*.gcda' -delete
  # The cases beside the rulesets are tests of the engine as well; they need one processor only.
  local cases
  { $build/recht_nagezien check && $build/recht_nagezien test; } &
  cases=$!
  RECHT_HUISHOUDENS=1200 RECHT_OPDRACHT=$build/recht_nagezien sharded $build/recht_tests_nagezien
  wait "$cases"
  node tools/coverage.mjs $build --minimum "${COVERAGE_MINIMUM:-96}"
}

# Seconds of fuzzing for each target in this run; FUZZ_SECONDS=3600 for a night's work.
stage_fuzz() {
  build_preset fuzz recht_fuzz
  FUZZ_SECONDS=${FUZZ_SECONDS:-20} bash tools/fuzz.sh
}

list_stages() {
  printf '%s\n' "$stages" | while IFS='|' read -r id title _; do
    [ -z "${id// /}" ] || printf '%-9s %s\n' "${id// /}" "$(trim "$title")"
  done
}

trim() { printf '%s' "$1" | sed 's/^ *//; s/ *$//'; }

in_words() { case " $2 " in *" $1 "*) return 0 ;; *) return 1 ;; esac; }

# with_needs ID...: these stages and all that they need, so that one of them can be run in a fresh tree.
with_needs() {
  local wanted="$*" id need needs again=yes
  while [ -n "$again" ]; do
    again=''
    while IFS='|' read -r id _ needs; do
      in_words "${id// /}" "$wanted" || continue
      for need in $needs; do
        in_words "$need" "$wanted" || wanted="$wanted $need" again=yes
      done
    done <<LIST
$stages
LIST
  done
  printf '%s' "$wanted"
}

# one_stage TITLE FUNCTION: heading, run, time, verdict; the status is left in $outcome. Never call it in a
# condition: bash would then ignore "set -e" inside the stage.
one_stage() {
  local began=$SECONDS
  printf '\n=== %s\n' "$1"
  set +e
  (
    set -euo pipefail
    # Not the list of stages, which the caller is reading from.
    "$2" </dev/null
  )
  outcome=$?
  set -e
  if [ "$outcome" = 0 ]; then
    printf -- '--- passed in %d s: %s\n' $((SECONDS - began)) "$1"
  else
    printf -- '--- FAILED (status %d) after %d s: %s\n' "$outcome" $((SECONDS - began)) "$1"
  fi
}

run_tests() {
  local passed=0 failed=0 outcome=1 bad='' wanted="$*" id title needs need missing began=$SECONDS ahead=''
  # Nobody is there to answer: a question must fail at once instead of waiting.
  exec </dev/null
  for id in $wanted; do
    in_words "$id" "$(list_stages | awk '{print $1}' | tr '\n' ' ')" || fail "no such stage: $id (see ./run stages)"
  done
  wanted=$(with_needs "$@")
  one_stage 'Set up what is missing' setup_test
  if [ "$outcome" != 0 ]; then
    printf '\n0 passed, 1 failed\n'
    return 1
  fi
  passed=1
  # Setting up ran in a subshell: take its Node into this shell too.
  ensure_node
  while IFS='|' read -r id title needs; do
    id=${id// /}
    [ -n "$id" ] || continue
    if [ -n "$wanted" ] && ! in_words "$id" "$wanted"; then continue; fi
    title=$(trim "$title")
    # The whole run only, after the last stage that keeps every processor busy until those that need it.
    if [ "$id" = node ] && [ -z "$wanted" ] && have renice; then
      build_ahead </dev/null > "$(log_file ahead)" 2>&1 &
      ahead=$!
    fi
    if [ "$id" = same ] && [ -n "$ahead" ]; then wait "$ahead" || true; fi
    missing='' outcome=1
    for need in $needs; do
      if in_words "$need" "$bad"; then missing="$missing $need"; fi
    done
    if [ -n "$missing" ]; then
      printf '\n=== %s\n--- FAILED: not tried, because this failed before:%s\n' "$title" "$missing"
    else
      one_stage "$title" "stage_$id"
    fi
    if [ "$outcome" = 0 ]; then
      passed=$((passed + 1))
    else
      failed=$((failed + 1)) bad="$bad $id"
    fi
  done <<LIST
$stages
LIST
  printf '\nWhole run: %d s.\n' $((SECONDS - began))
  if [ -n "$bad" ]; then printf 'Failed:%s. One again: ./run test%s\n' "$bad" "$bad"; fi
  printf '%d passed, %d failed\n' "$passed" "$failed"
  [ "$failed" = 0 ]
}
