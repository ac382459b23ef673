#!/bin/sh
# Installs what the build needs and the machine lacks: SQLite's header and library, the zone database; unless
# WORKBOOK=no libxlsxwriter, libxml2 and zlib, by which workbooks are written and read; strace, by which a test sees in
# what order things reach the disk.
set -eu

if ! command -v swift >/dev/null 2>&1; then
  echo "setup: Swift 6.2 or later is needed (https://www.swift.org/install/linux/)" >&2
  exit 1
fi

missing=""
[ -f /usr/include/sqlite3.h ] || missing="$missing libsqlite3-dev"
[ -f "${TZDIR:-/usr/share/zoneinfo}/Asia/Makassar" ] || missing="$missing tzdata"
command -v strace >/dev/null 2>&1 || missing="$missing strace"
if [ "${WORKBOOK:-yes}" != no ]; then
  [ -f /usr/include/xlsxwriter.h ] || missing="$missing libxlsxwriter-dev"
  [ -f /usr/include/libxml2/libxml/parser.h ] || missing="$missing libxml2-dev"
  [ -f /usr/include/zlib.h ] || missing="$missing zlib1g-dev"
  # By which the build finds the headers of libxml2.
  command -v pkg-config >/dev/null 2>&1 || missing="$missing pkg-config"
fi
[ -z "$missing" ] && exit 0

if [ "$(id -u)" -eq 0 ]; then
  as_root=""
elif command -v sudo >/dev/null 2>&1; then
  as_root="sudo"
else
  echo "setup: please have an administrator run: apt-get install$missing" >&2
  exit 1
fi
echo "setup: installing$missing" >&2
# shellcheck disable=SC2086
{
  $as_root apt-get update -q
  DEBIAN_FRONTEND=noninteractive $as_root apt-get install -q -y --no-install-recommends $missing
} >&2
