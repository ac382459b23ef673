#!/bin/sh
# How much a night without news adds to the database: bytes a night, mean of NIGHTS nights, for the 34 services of the
# demonstration and for 500 services. The first WARM nights are not counted: cases that are open still become overdue.
# Needs faketime and sqlite3.
# Usage: sh Benchmarks/growth.sh   (NIGHTS=365 WARM=120 ROWS=20000 WORK=.build/growth AUDIT=.build/release/audit)
set -eu
cd "$(dirname "$0")/.."

NIGHTS=${NIGHTS:-365}
WARM=${WARM:-120}
ROWS=${ROWS:-20000}
WORK=${WORK:-.build/growth}
AUDIT=${AUDIT:-.build/release/audit}
RECORDED=2027-01-03T23:00:00+00:00

rm -rf "$WORK" && mkdir -p "$WORK/bulk"
swift build -c release --static-swift-stdlib --product fixture-generator >&2

# The log goes into the file with the end of each command.
size() { sqlite3 "$1" 'SELECT page_count * page_size FROM pragma_page_count, pragma_page_size'; }

# grow NAME DATABASE DAY: nights from that day on, each by the clock of one o'clock in the morning, UTC.
grow() {
  night=0
  while [ "$night" -lt $((WARM + NIGHTS)) ]; do
    [ "$night" -eq "$WARM" ] && before=$(size "$2")
    TZ=UTC faketime "$(date -u -d "$3 $night days" '+%Y-%m-%d 01:00:00')" \
      "$AUDIT" nightly --db "$2" --quiet > "$WORK/told.txt" 2> "$WORK/errors.txt" || {
      [ $? -eq 1 ] || { cat "$WORK/errors.txt" >&2; exit 1; }
    }
    night=$((night + 1))
  done
  services=$(sqlite3 "$2" 'SELECT count(*) FROM services')
  printf '%-16s %8d %10d\n' "$1" "$services" $((($(size "$2") - before) / NIGHTS))
}

"$AUDIT" demo --db "$WORK/demo.db" > "$WORK/demo.txt" 2>&1
.build/release/fixture-generator bulk --seed 7 --rows "$ROWS" --into "$WORK/bulk" >&2
"$AUDIT" init --db "$WORK/bulk.db" >&2
"$AUDIT" import calendar "$WORK/bulk/calendars.yaml" --db "$WORK/bulk.db" >&2
"$AUDIT" import standards "$WORK/bulk/standards.yaml" --db "$WORK/bulk.db" >&2
"$AUDIT" import transactions "$WORK/bulk/transactions.csv" --db "$WORK/bulk.db" --quiet --recorded-at "$RECORDED"

printf '%-16s %8s %10s\n' "" services "bytes"
grow demonstration "$WORK/demo.db" 2026-11-30
grow bulk "$WORK/bulk.db" 2027-01-04
