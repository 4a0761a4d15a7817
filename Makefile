# Only Python 3.11 or newer and make are needed; everything else is set up in .venv.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
SEED   := gpt-4o-2024-11-20 llama-4-maverick

.PHONY: help setup setup-dev serve demo test check lint types walls tests schemas score bench clean

help:       ## what there is
	@awk -F':.*## ' '/^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(VENV)/ready          ## .venv with Steelyard in it
setup-dev: $(VENV)/ready-dev  ## the same, with what the tests need

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; name one: make PYTHON=python3.12 …")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip

$(VENV)/ready: $(VENV)/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --editable .
	@$(BIN)/python -m compileall -q src  # as pip does for what it copies; some environments never write bytecode
	@touch $@

$(VENV)/ready-dev: $(VENV)/ready
	$(BIN)/python -m pip install --quiet --group dev
	@touch $@

serve: setup  ## the web app, on http://127.0.0.1:8400
	$(BIN)/python -m pip install --quiet --editable '.[web]'
	$(BIN)/steelyard serve

demo: setup  ## take in, compile, weigh the seed pair
	$(BIN)/steelyard sync
	$(BIN)/steelyard compare $(SEED)
	$(BIN)/steelyard compare $(SEED) --format html -o comparison.html
	@echo
	@echo "Next: open comparison.html in a browser, or try"
	@echo "  $(BIN)/steelyard find --needs vision,tools --sort input-price"
	@echo "  $(BIN)/steelyard show gpt-4o-2024-11-20 --evidence"

test: setup-dev  ## set up, then everything that CI runs
	@$(MAKE) --no-print-directory check

check: lint types walls tests  ## everything that CI runs, without the set-up

lint:   ## ruff
	$(BIN)/ruff check .
types:  ## mypy, strict
	$(BIN)/mypy
walls:  ## who may import whom
	$(BIN)/lint-imports
tests:  ## pytest
	$(BIN)/python -m pytest

schemas: setup  ## data/.schema, from what data/ is read by
	$(BIN)/python -m steelyard.faces.schemas data/.schema

score: setup-dev  ## precision and recall of names, over the labelled set
	$(BIN)/python tests/identity/score.py

bench: setup-dev  ## the benchmarks, as ratios in one run
	$(BIN)/python -m pip install --quiet --group peers
	$(BIN)/python benchmarks/run.py

clean:  ## forget the set-up
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
