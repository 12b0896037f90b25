# `make demo` and `make test` need a Debian 12 (or alike) with python3, make and gcc: they set up
# the rest. Set-up is done again only when a lock file has changed.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.SUFFIXES:

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

LOCALE := src/sansang/wording/locale
ROOM_LOCALE := src/opsroom/locale
PO := $(LOCALE)/vi/LC_MESSAGES/sansang.po $(ROOM_LOCALE)/vi/LC_MESSAGES/django.po
MO := $(PO:.po=.mo)
POT := build/sansang.pot
ROOM_POT := build/room.pot

.PHONY: help
help: ## say what can be made
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile | expand -t 12

# --- what people come for -------------------------------------------------------------------

.PHONY: demo
demo: $(VENV)/run.stamp $(MO) ## print the readiness dossier of the example
	@# 1 means that the plan has errors: the example has some, on purpose.
	@$(BIN)/sansang dossier examples/lang-son-congress -o build/lang-son-congress || [ $$? -eq 1 ]
	@echo
	@echo "Open build/lang-son-congress/dossier.html in a browser."

.PHONY: test
test: checked ## every check and every test
	$(PYTEST)
	scripts/with_postgres.sh $(PYTEST) tests/opsroom tests/journeys

.PHONY: coverage
coverage: checked ## the tests again, half as long again, to see what none of them reaches
	$(PYTEST) --cov --cov-report=term

# Each of two processes takes the half that the other has not come to yet.
PYTEST = $(BIN)/python -m pytest -n 2 --dist worksteal

.PHONY: checked
checked: $(VENV)/dev.stamp node_modules/stamp system-test # all but the tests, two at a time
	@$(MAKE) --no-print-directory --jobs=2 --output-sync=target machine-code lint docs assets

.PHONY: machine-code
machine-code: $(VENV)/dev.stamp
	$(BIN)/python -m scripts.make_machine_code

.PHONY: serve
serve: $(VENV)/room.stamp $(MO) assets ## open the room with the example, at http://localhost:8000
	@$(BIN)/sansang serve --data build/room --example examples/lang-son-congress

.PHONY: bench
bench: $(VENV)/bench.stamp $(VENV)/room.stamp $(MO) assets ## measure speed, size and peers in 30 minutes; BENCH=--quick in 20; BENCH=--roads, --location, --rehearsal, --egress or --room those alone
	@$(BIN)/python -m bench $(BENCH)

.PHONY: lint
lint: $(VENV)/dev.stamp $(MO) $(POT) $(ROOM_POT) node_modules/stamp ## style, types, import order, catalogues
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy --strict src/sansang
	$(BIN)/lint-imports
	npm run --silent check
	$(BIN)/python scripts/check_messages.py $(POT) $(LOCALE)/vi/LC_MESSAGES/sansang.po
	$(BIN)/python scripts/check_messages.py $(ROOM_POT) $(ROOM_LOCALE)/vi/LC_MESSAGES/django.po

.PHONY: format
format: $(VENV)/dev.stamp ## put the code in its standard form
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

.PHONY: docs
docs: $(VENV)/dev.stamp ## build the documentation in build/docs
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --quiet --strict

.PHONY: core
core: export SANSANG_WITHOUT_ASSETS = 1
core: $(VENV)/installer.stamp ## prove that the plan installs and imports without the room
	rm -rf build/core
	$(PYTHON) -m venv build/core
	$(call install,build/core/bin/python,--require-hashes -r requirements/run.lock)
	$(call install,build/core/bin/python,--no-deps --no-build-isolation .)
	build/core/bin/python -I scripts/check_core.py

# --- what runs in the browser ---------------------------------------------------------------

ASSETS := $(addprefix src/opsroom/,field/static/field/field.js field/static/field/worker.js \
	plans/static/plans/keep-forms.js reviews/static/reviews/unsaved.js)

.PHONY: assets
assets: $(ASSETS) ## bundle the scripts of the room's pages

