#!/bin/sh
# The figures of Documentation/performance.md: ratios of whole processes' CPU (user + system), alternated with a
# yardstick in C in the same rounds; medians. Rows of the small and the large database: ROWS and 4 x ROWS.
# Usage: sh Benchmarks/bench.sh   (ROWS=1000000 ROUNDS=5 WORK=.build/bench)
set -eu
cd "$(dirname "$0")/.."

ROWS=${ROWS:-1000000}
ROUNDS=${ROUNDS:-5}
WORK=${WORK:-.build/bench}
AUDIT=.build/release/audit
AS_OF=2027-01-04T00:00:00+00:00
RECORDED=2027-01-03T23:00:00+00:00
TOOLS=$WORK/tools/release

mkdir -p "$WORK"
swift build -c release --package-path Benchmarks --scratch-path "$WORK/tools" >&2
swift build -c release --static-swift-stdlib --product fixture-generator >&2

median() { sort -g | awk '{ value[NR] = $1 } END { print value[int((NR + 1) / 2)] }'; }
measure() { "$TOOLS/measure" "$@"; }

# prepare FOLDER ROWS: generated files, and a database with the standards and calendars alone.
prepare() {
  [ -f "$1/done" ] && return
  rm -rf "$1" && mkdir -p "$1"
  .build/release/fixture-generator bulk --seed 7 --rows "$2" --into "$1" >&2
  "$AUDIT" init --db "$1/empty.db" >&2
  "$AUDIT" import calendar "$1/calendars.yaml" --db "$1/empty.db" >&2
  "$AUDIT" import standards "$1/standards.yaml" --db "$1/empty.db" >&2
  touch "$1/done"
}

# fresh FROM TO: a copy of a database that no other run has touched.
fresh() { rm -f "$2" "$2-wal" "$2-shm" && cp "$1" "$2"; }

prepare "$WORK/small" "$ROWS"
prepare "$WORK/large" $((ROWS * 4))

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

echo "audit: $ROUNDS rounds" >&2
: > "$WORK/audit.txt"
: > "$WORK/memory-small.txt"
cp "$WORK/small/audit.db" "$WORK/small/imported.db"
for round in $(seq "$ROUNDS"); do
  fresh "$WORK/small/imported.db" "$WORK/small/audit.db"
  set -- $(measure "$AUDIT" --all-units --as-of "$AS_OF" --db "$WORK/small/audit.db" --format plain)
  set -- "$1" "$2" $(measure "$TOOLS/scan" "$WORK/small/imported.db")
  echo "$1 $3" | awk '{ print $1 / $2, $1, $2 }' | tee -a "$WORK/audit.txt" >&2
  echo "$2" >> "$WORK/memory-small.txt"
done

echo "memory at 4 x the rows" >&2
fresh "$WORK/large/empty.db" "$WORK/large/audit.db"
set -- $(measure "$AUDIT" import transactions "$WORK/large/transactions.csv" --db "$WORK/large/audit.db" --quiet --recorded-at "$RECORDED")
import_large=$2
set -- $(measure "$AUDIT" --all-units --as-of "$AS_OF" --db "$WORK/large/audit.db" --format plain)
audit_large=$2

: > "$WORK/version.txt"
for round in $(seq 20); do
  set -- $(measure "$AUDIT" --version)
  echo "$1" >> "$WORK/version.txt"
done

"$TOOLS/clock" > "$WORK/clock.txt"

cat <<TABLE
rows: $ROWS and $((ROWS * 4)); $ROUNDS rounds; CPU seconds are user + system of the whole process

figure                                        measured   budget
audit --all-units / bare C scan, CPU          $(cut -d' ' -f1 "$WORK/audit.txt" | median)    1.6
  audit, CPU seconds                          $(cut -d' ' -f2 "$WORK/audit.txt" | median)
  bare C scan, CPU seconds                    $(cut -d' ' -f3 "$WORK/audit.txt" | median)
  deviations written                          $(sqlite3 "$WORK/small/audit.db" 'SELECT count(*) FROM deviations' 2>/dev/null || echo '?')
audit, peak MiB                               $(median < "$WORK/memory-small.txt")    48
audit, peak MiB at 4 x the rows               $audit_large    48
import / C inserts, the same settings, CPU    $(cut -d' ' -f1 "$WORK/import.txt" | median)    1.6
import / C inserts, SQLite's settings, CPU    $(cut -d' ' -f4 "$WORK/import.txt" | median)    1.6
  import, CPU seconds                         $(cut -d' ' -f2 "$WORK/import.txt" | median)
  C inserts, the same settings, CPU seconds   $(cut -d' ' -f3 "$WORK/import.txt" | median)
  C inserts, SQLite's settings, CPU seconds   $(cut -d' ' -f5 "$WORK/import.txt" | median)
import, peak MiB                              $(median < "$WORK/import-memory.txt")
import, peak MiB at 4 x the rows              $import_large
audit --version, CPU milliseconds             $(median < "$WORK/version.txt" | awk '{ print $1 * 1000 }')    10

$(cat "$WORK/clock.txt")
TABLE
