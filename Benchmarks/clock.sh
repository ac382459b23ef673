# The generated data reach to the end of 2026, and nothing is recorded as of an instant that has not come. Until then a
# script goes on from here by a clock that is ahead (times of the processor are told by the kernel as ever); BUILT says
# that it has been here, and that its programs are built.
if [ "$(date +%s)" -lt 1799107200 ]; then
  command -v faketime > /dev/null || { echo "before 2027 this needs faketime" >&2; exit 1; }
  export BUILT=1 FAKETIME_DONT_FAKE_MONOTONIC=1
  exec faketime -f "+$((1799107200 - $(date +%s)))s" sh "Benchmarks/$(basename "$0")"
fi
