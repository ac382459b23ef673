#!/bin/sh
# Makes the Debian package from the release binary, with dpkg-deb alone. The same binary and the same
# SOURCE_DATE_EPOCH (without one the time of the last commit) give the same bytes.
#   sh Packaging/deb.sh [BINARY] [FOLDER]     prints the path of the package
set -eu
umask 022
cd "$(dirname "$0")/.."

binary=${1:-.build/release/audit}
output=${2:-.build/deb}
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || echo 0)}
export SOURCE_DATE_EPOCH

# The libraries of workbooks, in the packages that have them here; their names differ between releases of Debian.
workbooks=""
for library in $(ldd "$binary" | sed -nE 's#.*=> (.*/lib(xlsxwriter|xml2|z)\.so[^ ]*) .*#\1#p'); do
  # By its name alone: a package may have it in /lib where the linker says /usr/lib.
  name=$(basename "$(readlink -f "$library")")
  workbooks="$workbooks, $(dpkg-query -S "*/$name" | head -n 1 | cut -d: -f1)"
done

version=$("$binary" --version | sed -n 's/^audit \([0-9.]*\).*/\1/p')
architecture=$(dpkg --print-architecture)
root=$output/root
rm -rf "$root" && mkdir -p "$root/DEBIAN"

put() { install -D -m "$1" "$2" "$root/$3"; }

put 755 "$binary" usr/bin/audit
# Debug symbols stay with the build.
strip --strip-unneeded --remove-section=.comment --remove-section=.note "$root/usr/bin/audit"

for page in .build/man/*.1; do
  target=$root/usr/share/man/man1/$(basename "$page").gz
  mkdir -p "$(dirname "$target")"
  gzip -9nc "$page" > "$target"
  chmod 644 "$target"
done
for shell in bash:bash-completion/completions/audit zsh:zsh/vendor-completions/_audit \
  fish:fish/vendor_completions.d/audit.fish; do
  target=$root/usr/share/${shell#*:}
  mkdir -p "$(dirname "$target")"
  "$binary" --generate-completion-script "${shell%%:*}" > "$target"
  chmod 644 "$target"
done

put 644 Packaging/audit-nightly.service usr/lib/systemd/system/audit-nightly.service
put 644 Packaging/audit-nightly.timer usr/lib/systemd/system/audit-nightly.timer
put 644 Packaging/audit.yaml etc/audit/audit.yaml
put 644 Packaging/debian/logrotate etc/logrotate.d/audit
put 644 Packaging/debian/copyright usr/share/doc/audit/copyright
put 644 Documentation/nightly.md usr/share/doc/audit/nightly.md
gzip -9nc CHANGELOG.md > "$root/usr/share/doc/audit/changelog.gz"
chmod 644 "$root/usr/share/doc/audit/changelog.gz"
mkdir -p "$root/usr/share/audit"
cp -R Fixtures/demo Fixtures/profiles "$root/usr/share/audit/"

for script in postinst prerm postrm; do put 755 "Packaging/debian/$script" "DEBIAN/$script"; done
put 644 Packaging/debian/conffiles DEBIAN/conffiles
size=$(du -sk --apparent-size --exclude=DEBIAN "$root" | cut -f1)
cat > "$root/DEBIAN/control" <<END
Package: audit
Version: $version
Architecture: $architecture
Maintainer: audit <audit@localhost>
Installed-Size: $size
Depends: adduser, libc6 (>= 2.34), libgcc-s1, libsqlite3-0 (>= 3.37), libstdc++6, tzdata$workbooks
Section: database
Priority: optional
Description: auditor of public service standards
 Compares what public service units promised with what they did, keeps every
 deviation in sight until it is corrected, and does so by itself every night.
 .
 All data lie in one SQLite file; nothing is sent anywhere.
END
(cd "$root" && find . -type f ! -path './DEBIAN/*' -printf '%P\n' | LC_ALL=C sort | xargs md5sum) \
  > "$root/DEBIAN/md5sums"
chmod 644 "$root/DEBIAN/control" "$root/DEBIAN/md5sums"
find "$root" -type d -exec chmod 755 {} +
find "$root/usr/share/audit" -type f -exec chmod 644 {} +
find "$root" -exec touch --no-dereference --date="@$SOURCE_DATE_EPOCH" {} +

package=$output/audit_${version}_$architecture.deb
dpkg-deb --root-owner-group -Zxz --build "$root" "$package" >&2
echo "$package"
