#!/bin/sh
# The figures of Documentation/performance.md: ratios of whole processes' CPU (user + system), alternated with a
# yardstick in C in the same rounds; medians. Rows of the small and the large database: ROWS and LARGE.
# Usage: sh Benchmarks/bench.sh   (ROWS=1000000 LARGE=5000000 ROUNDS=5 WORK=.build/bench; needs sqlite3, and faketime before 2027)
set -eu
cd "$(dirname "$0")/.."

ROWS=${ROWS:-1000000}
LARGE=${LARGE:-$((ROWS * 5))}
ROUNDS=${ROUNDS:-5}
WORK=${WORK:-.build/bench}
AUDIT=.build/release/audit
AS_OF=2027-01-04T00:00:00+00:00
LATER=2027-01-04T00:01:00+00:00
RECORDED=2027-01-03T23:00:00+00:00
TOOLS=$WORK/tools/release

mkdir -p "$WORK"
if [ -z "${BUILT:-}" ]; then
  swift build -c release --package-path Benchmarks --scratch-path "$WORK/tools" >&2
  swift build -c release --static-swift-stdlib --product fixture-generator >&2
fi
. Benchmarks/clock.sh

median() { sort -g | awk '{ value[NR] = $1 } END { print value[int((NR + 1) / 2)] }'; }
measure() { "$TOOLS/measure" "$@"; }

# prepare FOLDER ROWS: generated files, and a database with the standards and calendars alone.
prepare() {
  [ -f "$1/done" ] && return
  rm -rf "$1" && mkdir -p "$1"
  .build/release/fixture-generator bulk --seed 7 --rows "$2" --into "$1" >&2
  "$AUDIT" init --db "$1/empty.db" >&2
  "$AUDIT" import calendars "$1/calendars.yaml" --db "$1/empty.db" >&2
  "$AUDIT" import standards "$1/standards.yaml" --db "$1/empty.db" >&2
  touch "$1/done"
}

# fresh FROM TO: a copy of a database that no other run has touched.
fresh() { rm -f "$2" "$2-wal" "$2-shm" && cp "$1" "$2"; }

prepare "$WORK/small" "$ROWS"
prepare "$WORK/large" "$LARGE"

import_small() {
  fresh "$WORK/small/empty.db" "$WORK/small/audit.db"
  measure "$AUDIT" import transactions "$WORK/small/transactions.csv" --db "$WORK/small/audit.db" --quiet --recorded-at "$RECORDED"
}

echo "import: $ROUNDS rounds" >&2
: > "$WORK/import.txt"
: > "$WORK/import-memory.txt"
for round in $(seq "$ROUNDS"); do
  set -- $(import_small)
  fresh "$WORK/small/empty.db" "$WORK/small/c.db"
  yardstick=$("$TOOLS/insert" "$WORK/small/audit.db" "$WORK/small/c.db")
  fresh "$WORK/small/empty.db" "$WORK/small/c.db"
  plain=$("$TOOLS/insert" "$WORK/small/audit.db" "$WORK/small/c.db" plain)
  echo "$1 $yardstick $plain" | awk '{ print $1 / $2, $1, $2, $1 / $3, $3 }' | tee -a "$WORK/import.txt" >&2
  echo "$2" >> "$WORK/import-memory.txt"
done
rm -f "$WORK/small/c.db"*

# runs NAME DATABASE: ratios of a first and of a repeated run to the bare scan of the same columns, and what they take.
runs() {
  : > "$WORK/$1-first.txt"
  : > "$WORK/$1-repeated.txt"
  cp "$2" "$2.imported"
  minutes=0
  for round in $(seq "$ROUNDS"); do
    fresh "$2.imported" "$2"
    first=$(measure "$AUDIT" --all-units --as-of "$AS_OF" --db "$2" --format plain)
    repeated=$(measure "$AUDIT" --all-units --as-of "$LATER" --db "$2" --format plain)
    scan=$(measure "$TOOLS/scan" "$2.imported")
    echo "$first $scan" | awk '{ print $1 / $3, $1, $3, $2 }' | tee -a "$WORK/$1-first.txt" >&2
    echo "$repeated $scan" | awk '{ print $1 / $3, $1, $3, $2 }' | tee -a "$WORK/$1-repeated.txt" >&2
  done
  rm -f "$2.imported"
}

