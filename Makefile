# What people and CI run; `make help` lists it. Needs Python 3.11 or newer, make and git; everything else lands in .venv.
.DEFAULT_GOAL := help
.PHONY: help run test check gold gate bench soak pictures clean

SRC ?= seeds
PORT ?= 8501
PYTHON ?= $(shell for name in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && { echo $$name; break; }; done)
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt

help: ## list the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | awk -F '\t' '{printf "  make %-9s %s\n", $$1, $$2}'

run: .venv/installed ## open the dashboard: make run [SRC=folder] [PORT=8501]
	@test -e "$(SRC)" || { echo "There is no folder or file $(SRC). Name one that exists: make run SRC=folder"; exit 2; }
	@$(BIN)/python -c 'import socket, sys; sys.exit(not socket.socket().connect_ex(("127.0.0.1", int(sys.argv[1]))))' "$(PORT)" || \
		{ echo "Port $(PORT) is in use. If another dashboard is running, open http://localhost:$(PORT)."; \
		  echo "If not, take another port: make run PORT=$$(($(PORT) + 1))"; exit 1; }
	@TIMELINE_SRC="$(SRC)" $(BIN)/python -m streamlit run dashboard.py --server.port "$(PORT)"

test: check ## everything: make check, the tests, the gold gate, the browser
	@$(BIN)/python -m pytest

check: .venv/installed-dev ## the quick part: format, lint, types, layers, spelling
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy --strict extract timeline
	@$(BIN)/lint-imports
	@$(BIN)/codespell
	@echo "make check: all well"

gold: .venv/installed-dev ## score the extractor on the labelled articles and write tests/gold/report.csv
	@PYTHONPATH=tests $(BIN)/python -m gold.gate report

gate: .venv/installed-dev ## the same, and raise the floors: make gate [LOWER="why a floor may fall"]
	@PYTHONPATH=tests $(BIN)/python -m gold.gate raise $(if $(LOWER),--lower "$(LOWER)")
	@$(BIN)/python docs/figures.py

bench: .venv/installed-dev ## how fast it is, as a table
	@$(BIN)/python -m benchmarks.speed

soak: .venv/installed-dev ## the property tests with many more cases, and the hostile files where they are at hand
	@HYPOTHESIS_PROFILE=soak $(BIN)/python -m pytest -m "not browser and not gold"

pictures: .venv/installed-dev ## take the pictures of README anew; needs Chromium
	@PYTHONPATH=.:tests $(BIN)/python docs/screenshots.py

clean: ## remove .venv and what the tools leave behind
	rm -rf .venv .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache build *.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/made:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed and was not found. Install it, or name one: make PYTHON=/path/to/python3.12"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "$(PYTHON) is $$($(PYTHON) --version 2>&1); Python 3.11 or newer is needed. Name one: make PYTHON=/path/to/python3.12"; exit 1; }
	@$(PYTHON) -m venv .venv || \
		{ echo "$(PYTHON) cannot make .venv: its venv module is missing (on Debian and Ubuntu: apt-get install python3-venv)."; exit 1; }
	@touch $@

.venv/installed: pyproject.toml constraints.txt | .venv/made
	@echo "Installing into .venv (once; a few minutes) ..."
	@$(PIP) --editable .
	@touch $@

.venv/installed-dev: pyproject.toml constraints.txt | .venv/made
	@echo "Installing into .venv, with what the tests need (once; a few minutes) ..."
	@$(PIP) --editable '.[dev]'
	@touch .venv/installed $@
