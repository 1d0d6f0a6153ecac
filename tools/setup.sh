# Sourced by ./run: sees to it that what a task needs is there, and installs only what is missing.
# Bash 3.2 is enough (macOS), so no associative arrays and no mapfile.

# Each line: what proves that it is there, and the Debian package that brings it. A command is sought on
# PATH, anything with "=" is asked of dpkg alone (libraries and fonts have no command).
packages_build='
g++        g++
cmake      cmake
ninja      ninja-build
emcc       emscripten
=          nlohmann-json3-dev
'
packages_test='
clang++    clang
=          libclang-rt-dev
=          libgtest-dev
chromium   chromium
firefox-esr firefox-esr
WebKitWebDriver webkit2gtk-driver
xvfb-run   xvfb
xauth      xauth
parallel   parallel
=          fonts-dejavu-core
'
packages_bench='
=          libbenchmark-dev
'

have() { command -v "$1" >/dev/null 2>&1; }

installed() { [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }

# missing_packages LIST: the Debian packages in LIST that are not there, one a line.
missing_packages() {
  local proof package
  printf '%s\n' "$1" | while read -r proof package; do
    [ -n "$package" ] || continue
    if [ "$proof" != '=' ] && have "$proof"; then continue; fi
    # An emsdk brings its own compiler; the CMake toolchain file finds it by this variable.
    if [ "$proof" = emcc ] && [ -n "${EMSDK:-}" ]; then continue; fi
    installed "$package" || printf '%s\n' "$package"
  done
}

# install_packages NAME...: with root or sudo; otherwise the one line to type, and the end.
install_packages() {
  local line="apt-get install -y --no-install-recommends $*" as_root=''
  if [ "$(id -u)" != 0 ]; then
    if ! have sudo; then
      fail "these packages are missing; type this as root: apt-get update && $line"
    elif sudo -n true 2>/dev/null || [ -t 0 ]; then
      as_root=sudo
    else
      fail "these packages are missing; type: sudo apt-get update && sudo $line"
    fi
  fi
  say "Installing: $*"
  # A list that cannot be refreshed (one dead source among many) need not stop what is still installable.
  apt_get "$as_root" update || say 'apt-get update failed; going on with the lists there are'
  apt_get "$as_root" install -y --no-install-recommends "$@" || fail "could not install; try by hand: $line"
}

# Another apt may be busy on a fresh machine: wait for it instead of failing.
apt_get() {
  local as_root=$1
  shift
  ${as_root:+"$as_root"} env DEBIAN_FRONTEND=noninteractive \
    apt-get -q -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3 "$@"
}

# ensure_packages LIST: Debian and its kin get packages; elsewhere it can only be said what is missing.
ensure_packages() {
  local absent
  if have dpkg-query && have apt-get; then
    absent=$(missing_packages "$1")
    # Word splitting is meant: one argument a package.
    # shellcheck disable=SC2086
    if [ -n "$absent" ]; then install_packages $absent; fi
    return 0
  fi
  absent=$(printf '%s\n' "$1" | while read -r proof package; do
    if [ -n "$package" ] && [ "$proof" != '=' ] && ! have "$proof"; then printf '%s ' "$proof"; fi
  done)
  if [ -n "$absent" ]; then
    fail "not found: $absent. This system has no apt; on macOS: brew install cmake ninja emscripten nlohmann-json node googletest"
  fi
}

# Vite and html-validate say which Node they take: 20.19, 22.16 and everything from 24 on.
node_is_recent() {
  node -e 'const [a, b] = process.versions.node.split(".").map(Number);
    process.exit((a === 20 && b >= 19) || (a === 22 && b >= 16) || a >= 24 ? 0 : 1)' 2>/dev/null
}

# A recent Node with its npm on PATH is used as it is. Otherwise the system's npm fetches both, by
# checksum, into .tools/node, which only this project uses. (Debian's npm cannot simply be run by another
# node: its parts lie where only Debian's node looks, and run by the old node it would skip Vite's core.)
ensure_node() {
  local home="$ROOT/.tools/node" arch sum
  if have node && have npm && node_is_recent; then return 0; fi
  sum=$(cksum < tools/node/package-lock.json)
  if [ "$(cat "$home/node_modules/.stamp" 2>/dev/null)" != "$sum" ]; then
    if ! have npm; then
      ensure_packages '
        node nodejs
        npm  npm'
      if node_is_recent; then return 0; fi
    fi
    say 'Fetching Node 20 into .tools/node'
    mkdir -p "$home"
    cp tools/node/package.json tools/node/package-lock.json tools/node/.npmrc "$home/"
    (cd "$home" && npm ci --no-audit --no-fund --loglevel=error) || fail 'npm could not fetch Node 20'
    printf '%s\n' "$sum" > "$home/node_modules/.stamp"
  fi
  case "$(uname -m)" in aarch64 | arm64) arch=arm64 ;; *) arch=x64 ;; esac
  mkdir -p "$home/bin"
  ln -sf "$home/node_modules/node-linux-$arch/bin/node" "$home/bin/node"
  printf '#!/bin/sh\nexec "%s" "%s" "$@"\n' \
    "$home/bin/node" "$home/node_modules/npm/bin/npm-cli.js" > "$home/bin/npm"
  chmod +x "$home/bin/npm"
  PATH="$home/bin:$PATH"
  export PATH
  node_is_recent || fail 'no usable Node: install Node 20.19 or newer and try again'
}

# ensure_npm FOLDER: the packages of its lockfile, only when that or Node changed since the last time.
ensure_npm() {
  [ -f "$1/package-lock.json" ] || return 0
  local sum
  sum="$(cksum < "$1/package-lock.json") $(node -p 'process.version + process.arch')"
  if [ "$(cat "$1/node_modules/.stamp" 2>/dev/null)" = "$sum" ]; then return 0; fi
  say "Fetching the packages of $1 (npm ci)"
  (cd "$1" && npm ci --prefer-offline --no-audit --no-fund --loglevel=error) || fail "npm ci failed in $1/"
  printf '%s\n' "$sum" > "$1/node_modules/.stamp"
}

ensure_web() { ensure_npm web; }

setup_build() {
  ensure_packages "$packages_build"
  ensure_node
  ensure_web
}

setup_test() {
  # One apt call for both lists: the package lists are then read once.
  ensure_packages "$packages_build$packages_test"
  ensure_node
  ensure_web
}

setup_bench() {
  ensure_packages "$packages_build$packages_bench"
  ensure_node
  ensure_web
  # What the engine is compared with; nothing of it is built in or shipped.
  ensure_npm tests/bench
}

setup_lighthouse() {
  setup_test
  ensure_npm tests/lighthouse
}
