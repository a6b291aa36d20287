# Two commands on a fresh machine with Python 3.11, 3.12 or 3.13: `make demo` and `make test`.
PYTHON ?= python3
VENV ?= .venv
ENGINE ?= sqlite
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
# One answer for every Python and platform, in which no address and no path is named.
PIN := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate \
	--custom-compile-command 'make pins' --group build pyproject.toml

# Where it is set, each worker of the tests and each bot that they start compiles every module anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo test check pins crash load thousand bench fuzz year format clean

demo: $(VENV)/installed
	@$(BIN)/boardbot demo

# ENGINE=postgresql keeps the tests' logs in a PostgreSQL server of their own.
test: $(VENV)/installed
	$(BIN)/pytest $(TESTS) --engine $(ENGINE)

check: $(VENV)/installed
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(PIP) check

# Newer versions of everything, with their hashes; each smaller file is a part of the larger.
pins: $(VENV)/installed
	$(PIN) --extra dev --upgrade --output-file requirements-dev.txt
	$(PIN) --extra charts --constraint requirements-dev.txt --upgrade --output-file requirements-charts.txt
	$(PIN) --extra installations --constraint requirements-dev.txt --upgrade --output-file requirements-installations.txt
	$(PIN) --extra postgresql --constraint requirements-dev.txt --upgrade --output-file requirements-postgresql.txt
	$(PIN) --constraint requirements-dev.txt --upgrade --output-file requirements.txt

crash: $(VENV)/installed
	CRASH_KILLS=60 $(BIN)/pytest tests/crash -n 0 -q -rx --engine $(ENGINE)

load: $(VENV)/installed
	PYTHONPATH=.:tests $(BIN)/python -m load --engine $(ENGINE)

# A thousand boards' digests due at once, in a PostgreSQL server of their own.
thousand: $(VENV)/installed
	PYTHONPATH=.:tests $(BIN)/python -m load.thousand

bench: $(VENV)/installed
	PYTHONPATH=.:tests $(BIN)/python -m bench

# Ten minutes, from a seed that it names; FUZZ_SECONDS and FUZZ_SEED choose others.
fuzz: $(VENV)/installed
	FUZZ_SECONDS=$${FUZZ_SECONDS:-600} FUZZ_SEED=$${FUZZ_SEED:-$$(date +%s)} $(BIN)/pytest tests/fuzz -n 0 -q -s --show-capture=no
	FUZZ_EXAMPLES=all $(BIN)/pytest tests/commands/reading/test_fuzz.py tests/commands/reading/test_dates_of_any_text.py \
		tests/commands/imports/test_fuzz_workbooks.py -q

# A year of reminders and digests on a clock that is moved; YEAR_SEED chooses another one.
year: $(VENV)/installed
	YEAR_DAYS=365 YEAR_SEED=$${YEAR_SEED:-1} $(BIN)/pytest tests/year -n 0 -q -s --show-capture=no

format: $(VENV)/installed
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

$(VENV)/installed: pyproject.toml requirements-dev.txt
	$(PYTHON) -c 'import sys; sys.exit(None if sys.version_info >= (3, 11) else "boardbot needs Python 3.11 or newer: make PYTHON=python3.11")'
	$(PYTHON) -m venv $(VENV)
	$(PIP) install --quiet --require-hashes --requirement requirements-dev.txt
	@# setuptools warns of any editable install.
	PYTHONWARNINGS=ignore $(PIP) install --quiet --no-index --no-deps --no-build-isolation --editable .
	@touch $@

clean:
	rm -rf .venv .venv-* build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
