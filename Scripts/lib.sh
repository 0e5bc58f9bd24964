# Shared by the scripts beside it: where the package is, what it needs, and how to get that.
# shellcheck shell=bash

# The root of the package; every script works from here.
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root" || exit 1

# What a bare Debian 12 needs beside the Swift toolchain: the first line for Swift itself, the second for AdLens.
readonly debian_packages=(
  libncurses6 libcurl4 libxml2 gcc libc6-dev
  pkg-config libpng-dev libturbojpeg0-dev libwebp-dev libgif-dev zlib1g-dev libsqlite3-dev libfreetype-dev
  fonts-dejavu-core fonts-dejavu-extra
)
# The same for Homebrew.
readonly brew_packages=(pkgconf libpng jpeg-turbo webp giflib zlib sqlite freetype)

# A line for the reader; results go to stdout, remarks to stderr.
say() { printf '%s\n' "$*" >&2; }

# Ends the script with a reason and the next step.
fail() {
  say "$(basename "$0"): $*"
  exit 1
}

# Runs a command as root, through sudo when needed.
as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    fail "needs root to install packages and finds no sudo; run as root: $*"
  fi
}

# Names the packages of the list that are not installed, neither under that name nor by one that provides it.
missing_debian_packages() {
  comm -23 <(printf '%s\n' "${debian_packages[@]}" | sort) <(
    dpkg-query --show --showformat='${db:Status-Status} ${Package}, ${Provides}\n' |
      sed -n 's/^installed //p' | tr ',' '\n' | sed 's/^ *//; s/[ :].*//' | sort -u
  )
}

# Installs the system libraries that are missing, and says so; does nothing when all are there.
install_libraries() {
  local missing
  if [ "$(uname)" = Darwin ]; then
    command -v brew >/dev/null || fail "needs Homebrew (https://brew.sh) for: ${brew_packages[*]}"
    missing=$(comm -23 <(printf '%s\n' "${brew_packages[@]}" | sort) <(brew list --formula -1 | sort) | tr '\n' ' ')
    [ -z "$missing" ] || fail "libraries are missing; run: brew install $missing"
  elif command -v apt-get >/dev/null; then
    missing=$(missing_debian_packages | tr '\n' ' ')
    if [ -n "$missing" ]; then
      say "Installing by apt: $missing"
      as_root apt-get update -qq </dev/null >&2 || fail "apt-get update failed; check the network and try again"
      # shellcheck disable=SC2086  # the list is meant to be split
      as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing </dev/null >&2 ||
        fail "apt-get could not install: $missing"
    fi
  else
    pkg-config --exists libpng libturbojpeg libwebp zlib sqlite3 freetype2 ||
      fail "libraries are missing; install the development files of libpng, libjpeg-turbo (turbojpeg), libwebp, giflib, zlib, sqlite3 and freetype, a font, and pkg-config"
  fi
}

# The toolchain is the one thing these scripts do not install.
require_swift() {
  command -v swift >/dev/null || fail "needs Swift 6.2 or later: install it from https://www.swift.org/install and put it on PATH"
  local version
  version=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9]*\.[0-9]*\).*/\1/p' | head -n 1)
  [ "$(printf '%s\n6.2\n' "$version" | sort -V | head -n 1)" = 6.2 ] || fail "needs Swift 6.2 or later, found ${version:-none}"
}

# The tests that must run at least: an empty selection also exits 0, so the count is checked.
readonly fewest_tests=700

# Debug tests, too, run with the C kernels compiled as for a release: not optimised they take most of the time, and what
# debug builds check is the Swift around them.
# shellcheck disable=SC2034  # for the scripts beside this one
readonly debug_flags=(-Xcc -O2)

# Runs `swift test` with the arguments given and checks that enough tests ran.
run_tests() {
  local log count
  log=$(mktemp)
  # shellcheck disable=SC2064  # the name is meant to be expanded now
  trap "rm -f '$log'" RETURN
  swift test "$@" 2>&1 </dev/null | tee "$log" || fail "tests failed (swift test $*)"
  count=$(sed -n 's/.*Test run with \([0-9]*\) tests\{0,1\} .*passed.*/\1/p' "$log" | tail -n 1)
  [ -n "$count" ] || fail "found no closing line \"Test run with N tests … passed\" (swift test $*)"
  [ "$count" -ge "$fewest_tests" ] || fail "only $count tests ran, expected at least $fewest_tests (swift test $*)"
  say "$count tests passed."
}
