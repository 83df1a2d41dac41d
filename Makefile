# Two commands do everything on a fresh machine: `make scan` and `make test`.
SHELL := /bin/sh
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
PY := .venv/bin/python
LEADWALK := .venv/bin/leadwalk
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: scan test setup lint types docs docs-check tests bench shops walks hostile golden lock

scan: setup  ## Scan the sites of sites.toml and write the scorecard.
	$(LEADWALK) scan

test: setup lint types docs-check tests  ## All that CI runs.

setup: .venv/installed
	@$(PY) -m crawler.browser.chromium --quiet

# The stamp is newer than the lock only when every package of it is in.
.venv/installed: requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "leadwalk needs Python 3.11 or later: install it, or name it: make PYTHON=/path/to/python3" >&2; exit 2; }
	$(PYTHON) -m venv .venv || { echo "venv failed: on Debian and Ubuntu install python3-venv" >&2; exit 2; }
	$(PY) -m pip install --quiet --require-hashes -r requirements.lock
	$(PY) -m pip install --quiet --no-deps --no-build-isolation --no-index -e .
	@touch .venv/installed

lint:
	$(PY) -m ruff format --check --quiet .
	$(PY) -m ruff check --quiet .
	$(PY) -m pytest -n 0 tests/test_scripts.py

types:
	$(PY) -m mypy

tests:
	$(PY) -m pytest -n 3 --dist loadfile --no-loadscope-reorder -m "not slow"

walks: setup  ## Walk small shops that behave as the wide-spread platforms do.
	$(PY) -m pytest -m slow tests/crawler

hostile: setup  ## Prove that each trap shop does act on a careless visitor (about 25 minutes).
	$(PY) -m pytest -m slow tests/hostile

docs: setup  ## Write the generated docs and schemas again.
	$(PY) docs/generate.py --write

docs-check:
	$(PY) docs/generate.py

bench: setup  ## Timings, as ratios where two things are compared; not part of `make test`.
	@for script in tests/bench/bench_*.py; do echo "== $$script"; $(PY) $$script || exit 1; done

shops: setup  ## Walk real shops from package registries.
	sh tests/shops/run.sh

golden: setup  ## Write the golden files of the report tests again.
	LEADWALK_GOLDEN=write $(PY) -m pytest tests/reports -k golden

lock:  ## Resolve the dependencies again (needs uv).
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links \
		--group dev pyproject.toml -o requirements.lock --custom-compile-command "make lock"
