#!/bin/sh
# The figure of the export: CPU (user + system) of `audit export` of ROWS deviations to one CSV file, manifest and
# SHA-256 included, against `sqlite3 -csv` printing the same rows by the join that the export reads, alternated; medians.
# The database is made from the generator's: 1 M transactions have about 77,000 deviations, so each further
# transaction is given a copy of one of them (its rule, severity and amount; expected and actual moved to its own day),
# one after the other, until there are ROWS. The register is then what the export reads; nothing is judged anew.
# Usage: sh Benchmarks/export.sh   (ROWS=1000000 ROUNDS=5 WORK=.build/bench-export; needs sqlite3, and faketime before 2027)
set -eu
cd "$(dirname "$0")/.."

ROWS=${ROWS:-1000000}
ROUNDS=${ROUNDS:-5}
WORK=${WORK:-.build/bench-export}
AUDIT=${AUDIT:-.build/release/audit}
AS_OF=2027-01-04T00:00:00+00:00
TOOLS=$WORK/tools/release

mkdir -p "$WORK"
if [ -z "${BUILT:-}" ]; then
  swift build -c release --package-path Benchmarks --scratch-path "$WORK/tools" --product measure >&2
  swift build -c release --static-swift-stdlib --product fixture-generator >&2
fi
. Benchmarks/clock.sh

median() { sort -g | awk '{ value[NR] = $1 } END { print value[int((NR + 1) / 2)] }'; }
measure() { "$TOOLS/measure" "$@"; }

# prepare ROWS: a database with so many transactions, audited, and as many deviations.
prepare() {
  folder=$WORK/$1
  [ -f "$folder/done" ] && return
  rm -rf "$folder" && mkdir -p "$folder"
  .build/release/fixture-generator bulk --seed 7 --rows "$1" --into "$folder" >&2
  "$AUDIT" init --db "$folder/audit.db" >&2
  "$AUDIT" import calendars "$folder/calendars.yaml" --db "$folder/audit.db" >&2
  "$AUDIT" import standards "$folder/standards.yaml" --db "$folder/audit.db" >&2
  "$AUDIT" import transactions "$folder/transactions.csv" --db "$folder/audit.db" --quiet --recorded-at 2027-01-03T23:00:00+00:00
  "$AUDIT" --all-units --as-of "$AS_OF" --db "$folder/audit.db" --format plain > /dev/null
  sqlite3 "$folder/audit.db" >&2 <<SQL
PRAGMA temp_store = MEMORY;
CREATE TEMP TABLE pattern AS
  SELECT row_number() OVER (ORDER BY key) - 1 AS n, key & 4095 AS rule, severity, standard_id, amount,
    expected - received_at AS expected_after, actual - received_at AS actual_after, expected, actual
  FROM deviations JOIN transactions ON transactions.id = key >> 12 WHERE until = 0;
CREATE UNIQUE INDEX pattern_n ON pattern (n);
CREATE TEMP TABLE bare AS
  SELECT row_number() OVER (ORDER BY id) - 1 AS n, id, service_id, received_at FROM transactions
  WHERE id NOT IN (SELECT key >> 12 FROM deviations WHERE until = 0)
  LIMIT max(0, $1 - (SELECT count(*) FROM deviations));
DROP TRIGGER deviations_kept_insert;
INSERT INTO deviations (until, key, service_id, since, found, severity, standard_id, expected, actual, amount)
  SELECT 0, bare.id << 12 | rule, service_id, 1, 1, severity, standard_id,
    CASE WHEN expected > 1000000000 THEN received_at + expected_after ELSE expected END,
    CASE WHEN actual > 1000000000 THEN received_at + actual_after ELSE actual END, amount
  FROM bare JOIN pattern ON pattern.n = bare.n % (SELECT count(*) FROM pattern) ORDER BY bare.id;
PRAGMA wal_checkpoint(TRUNCATE);
SQL
  rm -f "$folder/transactions.csv"
  touch "$folder/done"
}

# The join of AuditStore/Register/DeviationReader.swift.
JOIN="SELECT deviations.key, deviations.severity, deviations.standard_id, deviations.expected,
  deviations.actual, deviations.amount, deviations.found, transactions.service_id,
  transactions.number, transactions.status, transactions.received_at
FROM deviations
JOIN transactions ON transactions.id = deviations.key >> 12
WHERE deviations.until = 0
ORDER BY deviations.key"

