#!/bin/sh
# What a night with little to do costs: CPU (user + system) of whole processes on a database of ROWS transactions,
# alternated in the same rounds; medians. Each round brings NEW further transactions, audits them, and lets a run and a
# night find nothing changed, each as of a minute later than the one before.
# Usage: sh Benchmarks/night.sh   (ROWS=5000000 NEW=5000 ROUNDS=5 WORK=.build/night; about 700 bytes of disk a row; needs faketime before 2027)
set -eu
cd "$(dirname "$0")/.."

ROWS=${ROWS:-5000000}
NEW=${NEW:-5000}
ROUNDS=${ROUNDS:-5}
WORK=${WORK:-.build/night}
AUDIT=${AUDIT:-.build/release/audit}
TOOLS=$WORK/tools/release
START=2027-01-04T00:00:00+00:00
RECORDED=2027-01-03T23:00:00+00:00

mkdir -p "$WORK"
if [ -z "${BUILT:-}" ]; then
  swift build -c release --package-path Benchmarks --scratch-path "$WORK/tools" --product measure >&2
  swift build -c release --static-swift-stdlib --product fixture-generator >&2
fi
. Benchmarks/clock.sh

median() { sort -g | awk '{ value[NR] = $1 } END { print value[int((NR + 1) / 2)] }'; }

# Minutes after START, as the command line takes an instant.
minutes=0
later() {
  minutes=$((minutes + 1))
  AS_OF=$(printf '2027-01-04T%02d:%02d:00+00:00' $((minutes / 60)) $((minutes % 60)))
}

# prepare FOLDER: a database with ROWS transactions, audited once, and ROUNDS files of NEW later ones.
prepare() {
  [ -f "$1/done" ] && return
  rm -rf "$1" && mkdir -p "$1"
  .build/release/fixture-generator bulk --seed 7 --rows $((ROWS + NEW * ROUNDS)) --into "$1" >&2
  head -n $((ROWS + 1)) "$1/transactions.csv" > "$1/first.csv"
  for round in $(seq "$ROUNDS"); do
    from=$((ROWS + NEW * (round - 1) + 2))
    { head -n 1 "$1/transactions.csv"; sed -n "$from,$((from + NEW - 1))p" "$1/transactions.csv"; } > "$1/new-$round.csv"
  done
  rm "$1/transactions.csv" "$1/planted.csv"
  "$AUDIT" init --db "$1/audited.db" >&2
  "$AUDIT" import calendars "$1/calendars.yaml" --db "$1/audited.db" >&2
  "$AUDIT" import standards "$1/standards.yaml" --db "$1/audited.db" >&2
  "$AUDIT" import transactions "$1/first.csv" --db "$1/audited.db" --quiet --recorded-at "$RECORDED"
  rm "$1/first.csv"
  "$AUDIT" run --all-units --as-of "$START" --db "$1/audited.db" --format plain > /dev/null
  touch "$1/done"
}

# take NAME COMMAND [ARG ...]: one more measurement for the row of that name.
take() {
  name=$1 && shift
  "$TOOLS/measure" "$@" >> "$WORK/$name.txt"
}

prepare "$WORK/$ROWS"
DB=$WORK/night.db
rm -f "$DB" "$DB-wal" "$DB-shm" "$DB.lock"
cp "$WORK/$ROWS/audited.db" "$DB"
for name in changed nothing nightly; do : > "$WORK/$name.txt"; done

for round in $(seq "$ROUNDS"); do
  echo "round $round of $ROUNDS" >&2
  "$AUDIT" import transactions "$WORK/$ROWS/new-$round.csv" --db "$DB" --quiet --recorded-at "$RECORDED"
  later && take changed "$AUDIT" run --all-units --as-of "$AS_OF" --db "$DB" --format plain
  later && take nothing "$AUDIT" run --all-units --as-of "$AS_OF" --db "$DB" --format plain
  later && take nightly "$AUDIT" nightly --again --as-of "$AS_OF" --db "$DB" --quiet
done

nothing=$(cut -d' ' -f1 "$WORK/nothing.txt" | median)
row() {
  cpu=$(cut -d' ' -f1 "$WORK/$2.txt" | median)
  peak=$(cut -d' ' -f2 "$WORK/$2.txt" | median)
  awk -v name="$1" -v cpu="$cpu" -v nothing="$nothing" -v peak="$peak" \
    'BEGIN { printf "%-44s %8.1f %9.2f %9.1f\n", name, cpu * 1000, 100 * cpu / nothing, peak }'
}

echo "rows: $ROWS; $ROUNDS rounds; CPU is user + system of the whole process"
echo
printf '%-44s %8s %9s %9s\n' "" "CPU ms" "% of run" "peak MiB"
row "run, $NEW new transactions" changed
row "run, nothing changed" nothing
row "nightly, nothing changed" nightly
