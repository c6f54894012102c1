# make demo   set up what mockloop needs to run, and hear a whole interview
# make test   set up what the tests need too, and run every check
# make fuzz   try 100,000 damaged files (make test tries 5,000)
# make bench  print the figures that the README and the documents claim

PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3 python; do $$p -c "" >/dev/null 2>&1 && echo $$p && break; done)
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test check fuzz bench clean

demo: $(VENV)/.run
	$(BIN)/mockloop demo

test: $(VENV)/.dev
	@sh tests/system_packages.sh
	@$(MAKE) --no-print-directory check
	$(BIN)/python -m pytest -q -m "not live" -n auto --maxprocesses 4 --cov=mockloop --cov-branch --cov-report=json:.coverage.json
	$(BIN)/python -m tests.coverage_floor .coverage.json
	$(BIN)/python -m pytest -q -m live -n 2 --durations=10

check: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

fuzz: $(VENV)/.dev
	MOCKLOOP_FUZZ=100000 $(BIN)/python -m pytest -q tests/fuzz -n auto --maxprocesses 4

bench: $(VENV)/.dev
	@for b in benchmarks/[a-z]*.py; do n=$$(basename $$b .py); echo "== $$n"; $(BIN)/python -m benchmarks.$$n || exit 1; done

$(VENV)/.venv:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "mockloop needs Python 3.11 or later. Name one with: make $(MAKECMDGOALS) PYTHON=/path/to/python3"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || \
	  { echo "Python cannot make virtual environments here. On Debian and Ubuntu: apt-get install python3-venv"; exit 1; }
	@touch $@

$(VENV)/.run: $(VENV)/.venv pyproject.toml
	$(BIN)/python -m pip install -q -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.venv pyproject.toml
	$(BIN)/python -m pip install -q -e '.[dev]'
	@touch $@ $(VENV)/.run

clean:
	rm -rf $(VENV) .coverage .coverage.json .pytest_cache .mypy_cache .ruff_cache
