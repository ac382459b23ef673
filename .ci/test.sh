# Runs every test that was built, and says once more at the end which failed: a log of thousands of lines is read from its end.
# Not all at once: each test holds files open, and Foundation on Linux may read past the end of a long list of them when
# it starts a program (swift-corelibs-foundation 5472).
set -u
log=.build/tests.txt
{
  SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH=32 "${SWIFT:-swift}" test "$@" --skip-build 2>&1
  echo "exit $?"
} | tee "$log"
status=$(sed -n '$s/^exit //p' "$log")
if [ "$status" != 0 ]; then
  echo "failed:"
  grep -A 3 -E "recorded an issue|Fatal error|Crash:" "$log" | cut -c 1-1000 | head -60
fi >&2
exit "$status"
