# Needs Python 3.11 or newer and make; everything else lands in .venv once.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
LOCKED := $(VENV)/.locked
STAMP := $(VENV)/.ready
TYPED := $(wildcard matcher api fixtures benchmarks)
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help setup demo serve test check bench clean

help: ## this list
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

setup: $(STAMP) ## install everything from the lock into .venv

demo: $(STAMP) ## match the demo region and explain three casussen
	@$(BIN)/schakelpunt demo

serve: $(STAMP) ## both zones on this computer, with the demo region
	@$(BIN)/schakelpunt serve --demo $(ARGS)

test: $(STAMP) ## all tests, two at a time
	@tests/browser.sh
	@$(BIN)/python -m pytest -n 2 --durations=10 $(ARGS)

check: $(STAMP) ## format, lint, types, contracts, packages, secrets
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy $(TYPED)
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/deptry .
	@$(BIN)/python -m tests.scan

bench: $(STAMP) ## measure against the frozen peers
	@$(BIN)/python -m benchmarks $(ARGS)

clean: ## remove .venv and every cache
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis
	rm -rf .import_linter_cache

$(STAMP): $(LOCKED) pyproject.toml
	@$(BIN)/python -m pip install -qq --no-deps --no-build-isolation -e .
	@$(BIN)/python -m compileall -q $(wildcard matcher api fixtures)
	@touch $@
	@echo "Ready."

$(LOCKED): requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Python 3.11 or newer is needed: make PYTHON=python3.11"; exit 1; }
	@echo "Setting up $(VENV): packages from the lock, once, about a minute ..."
	@$(PYTHON) -m venv --clear $(VENV)
	@$(BIN)/python -m pip install -qq --compile --no-deps --require-hashes -r $<
	@touch $@
