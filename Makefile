# The house's own commands. A fresh clone needs python 3.11 or newer and make; each target makes
# its environment in .venv first. Another interpreter: make demo PYTHON=/path/to/python3.13

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
TELL := echo "Installing into $(VENV); once, where no wheel of llama.cpp fits, compiling takes minutes."

# llama.cpp is compiled where no wheel of it is at hand; without this some generators use one core.
export CMAKE_BUILD_PARALLEL_LEVEL ?= $(shell getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)

.DEFAULT_GOAL := help
.PHONY: help demo test test-weights lint check bench docs clean

help: ## show these lines
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: $(VENV)/stamp-plot ## make a short clip, run "make it darker" on it, show what changed
	$(BIN)/talkbox demo

test: $(VENV)/stamp-test ## install the test extras and run every test
	$(BIN)/python -m pytest

test-weights: $(VENV)/stamp-test ## what takes minutes, and small real models (2 GB, fetched once) asked and spoken to
	$(BIN)/python -m pytest -m weights -rs

lint: $(VENV)/stamp-test ## style, types and the generated pages, without the tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python docs/generate.py --check

check: lint test ## everything that CI asks for

bench: $(VENV)/stamp-test ## measure speed and memory against the budgets
	@set -e; for page in benchmarks/bench_*.py; do echo "== $$page"; $(BIN)/python $$page; done

docs: $(VENV)/stamp-test ## write the reference pages and transcripts anew
	$(BIN)/python docs/generate.py

clean: ## remove the environment and what the tools left
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis demo

$(BIN)/python:
	@for name in $(or $(PYTHON),python3 python3.13 python3.12 python3.11 python3.14 python); do \
	    $$name -c 'import ensurepip, sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	        && exec $$name -m venv $(VENV); \
	done; \
	echo "talkbox needs Python 3.11 or newer with its venv module (on Debian and Ubuntu:" \
	    "apt-get install python3-venv); another one: make PYTHON=/path/to/python." >&2; \
	exit 1

$(VENV)/stamp-plot: pyproject.toml | $(BIN)/python
	@$(TELL)
	$(PIP) -e '.[plot]'
	@touch $@

$(VENV)/stamp-test: pyproject.toml | $(BIN)/python
	@$(TELL)
	$(PIP) -e '.[test,plot]'
	@touch $@
