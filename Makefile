# What a maintainer runs. To build or write a site none of this is needed: see
# README.md.

# A recipe that pipes must fail when its first command does.
SHELL := bash
.SHELLFLAGS := -o pipefail -c
GO ?= go

# The folder of the tests that need a browser or Node.js.
BROWSER := generator/browser

# The tests of pages need a browser; the ones below never skip them.
BROWSER_TESTS := INDABA_BROWSER=required

.PHONY: test
# Every test, with the race detector: the builder, the writer and the preview
# all work in several goroutines. Browser tests check one page of each kind and
# language. This is what .ci/run calls, so it must end within ten minutes on
# two processors: the two packages that take longest begin first, and what
# make lint has vetted is not vetted again.
test: browser
	$(BROWSER_TESTS) $(GO) test -race -vet=off -timeout 9m ./$(BROWSER) ./generator ./...

.PHONY: test-all
# What takes longer: browser tests on every page, more rounds of killing a
# build, and each fuzz target for FUZZTIME.
test-all: browser
	$(BROWSER_TESTS) INDABA_LONG=1 $(GO) test -race -timeout 60m ./...
	$(MAKE) fuzz

FUZZTIME ?= 30s
TARGET ?=

.PHONY: fuzz
# Each fuzz target for FUZZTIME; TARGET=Entry, say, is those of that name. The
# last lines say how often each was executed.
fuzz:
	GO="$(GO)" .ci/fuzz $(FUZZTIME) $(TARGET)

.PHONY: lint
# gofmt prints what it would change and succeeds all the same.
lint:
	@unformatted=$$(gofmt -l cmd content generator i18n themes); \
	if [ -n "$$unformatted" ]; then echo "gofmt would change:"; echo "$$unformatted"; exit 1; fi
	$(GO) vet ./...
	$(GO) tool staticcheck ./...

.PHONY: vulnerabilities
# Asks the Go vulnerability database; the version is pinned like all we run.
vulnerabilities:
	$(GO) run golang.org/x/vuln/cmd/govulncheck@v1.9.0 ./...

VERSION ?=

.PHONY: release
# The files of a release, built twice and compared: VERSION=v1.2.3.
release:
	rm -rf dist dist.again
	$(GO) run ./cmd/release -version "$(VERSION)" -o dist
	$(GO) run ./cmd/release -version "$(VERSION)" -o dist.again
	diff -r dist dist.again
	rm -rf dist.again

PAGES ?= 1000,10000
ROUNDS ?= 6

# The figures that are kept, and those that were measured last.
FIGURES := generator/bench/figures
BENCHSTAT := golang.org/x/perf/cmd/benchstat@v0.0.0-20260908200009-22c9c6c9d4da

.PHONY: bench
# Never a part of the tests: a figure from a busy machine says nothing.
# PAGES=1000 ROUNDS=10, say, change what is measured; fewer than six rounds prove
# no difference. What is measured stands beside what is kept in the repository.
# The last part says how well search finds what people look for, and what a query
# costs on a slow phone.
bench:
	$(GO) run ./generator/bench -pages $(PAGES) -rounds $(ROUNDS) >$(FIGURES).new
	cat $(FIGURES).new
	$(GO) run $(BENCHSTAT) kept=$(FIGURES).txt now=$(FIGURES).new
	INDABA_BENCH=1 $(BROWSER_TESTS) $(GO) test -count=1 -v -timeout 20m -run '^TestSearch(Relevance|Cost)$$' ./$(BROWSER) | grep -E 'queries|first result|^(ok|---|FAIL)'

.PHONY: keep
# What make bench has measured last is what it compares with from now on.
keep:
	grep -E '^(Benchmark|Unit)' $(FIGURES).new >$(FIGURES).txt

.PHONY: budget
# What the pages of the shipped network cost their readers, how fast search
# answers on a slow phone, and how much of a build its index takes, beside what
# they may.
budget: browser
	$(GO) run ./generator/bench budget content
	@echo
	$(GO) run ./generator/bench index
	INDABA_BENCH=1 $(BROWSER_TESTS) $(GO) test -count=1 -v -timeout 20m -run '^TestSearchCost$$' ./$(BROWSER) | grep -E 'first result|^(ok|--- FAIL|FAIL)'

LIMIT ?=

.PHONY: bench-live
# From a save to the new text in a reader's hands. PAGES=40000 LIMIT=1GiB, say.
# The last line is of a long page in a browser, in a network of 10,000.
bench-live:
	$(GO) run ./generator/bench -live -pages $(PAGES) -rounds $(ROUNDS) -limit "$(LIMIT)"
	INDABA_BENCH=1 $(BROWSER_TESTS) $(GO) test -count=1 -v -timeout 10m -run '^TestSaveCost$$' ./$(BROWSER) | grep -E 'saved|^(ok|FAIL)'

.PHONY: screenshots
# A picture of each kind of page on a phone and on a desktop, light and dark, in
# English and Arabic, for people to look at: generator/browser/screenshots holds
# them, with a contact sheet (index.html, sheet.png), and git ignores it. Those
# that README.md shows land in docs/pictures.
screenshots: browser
	$(BROWSER_TESTS) INDABA_SCREENSHOTS=screenshots $(GO) test -count=1 -run '^TestScreenshots$$' ./$(BROWSER)

.PHONY: browser
# What the browser tests need: Chromium, fonts for every script of the shipped
# content, axe-core, and two programs that read calendars. Each step is passed
# over when it is done already.
browser: $(BROWSER)/node_modules/axe-core/axe.min.js
	$(BROWSER)/install

# npm ci would want a lock file, which names the host of a registry; the one
# package has no dependencies, and package.json names its exact version.
$(BROWSER)/node_modules/axe-core/axe.min.js: $(BROWSER)/package.json
	@command -v npm >/dev/null || { echo "make test needs npm, to fetch axe-core (the accessibility rules): install Node.js" >&2; exit 1; }
	cd $(BROWSER) && npm install --no-package-lock --no-audit --no-fund --ignore-scripts --loglevel=error
	@touch $@

.PHONY: clean
clean:
	rm -rf public dist dist.again $(FIGURES).new $(BROWSER)/node_modules $(BROWSER)/screenshots
