# What the scripts share: versions, the per-user cache of tools, and words on the screen. Sourced, not run.
# Tools are kept by version under the cache, so that a second clone finds them and an old one keeps its own.

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

readonly CARGO_LEPTOS=0.3.10
readonly WASM_BINDGEN=0.2.130
readonly BINARYEN=132.0.0

readonly TOOLS="${XDG_CACHE_HOME:-$HOME/.cache}/nhipcau"
export PATH="$TOOLS/cargo-leptos-$CARGO_LEPTOS/bin:$TOOLS/wasm-bindgen-$WASM_BINDGEN/bin:$TOOLS/binaryen-$BINARYEN/node_modules/.bin:$PATH"
export CARGO_TERM_COLOR="${CARGO_TERM_COLOR:-auto}" NPM_CONFIG_FUND=false NPM_CONFIG_AUDIT=false
export PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1

say() { printf '\033[1m%s\033[0m\n' "$*"; }
has() { command -v "$1" >/dev/null 2>&1; }

# Runs a step and says how long it took.
step() {
  local name="$1" from=$SECONDS
  shift
  say "== $name"
  "$@"
  say "== $name: $((SECONDS - from)) s"
}

# Debian's packages, as root or by sudo; elsewhere a sentence that names what is missing.
debian() {
  if ! has apt-get; then
    echo "Please install: $* (no apt-get here)." >&2
    return 1
  fi
  local as=()
  [ "$(id -u)" = 0 ] || as=(sudo)
  "${as[@]}" apt-get update -q
  DEBIAN_FRONTEND=noninteractive "${as[@]}" apt-get install -q -y --no-install-recommends "$@"
}

postgres_bin() { ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1; }

# Builds the browser's part and the server into one program. The release is what people run and what the browser
# tests drive.
build_release() {
  cargo leptos build --release --split --precompress
  say "What a browser loads, in bytes of brotli"
  (cd target/site/pkg && wc -c nhipcau.*.js.br nhipcau.*.wasm.br nhipcau.*.css.br __wasm_split.*.js.br split_*.wasm.br)
}
