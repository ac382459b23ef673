# make demo    sets everything up, builds, and audits the bundled mall of public services
# make test    sets everything up, checks the format, builds and runs every test
# make bench   measures against the yardsticks in C, with up to 5,000,000 transactions (release build, a quarter of an hour)
# make install PREFIX=/usr/local
# make deb     makes the Debian package in .build/deb
# make plain   builds without the readers and the writer of workbooks, in .build/plain
# With WORKBOOK=no they all leave these out, and setup does without libxlsxwriter, libxml2 and zlib.

PREFIX ?= /usr/local
DESTDIR ?=
SWIFT ?= swift
WORKBOOK ?= yes
TRAITS = $(if $(filter no,$(WORKBOOK)),--disable-default-traits)
RELEASE = -c release --static-swift-stdlib $(TRAITS)
AUDIT = .build/release/audit
DEMO = .build/demo
MAN = .build/man

.PHONY: demo test bench install setup build plain format man deb

setup:
	@WORKBOOK="$(WORKBOOK)" sh .ci/setup.sh

build: setup
	@$(SWIFT) build $(RELEASE) --product audit 1>&2

plain: setup
	@$(SWIFT) build --disable-default-traits --scratch-path .build/plain --product audit 1>&2

# Only the result goes to the standard output.
demo: build
	@rm -rf $(DEMO) && mkdir -p $(DEMO)
	@$(AUDIT) demo --data Fixtures/demo --db $(DEMO)/audit.db 1>&2
	@$(AUDIT) --unit MPP-Banjarbaru --db $(DEMO)/audit.db --as-of 2026-07-01T08:00:00+08:00 --format table

# The tests of commands run the program as it is installed, which is also several times faster than a debug build.
test: build
	$(SWIFT) format lint --strict -r Sources Tests Migrations Fixtures Benchmarks/Spreadsheet Benchmarks/Ledger Benchmarks/Sheets Package.swift
	$(SWIFT) build $(TRAITS) --build-tests --explicit-target-dependency-import-check error
	$(SWIFT) build $(TRAITS) --product generate-manual
	@AUDIT_EXECUTABLE="$(CURDIR)/$(AUDIT)" SWIFT="$(SWIFT)" sh .ci/test.sh $(TRAITS)

bench: build
	@sh Benchmarks/bench.sh

format:
	$(SWIFT) format -i -r Sources Tests Migrations Fixtures Benchmarks/Spreadsheet Benchmarks/Ledger Benchmarks/Sheets Package.swift

# From the commands themselves, dated by the last commit.
man: build
	@$(SWIFT) build $(RELEASE) --product generate-manual 1>&2
	@rm -rf $(MAN) && mkdir -p $(MAN)
	@.build/release/generate-manual $(AUDIT) --multi-page --section 1 --output-directory $(MAN) \
	  $$(git log -1 --format='--date %cs' 2>/dev/null)

deb: build man
	@sh Packaging/deb.sh $(AUDIT)

install: build man
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/audit $(DESTDIR)$(PREFIX)/share/man/man1
	install -m 755 $(AUDIT) $(DESTDIR)$(PREFIX)/bin/audit
	cp -R Fixtures/demo Fixtures/profiles $(DESTDIR)$(PREFIX)/share/audit/
	install -m 644 $(MAN)/*.1 $(DESTDIR)$(PREFIX)/share/man/man1/
	install -d $(DESTDIR)$(PREFIX)/share/bash-completion/completions $(DESTDIR)$(PREFIX)/share/zsh/site-functions $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d
	$(AUDIT) --generate-completion-script bash > $(DESTDIR)$(PREFIX)/share/bash-completion/completions/audit
	$(AUDIT) --generate-completion-script zsh > $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_audit
	$(AUDIT) --generate-completion-script fish > $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/audit.fish