# peak COMMAND [ARG ...]: MiB.
peak() { measure "$AUDIT" "$@" | cut -d' ' -f2; }

# others NAME FOLDER: peaks of what reads all of an audited database.
others() {
  rm -rf "$WORK/handed"
  echo "$(peak status --db "$2/audit.db") $(peak verify --db "$2/audit.db")" \
    "$(peak export --all-units --privacy inspectorate --csv-profile data --to "$WORK/handed" --db "$2/audit.db" --quiet)" \
    > "$WORK/$1-others.txt"
  rm -rf "$WORK/handed"
}

echo "audit: $ROUNDS rounds" >&2
runs small "$WORK/small/audit.db"
others small "$WORK/small"
bytes=$(sqlite3 "$WORK/small/audit.db" 'SELECT page_count * page_size FROM pragma_page_count, pragma_page_size')
empty=$(sqlite3 "$WORK/small/empty.db" 'SELECT page_count * page_size FROM pragma_page_count, pragma_page_size')

echo "known cases again" >&2
sed '$d' "$WORK/small/transactions.csv" > "$WORK/small/again.csv"
: > "$WORK/again.txt"
for round in $(seq "$ROUNDS"); do
  set -- $(import_small)
  set -- "$1" $(measure "$AUDIT" import transactions "$WORK/small/again.csv" --db "$WORK/small/audit.db" --quiet --recorded-at "$RECORDED")
  echo "$1 $2" | awk '{ print $2 / $1, $2, $1 }' | tee -a "$WORK/again.txt" >&2
done

echo "the large database" >&2
fresh "$WORK/large/empty.db" "$WORK/large/audit.db"
set -- $(measure "$AUDIT" import transactions "$WORK/large/transactions.csv" --db "$WORK/large/audit.db" --quiet --recorded-at "$RECORDED")
import_large=$2
runs large "$WORK/large/audit.db"
others large "$WORK/large"

: > "$WORK/version.txt"
for round in $(seq 20); do
  set -- $(measure "$AUDIT" --version)
  echo "$1" >> "$WORK/version.txt"
done

"$TOOLS/clock" > "$WORK/clock.txt"

column() { cut -d' ' -f"$2" "$WORK/$1.txt" | median; }
row() { printf '%-46s %10s %10s   %s\n' "$1" "$2" "${3:-}" "${4:-}"; }

echo "rows: $ROWS and $LARGE; $ROUNDS rounds; CPU seconds are user + system of the whole process"
echo
row figure "$ROWS" "$LARGE" wanted
row "first run / bare C scan, CPU" "$(column small-first 1)" "$(column large-first 1)" 1.6
row "repeated run / bare C scan, CPU" "$(column small-repeated 1)" "$(column large-repeated 1)" 0.55
row "  first run, CPU seconds" "$(column small-first 2)" "$(column large-first 2)"
row "  repeated run, CPU seconds" "$(column small-repeated 2)" "$(column large-repeated 2)"
row "  bare C scan, CPU seconds" "$(column small-first 3)" "$(column large-first 3)"
row "import / C inserts, the same settings, CPU" "$(column import 1)" "" 1.4
row "import / C inserts, SQLite's settings, CPU" "$(column import 4)" ""
row "  import, CPU seconds" "$(column import 2)" ""
row "  C inserts, the same settings, CPU seconds" "$(column import 3)" ""
row "known cases again / a fresh import, CPU" "$(column again 1)" "" 1.5
row "bytes per transaction, audited, no catalogue" "$(((bytes - empty) / ROWS))" "" 150
row "first run, peak MiB" "$(column small-first 4)" "$(column large-first 4)" 48
row "repeated run, peak MiB" "$(column small-repeated 4)" "$(column large-repeated 4)" 48
row "status, peak MiB" "$(column small-others 1)" "$(column large-others 1)" 48
row "verify, peak MiB" "$(column small-others 2)" "$(column large-others 2)" 48
row "export, peak MiB" "$(column small-others 3)" "$(column large-others 3)" 48
row "import, peak MiB" "$(median < "$WORK/import-memory.txt")" "$import_large" 48
row "audit --version, CPU milliseconds" "$(median < "$WORK/version.txt" | awk '{ print $1 * 1000 }')" "" 10
echo
cat "$WORK/clock.txt"