# The same rows with what people read of them: names, words and times, as the file has them.
READABLE="SELECT printf('%s-%02d-%d', char(65 + (deviations.key & 4095) / 100), (deviations.key & 4095) % 100,
  deviations.key >> 12), units.code, services.code, services.name, transactions.number,
  CASE transactions.status WHEN 0 THEN 'open' WHEN 1 THEN 'finished' WHEN 2 THEN 'rejected' ELSE 'withdrawn' END,
  printf('%s-%02d', char(65 + (deviations.key & 4095) / 100), (deviations.key & 4095) % 100),
  CASE deviations.severity WHEN 0 THEN 'low' WHEN 1 THEN 'medium' WHEN 2 THEN 'high' ELSE 'critical' END,
  standards.version, strftime('%Y-%m-%dT%H:%M:%S', deviations.expected, 'unixepoch'),
  strftime('%Y-%m-%dT%H:%M:%S', deviations.actual, 'unixepoch'), deviations.actual - deviations.expected,
  deviations.amount, strftime('%Y-%m-%dT%H:%M:%S', transactions.received_at, 'unixepoch')
FROM deviations
JOIN transactions ON transactions.id = deviations.key >> 12
JOIN services ON services.id = transactions.service_id
JOIN units ON units.id = services.unit_id
LEFT JOIN standards ON standards.id = deviations.standard_id
WHERE deviations.until = 0
ORDER BY deviations.key"

# export ROWS FILE…: CPU seconds and peak MiB of a hand-over of these files.
export_csv() {
  rm -rf "$WORK/out"
  rows=$1
  shift
  only=""
  for file in "$@"; do only="$only --only $file"; done
  # shellcheck disable=SC2086
  measure "$AUDIT" export --all-units --db "$WORK/$rows/audit.db" --to "$WORK/out" --quiet $only
}

print_csv() { measure sh -c "exec sqlite3 -csv '$WORK/$ROWS/audit.db' \"\$0\" > '$WORK/sqlite.csv'" "$1"; }

prepare "$ROWS"
prepare 10000

for file in ratio readable export sqlite excel both memory; do : > "$WORK/$file.txt"; done
for round in $(seq "$ROUNDS"); do
  set -- $(export_csv "$ROWS" penyimpangan.data.csv)
  echo "$1" >> "$WORK/export.txt"
  echo "$2" >> "$WORK/memory.txt"
  mine=$1
  set -- $(print_csv "$JOIN")
  echo "$1" >> "$WORK/sqlite.txt"
  echo "$mine $1" | awk '{ print $1 / $2 }' | tee -a "$WORK/ratio.txt" >&2
  set -- $(print_csv "$READABLE")
  echo "$mine $1" | awk '{ print $1 / $2 }' >> "$WORK/readable.txt"
  set -- $(export_csv "$ROWS" penyimpangan.csv)
  echo "$1" >> "$WORK/excel.txt"
  set -- $(export_csv "$ROWS" penyimpangan.csv penyimpangan.data.csv)
  echo "$1" >> "$WORK/both.txt"
done
export_csv "$ROWS" penyimpangan.data.csv > /dev/null
size=$(($(stat -c %s "$WORK/out/penyimpangan.data.csv") / 1048576))
set -- $(export_csv 10000 penyimpangan.data.csv)
small=$2

cat <<TABLE
deviations: $(sqlite3 "$WORK/$ROWS/audit.db" 'SELECT count(*) FROM deviations'); $ROUNDS rounds; CPU seconds are user + system of the whole process

figure                                             measured   budget
export to CSV (data) / sqlite3 -csv, CPU           $(median < "$WORK/ratio.txt")   0.8
  export, CPU seconds ($size MiB)                   $(median < "$WORK/export.txt")
  sqlite3 -csv of the join, CPU seconds            $(median < "$WORK/sqlite.txt")
the same / sqlite3 -csv with names and times       $(median < "$WORK/readable.txt")
export to CSV (excel-id), CPU seconds              $(median < "$WORK/excel.txt")
export to both in one pass, CPU seconds            $(median < "$WORK/both.txt")
export, peak MiB                                   $(median < "$WORK/memory.txt")
export of 10 000 deviations, peak MiB              $small   within 10 %
TABLE
rm -rf "$WORK/out" "$WORK/sqlite.csv"
