#!/bin/sh
# What importing standards costs by the number of services, and that it grows no faster than they do:
#   Benchmarks/standards.sh [audit] [services…]
# Prints a row for each size: seconds and largest memory of a first import, and seconds of the same file again.
set -eu
audit=$(realpath "${1:-.build/release/audit}")
[ $# -gt 0 ] && shift
[ $# -gt 0 ] || set -- 1000 4000 20000
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat > calendar.yaml <<'YAML'
format: audit.calendars/1
calendars:
  - {code: kantor, zone: Asia/Makassar, week: {mon: [["08:00", "16:00"]]}, holidays: []}
YAML

# Ten services a unit, units below a mall, a standard with two times, a tariff and three papers each.
standards() {
  awk -v count="$1" 'BEGIN {
    print "format: audit.standards/1"
    print "units:"
    print "  - {code: MAL, name: Mal Uji, zone: Asia/Makassar, calendar: kantor}"
    for (unit = 0; unit * 10 < count; unit++)
      printf "  - {code: MAL.U%05d, name: Loket %d, parent: MAL}\n", unit, unit
    print "agencies:"
    for (agency = 0; agency < 50; agency++)
      printf "  - {code: DINAS%02d, name: Dinas %d}\n", agency, agency
    print "services:"
    for (n = 0; n < count; n++) {
      printf "  - unit: MAL.U%05d\n    code: L%05d\n    name: Layanan %d\n", int(n / 10), n, n
      printf "    agency: DINAS%02d\n    standards:\n", n % 50
      print "      - version: \"2024\"\n        state: approved\n        decree: SK 1/2024"
      print "        valid_from: 2024-01-01\n        clock: {start: complete}"
      print "        time: [{value: 2, unit: working_days}, {class: baru, value: 5, unit: working_days}]"
      print "        cost: {tariffs: [{amount: 30000}]}"
      print "        requirements: [{code: ktp, name: KTP-el}, {code: kk, name: KK}, {code: foto, name: Foto}]"
    }
  }'
}

# Seconds and KiB of a command.
measure() { /usr/bin/time -f '%e %M' -o time.txt "$@" > out.txt 2>&1 || { cat out.txt; exit 1; }; cat time.txt; }

echo "| services | first import, s | us a service | largest memory, MiB | again, s |"
echo "|---|---|---|---|---|"
for count in "$@"; do
  rm -f audit.db*
  "$audit" init > /dev/null 2>&1
  "$audit" import calendars calendar.yaml > /dev/null 2>&1
  standards "$count" > standards.yaml
  first=$(measure "$audit" import standards standards.yaml)
  again=$(measure "$audit" import standards standards.yaml)
  echo "$count $first $again" | awk '{
    printf "| %d | %.2f | %.0f | %.0f | %.2f |\n", $1, $2, $2 / $1 * 1e6, $3 / 1024, $4 }'
done
