#!/bin/sh
# The figures of the ledger in Documentation/performance.md: processor time of appending an entry, and of
# `audit verify` over a whole database, in megabytes of the file per second.
# Usage: sh Benchmarks/ledger.sh [AUDITED.db]   (ENTRIES=200000 ROUNDS=5 WORK=.build/bench)
set -eu
cd "$(dirname "$0")/.."

ENTRIES=${ENTRIES:-200000}
ROUNDS=${ROUNDS:-5}
WORK=${WORK:-.build/bench}
DATABASE=${1:-$WORK/small/audit.db}
AUDIT=.build/release/audit
TOOLS=$WORK/tools/release

mkdir -p "$WORK"
swift build -c release --package-path Benchmarks --scratch-path "$WORK/tools" >&2
swift build -c release --static-swift-stdlib --product ledger-sample >&2

median() { sort -g | awk '{ value[NR] = $1 } END { print value[int((NR + 1) / 2)] }'; }

for round in $(seq "$ROUNDS"); do
  rm -f "$WORK/ledger.db"*
  .build/release/ledger-sample "$ENTRIES" "$WORK/ledger.db"
done | tee /dev/stderr | median | awk '{ printf "append of an entry, us of CPU: %.2f (aim 5)\n", $1 }'
rm -f "$WORK/ledger.db"*

if [ -f "$DATABASE" ]; then
  size=$(wc -c < "$DATABASE")
  for round in $(seq "$ROUNDS"); do
    "$TOOLS/measure" "$AUDIT" verify --db "$DATABASE" --quiet --format csv
  done | tee /dev/stderr | awk '{ print $1, $2 }' | sort -g | awk -v size="$size" '
    { cpu[NR] = $1; memory = $2 }
    END {
      middle = cpu[int((NR + 1) / 2)]
      printf "verify: %.0f MB in %.2f s of CPU: %.0f MB/s (aim 200); peak memory %.1f MiB\n",
        size / 1e6, middle, size / 1e6 / middle, memory
    }'
else
  echo "no audited database at $DATABASE: sh Benchmarks/bench.sh makes one" >&2
fi
