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

rm -rf "$WORK" && mkdir -p "$WORK/bulk"
swift build -c release --static-swift-stdlib --product fixture-generator >&2

# The log goes into the file with the end of each command.
size() { sqlite3 "$1" 'SELECT page_count * page_size FROM pragma_page_count, pragma_page_size'; }

# at INSTANT ARG …: the program by a clock that shows that instant, in UTC.
at() {
  instant=$1 && shift
  TZ=UTC faketime "$instant" "$AUDIT" "$@"
}

# grow NAME DATABASE DAY: nights from that day on, each at one o'clock in the morning.
grow() {
  night=0
  while [ "$night" -lt $((WARM + NIGHTS)) ]; do
    [ "$night" -eq "$WARM" ] && before=$(size "$2")
    at "$(date -u -d "$3 $night days" '+%Y-%m-%d 01:00:00')" \
      nightly --db "$2" --quiet > "$WORK/told.txt" 2> "$WORK/errors.txt" || {
      [ $? -eq 1 ] || { cat "$WORK/errors.txt" >&2; exit 1; }
    }
    night=$((night + 1))
  done
  services=$(sqlite3 "$2" 'SELECT count(*) FROM services')
  printf '%-16s %8d %10d\n' "$1" "$services" $((($(size "$2") - before) / NIGHTS))
}

at "2026-11-29 12:00:00" demo --db "$WORK/demo.db" > "$WORK/demo.txt" 2>&1
.build/release/fixture-generator bulk --seed 7 --rows "$ROWS" --into "$WORK/bulk" >&2
bulk="2027-01-03 23:00:00"
at "$bulk" init --db "$WORK/bulk.db" >&2
at "$bulk" import calendars "$WORK/bulk/calendars.yaml" --db "$WORK/bulk.db" >&2
at "$bulk" import standards "$WORK/bulk/standards.yaml" --db "$WORK/bulk.db" >&2
at "$bulk" import transactions "$WORK/bulk/transactions.csv" --db "$WORK/bulk.db" --quiet

printf '%-16s %8s %10s\n' "" services "bytes"
grow demonstration "$WORK/demo.db" 2026-11-30
grow bulk "$WORK/bulk.db" 2027-01-04
