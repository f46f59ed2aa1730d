# Two commands do everything: `make run` starts the sandbox, `make test` runs the whole suite.
# Needed beforehand: git, make and a Python of 3.11 or newer with pip.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SERVE ?=
PARTS ?=
BENCH ?=
SMOKE ?= tests/lei tests/payments tests/sandbox/cli tests/sandbox/store tests/sandbox/api/test_worlds.py

UV := $(BIN)/uv
LOCK := $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes \
  --no-header --no-annotate --no-emit-index-url --upgrade

.PHONY: run test check bench trust audit sbom lock locked lowest
.DEFAULT_GOAL := run

run: $(VENV)/run.stamp
	$(BIN)/lei-sandbox serve $(SERVE)

test: $(VENV)/develop.stamp
	$(BIN)/python -m pytest $(TESTS)

check: $(VENV)/develop.stamp
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest tests/house
	$(BIN)/python tests/trust/audit.py

bench: $(VENV)/bench.stamp
	PYTHONPATH=tests/trust $(BIN)/python tests/bench/run.py $(BENCH)

# The long form of what the suite tries in short: faults, load, hostile input. A table; exit 1 on a finding.
trust: $(VENV)/develop.stamp
	PYTHONPATH=tests/bench $(BIN)/python tests/trust/run.py $(PARTS)

# Known vulnerabilities of what is installed and of what is locked.
audit: $(VENV)/develop.stamp
	$(BIN)/python tests/trust/audit.py

# What is installed, as CycloneDX: sbom.json.
sbom: $(VENV)/develop.stamp
	$(BIN)/python tests/trust/sbom.py sbom.json

# The newest versions that pyproject.toml allows, with hashes, into requirements/.
lock: $(VENV)/develop.stamp
	$(LOCK) pyproject.toml --extra fast --extra ubl --group test --group check --group audit --group bench \
	  --output-file requirements/develop.txt
	$(LOCK) pyproject.toml --constraints requirements/develop.txt --output-file requirements/run.txt
	$(LOCK) --no-deps --group schemas --output-file requirements/schemas.txt

# An environment of exactly the locked versions, each file held to its hash: .venv-locked.
locked:
	$(PYTHON) -m venv --clear .venv-locked
	.venv-locked/bin/python -m pip install --quiet --no-deps --require-hashes --requirement requirements/run.txt
	.venv-locked/bin/python -m pip install --quiet --no-deps .

# The oldest versions that pyproject.toml allows do the essentials too: .venv-lowest.
lowest: $(VENV)/develop.stamp
	$(UV) venv --quiet --clear --seed .venv-lowest
	$(UV) pip install --quiet --python .venv-lowest --resolution lowest-direct --editable . --group test
	$(UV) pip install --quiet --python .venv-lowest --no-deps --group schemas
	.venv-lowest/bin/python -m pytest -q $(SMOKE)

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "This project needs Python 3.11 or newer; $(PYTHON) is $$($(PYTHON) --version 2>&1)." >&2; \
	  echo "Name another one, for instance: make PYTHON=python3.12" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
	  echo "No virtual environment could be made. On Debian or Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'

$(VENV)/run.stamp: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(VENV)/develop.stamp: pyproject.toml $(VENV)/run.stamp
	$(BIN)/python -m pip install --quiet --group test --group check --group audit
	$(BIN)/python -m pip install --quiet --no-deps --group schemas
	@touch $@

$(VENV)/bench.stamp: $(VENV)/develop.stamp
	$(BIN)/python -m pip install --quiet --group bench
	@touch $@