$(ASSETS) &: node_modules/stamp scripts/build_assets.mjs $(wildcard src/opsroom/*/ts/*.ts)
	npm run --silent build
	@touch $(ASSETS)

# No package's own scripts run at set-up: what is pinned by its hash is unpacked, nothing else.
node_modules/stamp: package-lock.json package.json
	scripts/system_packages.sh node=nodejs npm=npm
	npm ci --ignore-scripts --no-audit --no-fund
	@touch $@

# --- words ----------------------------------------------------------------------------------

.PHONY: messages
messages: $(VENV)/dev.stamp $(POT) $(ROOM_POT) ## collect new messages into the catalogues, compile them
	$(call update,sansang,$(POT),$(LOCALE))
	$(call update,django,$(ROOM_POT),$(ROOM_LOCALE))

# $(call update,DOMAIN,TEMPLATE,FOLDER): collect, compile, and say what is not translated yet.
define update
	$(BIN)/pybabel update --domain=$(1) --input-file=$(2) --output-dir=$(3) --locale=vi \
		--init-missing --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date --width=100
	$(BIN)/pybabel compile --domain=$(1) --directory=$(3)
	@$(BIN)/python scripts/check_messages.py $(2) $(3)/vi/LC_MESSAGES/$(1).po \
		|| echo 'Translate these in $(3)/vi, then run `make messages` again.'
endef

EXTRACT := --add-location=file --sort-by-file --width=100 --project=sansang \
	--copyright-holder='The Sansang contributors'

.PHONY: $(POT)
$(POT): | $(VENV)/dev.stamp
	@mkdir -p build
	$(BIN)/pybabel --quiet extract --mapping=babel.cfg --keywords='say words' $(EXTRACT) \
		--output-file=$@ .

.PHONY: $(ROOM_POT)
$(ROOM_POT): | $(VENV)/dev.stamp
	@mkdir -p build
	$(BIN)/pybabel --quiet extract --mapping=babel-room.cfg \
		--keywords='gettext_lazy ngettext_lazy:1,2 pgettext_lazy:1c,2' $(EXTRACT) --output-file=$@ .

%.mo: %.po | $(VENV)/run.stamp
	$(BIN)/pybabel --quiet compile --input-file=$< --output-file=$@

# --- set-up ---------------------------------------------------------------------------------

# $(call install,PYTHON,WHAT): with uv, which takes seconds; with pip where uv cannot run.
define install
@echo "install $(2)"
@{ [ -x $(BIN)/uv ] && $(BIN)/uv pip install --quiet --python $(1) $(2); } \
	|| $(1) -m pip install --quiet $(2)
endef

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Sansang needs Python 3.11 or newer: make PYTHON=/path/to/python3.11 …" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || scripts/system_packages.sh ensurepip=python3-venv
	$(PYTHON) -m venv $(VENV)

$(VENV)/installer.stamp: requirements/installer.lock | $(BIN)/python
	$(BIN)/python -m pip install --quiet --require-hashes -r $< || echo "No uv here: pip does it."
	@touch $@

$(VENV)/run.stamp: requirements/run.lock pyproject.toml hatch_build.py $(VENV)/installer.stamp
	$(call install,$(BIN)/python,--require-hashes -r requirements/run.lock)
	$(call install,$(BIN)/python,--no-deps --no-build-isolation --editable .)
	@touch $@

$(VENV)/room.stamp $(VENV)/dev.stamp $(VENV)/bench.stamp: $(VENV)/%.stamp: requirements/%.lock $(VENV)/run.stamp
	$(call install,$(BIN)/python,--require-hashes -r $<)
	@touch $@

.PHONY: system-test
system-test: # what the tests need besides Python
	scripts/system_packages.sh chromium=chromium pdftotext=poppler-utils initdb=postgresql \
		/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf=fonts-noto-core

COMPILE = $(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url \
	--no-emit-find-links --custom-compile-command 'make lock' $(UPGRADE)

.PHONY: lock
lock: $(VENV)/installer.stamp ## pin the dependencies again; UPGRADE=--upgrade takes the newest
	$(COMPILE) --group installer --output-file requirements/installer.lock
	$(COMPILE) pyproject.toml --group build --output-file requirements/run.lock
	$(COMPILE) pyproject.toml --constraint requirements/run.lock --extra room --group build \
		--output-file requirements/room.lock
	$(COMPILE) pyproject.toml --constraint requirements/room.lock --extra room --extra cluster \
		--group build --group dev --output-file requirements/dev.lock
	$(COMPILE) pyproject.toml --constraint requirements/dev.lock --group build --group bench \
		--output-file requirements/bench.lock

.PHONY: clean
clean: ## remove what was made, the virtual environment too
	rm -rf build $(VENV) .coverage .coverage.* .hypothesis .import_linter_cache .mypy_cache \
		.pytest_cache .ruff_cache node_modules $(ASSETS) $(MO)
