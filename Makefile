# make demo   set up what mockloop needs to run, and run a sample interview (mockloop demo --realtime: hear it)
# make test   set up what the tests need too, and run every check: make check, make plain and make live
# make plain  run the tests that need no sound server, browser or terminal
# make live   run the tests that do
# make fuzz   try 100,000 damaged files (make test tries 5,000)
# make guided the same, led by the lines that are reached, 60 s for each kind of file (Linux; fetches atheris)
# make coverage   count the branches of core/ and analysis/ that their tests try by all tests that need no microphone
# make sbom   print every locked package with its version, licence and hashes
# make audit  hold them against the public list of advisories, or say that it cannot be reached
# make bench  print the figures that the README and the documents claim
# make lock   take what pyproject.toml asks for into the lock; make lock UPGRADE=--upgrade chooses all releases anew
#
# What is installed is what requirements.lock says, file by file, held against its SHA-256. pip reads it, so that a machine
# needs nothing but Python, and takes the files from wherever pip is told to.

PYTHON ?= $(shell for p in python3.14 python3.13 python3.12 python3.11 python3 python; do $$p -c "" >/dev/null 2>&1 && echo $$p && break; done)
VENV := .venv
BIN := $(VENV)/bin

# Tests start hundreds of Python processes: each would compile everything again where writing bytecode is switched off.
unexport PYTHONDONTWRITEBYTECODE

# Tests run side by side, one for each core: a recognizer that takes every core for itself slows all of them down.
SHARED := OMP_NUM_THREADS=1

.PHONY: demo test plain live coverage check fuzz guided bench sbom audit lock clean

demo: $(VENV)/.run
	$(BIN)/mockloop demo

# Where tests are marked live: each worker would need five seconds to collect all others too. tests/test_house.py holds it against the marks.
LIVE := tests/live tests/cohort/test_dask.py tests/cli/test_cohort.py

# The checks run beside the plain tests. Live tests come after both: beside them, one in ten had to be tried again, and what they
# time (which word is lit while it is heard) failed. Where one part fails, the others still run to their end.
test: $(VENV)/.dev
	@sh tests/system_packages.sh
	@$(MAKE) --no-print-directory --keep-going -j 2 check plain; status=$$?; $(MAKE) --no-print-directory live && exit $$status

plain: $(VENV)/.dev
	$(SHARED) $(BIN)/python -m pytest -q -m "not live" -n auto --maxprocesses 4 --dist worksteal

live: $(VENV)/.dev
	$(BIN)/python -m pytest -q -m live $(LIVE) -n 3 --dist worksteal -rR --durations=10

coverage: $(VENV)/.dev
	$(SHARED) $(BIN)/python -m pytest -q -m "not live" -n auto --maxprocesses 4 --dist worksteal \
	  --cov=mockloop/core --cov=mockloop/analysis --cov-branch --cov-report=json:.coverage.json
	$(BIN)/python -m tests.coverage_floor .coverage.json

check: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	nice -n 10 $(BIN)/mypy
	$(BIN)/lint-imports

fuzz: $(VENV)/.dev
	MOCKLOOP_FUZZ=100000 $(BIN)/python -m pytest -q tests/fuzz -n auto --maxprocesses 4

guided: $(VENV)/.dev
	$(INSTALL) 'atheris>=3,<4'
	$(BIN)/python -m tests.fuzz.guided

sbom: $(VENV)/.run
	@$(BIN)/python -m benchmarks.bill_of_materials

audit: $(VENV)/.run
	@$(BIN)/python -m benchmarks.bill_of_materials --audit

bench: $(VENV)/.dev
	@for b in benchmarks/[a-z]*.py; do n=$$(basename $$b .py); echo "== $$n"; $(BIN)/python -m benchmarks.$$n || exit 1; done

$(VENV)/.venv:
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 15))' || \
	  { echo "mockloop needs Python 3.11 to 3.14. Name one with: make $(MAKECMDGOALS) PYTHON=/path/to/python3"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || \
	  { echo "Python cannot make virtual environments here. On Debian and Ubuntu: apt-get install python3-venv"; exit 1; }
	@touch $@

INSTALL := $(BIN)/python -m pip install -q --disable-pip-version-check

$(VENV)/.run: $(VENV)/.venv pyproject.toml requirements.lock
	$(INSTALL) --require-hashes -r requirements.lock
	$(INSTALL) --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.venv pyproject.toml requirements-dev.lock
	$(INSTALL) --require-hashes -r requirements-dev.lock
	$(INSTALL) --no-deps --no-build-isolation -e .
	@touch $@ $(VENV)/.run

UV := $(BIN)/uv
EXPORT := $(UV) export -q --frozen --no-emit-project --group build --no-annotate --no-header

lock: $(VENV)/.venv
	$(INSTALL) 'uv>=0.13,<0.14'
	$(UV) lock $(UPGRADE)
	$(EXPORT) -o requirements.lock >/dev/null
	$(EXPORT) --extra dev --extra voice -o requirements-dev.lock >/dev/null

clean:
	rm -rf $(VENV) .coverage .coverage.json .pytest_cache .mypy_cache .ruff_cache
