#!/bin/sh
# Checks the units with systemd and the package with lintian, where these are installed.
#   sh Packaging/check.sh [PACKAGE]
set -eu
cd "$(dirname "$0")/.."

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cp Packaging/audit-nightly.timer Packaging/audit-nightly.service "$scratch"
# The check looks for the program, which need not be installed here.
command -v /usr/bin/audit > /dev/null \
  || sed -i 's|^ExecStart=/usr/bin/audit |ExecStart=/bin/true |' "$scratch/audit-nightly.service"
# And for the page, which is part of the package.
sed -i '/^Documentation=/d' "$scratch"/audit-nightly.*

if command -v systemd-analyze > /dev/null; then
  systemd-analyze verify "$scratch/audit-nightly.timer" "$scratch/audit-nightly.service"
  systemd-analyze calendar --iterations=1 "$(sed -n 's/^OnCalendar=//p' Packaging/audit-nightly.timer)"
  systemd-analyze security --offline=yes --threshold=20 "$scratch/audit-nightly.service"
else
  echo "check: systemd-analyze is not installed; the units were not checked" >&2
fi
for script in Packaging/*.sh Packaging/debian/p*; do sh -n "$script"; done

if [ $# -gt 0 ] && command -v lintian > /dev/null; then
  lintian --fail-on error "$1"
fi
