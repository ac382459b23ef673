#!/bin/sh
# Writes the man pages anew from the commands themselves.
set -eu
mkdir -p Documentation/man
swift package --allow-writing-to-package-directory generate-manual --multi-page --section 1 >&2
find .build/plugins -path '*generate-manual*' -name '*.1' -exec cp {} Documentation/man/ \; 2>/dev/null || true
find .build/plugins -name '*.1' -exec cp {} Documentation/man/ \;
ls Documentation/man
