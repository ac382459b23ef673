# make demo    sets everything up, builds, and audits the bundled mall of public services
# make test    sets everything up, checks the format, builds and runs every test
# make bench   measures against the yardsticks in C, with up to 5,000,000 transactions (release build, a quarter of an hour)
# make install PREFIX=/usr/local
# make deb     makes the Debian package in .build/deb
# With TRAITS=XLSX they also build the writer of temuan.xlsx, and setup installs libxlsxwriter.

PREFIX ?= /usr/local
DESTDIR ?=
SWIFT ?= swift
TRAITS ?=
WITH_TRAITS = $(if $(TRAITS),--traits $(TRAITS))
RELEASE = -c release --static-swift-stdlib $(WITH_TRAITS)
AUDIT = .build/release/audit
DEMO = .build/demo

.PHONY: demo test bench install setup build format man deb

setup:
	@TRAITS="$(TRAITS)" sh .ci/setup.sh

build: setup
	@$(SWIFT) build $(RELEASE) --product audit 1>&2

# Only the result goes to the standard output.
demo: build
	@rm -rf $(DEMO) && mkdir -p $(DEMO)
	@$(AUDIT) demo --data Fixtures/demo --db $(DEMO)/audit.db 1>&2
	@$(AUDIT) --unit MPP-Banjarbaru --db $(DEMO)/audit.db --as-of 2026-07-01T08:00:00+08:00 --format table

test: setup
	$(SWIFT) format lint --strict -r Sources Tests Migrations Fixtures Benchmarks/Spreadsheet Benchmarks/Ledger Package.swift
	$(SWIFT) build $(WITH_TRAITS) --build-tests --explicit-target-dependency-import-check error
	@SWIFT="$(SWIFT)" sh .ci/test.sh $(WITH_TRAITS)

bench: build
	@sh Benchmarks/bench.sh

format:
	$(SWIFT) format -i -r Sources Tests Migrations Fixtures Benchmarks/Spreadsheet Benchmarks/Ledger Package.swift

man: build
	@sh .ci/man.sh

deb: build
	@sh Packaging/deb.sh $(AUDIT)

install: build
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/audit $(DESTDIR)$(PREFIX)/share/man/man1
	install -m 755 $(AUDIT) $(DESTDIR)$(PREFIX)/bin/audit
	cp -R Fixtures/demo Fixtures/profiles $(DESTDIR)$(PREFIX)/share/audit/
	install -m 644 Documentation/man/*.1 $(DESTDIR)$(PREFIX)/share/man/man1/
	install -d $(DESTDIR)$(PREFIX)/share/bash-completion/completions $(DESTDIR)$(PREFIX)/share/zsh/site-functions $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d
	$(AUDIT) --generate-completion-script bash > $(DESTDIR)$(PREFIX)/share/bash-completion/completions/audit
	$(AUDIT) --generate-completion-script zsh > $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_audit
	$(AUDIT) --generate-completion-script fish > $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/audit.fish
