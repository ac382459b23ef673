#!/bin/sh
# Peak memory and CPU of temuan.xlsx with ROWS deviations, and with a twentieth of them: it must not grow.
# Usage: sh Benchmarks/xlsx.sh   (ROWS=200000 ROUNDS=5 WORK=.build/bench)
set -eu
cd "$(dirname "$0")/.."

ROWS=${ROWS:-200000}
ROUNDS=${ROUNDS:-5}
WORK=${WORK:-.build/bench}
SAMPLE=.build/release/spreadsheet-sample
MEASURE=$WORK/tools/release/measure

mkdir -p "$WORK"
swift build -c release --package-path Benchmarks --scratch-path "$WORK/tools" --product measure >&2
swift build -c release --static-swift-stdlib --product spreadsheet-sample >&2

median() { sort -g | awk '{ value[NR] = $1 } END { print value[int((NR + 1) / 2)] }'; }

: > "$WORK/xlsx-large.txt"
: > "$WORK/xlsx-small.txt"
for round in $(seq "$ROUNDS"); do
  "$MEASURE" "$SAMPLE" "$ROWS" "$WORK/large.xlsx" >> "$WORK/xlsx-large.txt"
  "$MEASURE" "$SAMPLE" $((ROWS / 20)) "$WORK/small.xlsx" >> "$WORK/xlsx-small.txt"
done

cat <<TABLE
figure                                        measured   budget
temuan.xlsx, $ROWS deviations, peak MiB     $(cut -d' ' -f2 "$WORK/xlsx-large.txt" | median)    40
  a twentieth of them, peak MiB               $(cut -d' ' -f2 "$WORK/xlsx-small.txt" | median)
  CPU seconds                                 $(cut -d' ' -f1 "$WORK/xlsx-large.txt" | median)
  bytes                                       $(wc -c < "$WORK/large.xlsx")
TABLE
