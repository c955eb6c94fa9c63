#!/bin/sh
# Checks the contract in protos/: its style, that it breaks no client of yesterday, and that protos/contract.binpb is today's.
# `.ci/contract.sh accept` writes that file anew; it does so only when nothing breaks.
set -eu
cd "$(dirname "$0")/.."

buf=.ci/node_modules/.bin/buf
[ -x "$buf" ] || npm ci --prefix .ci --ignore-scripts --no-audit --no-fund

today=$(mktemp -d)
trap 'rm -rf "$today"' EXIT

"$buf" lint
"$buf" breaking --against protos/contract.binpb
# Without comments: a better comment is no other contract.
"$buf" build --exclude-source-info -o "$today/contract.binpb"

if [ "${1:-}" = accept ]; then
  cp "$today/contract.binpb" protos/contract.binpb
elif ! cmp -s "$today/contract.binpb" protos/contract.binpb; then
  echo "The contract has grown, and nothing breaks. Take it as the new yardstick: .ci/contract.sh accept" >&2
  exit 1
fi
