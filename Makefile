# Two commands do everything: `make run` starts the sandbox, `make test` runs the whole suite.
# Needed beforehand: git, make and a Python of 3.11 or newer with pip.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SERVE ?=

.PHONY: run test check bench
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

bench: $(VENV)/bench.stamp
	$(BIN)/python tests/bench/run.py

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
	$(BIN)/python -m pip install --quiet --group test --group check
	$(BIN)/python -m pip install --quiet --no-deps --group schemas
	@touch $@

$(VENV)/bench.stamp: $(VENV)/develop.stamp
	$(BIN)/python -m pip install --quiet --group bench
	@touch $@
