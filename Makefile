# Goalline: `make run` opens the dashboard, `make help` lists the rest.
PORT ?= 8501
PYTHON = .venv/bin/python
export PYTHON3
export PYTHONDONTWRITEBYTECODE =    # modules are compiled once, not by every process that is started

.DEFAULT_GOAL := help
.PHONY: help setup setup-dev run demo edition test test-fast coverage kills fuzz check audit bench simulate format wheel lock

help:  ## say what each command does
	@grep -hE '^[a-z-]+:.*##' Makefile | sed -E 's/:.*## /\t/' | expand -t 10
	@echo "PORT=8600 before or after a command changes the port; PYTHON3=python3.13 chooses the Python of a new .venv."

setup:  ## prepare .venv with what the dashboard needs, and the command .venv/bin/goalline
	@scripts/setup.sh requirements.txt

setup-dev:  ## add what tests and checks need
	@scripts/setup.sh requirements.txt requirements-dev.txt

run: setup  ## open the dashboard on 127.0.0.1:8501
	@$(PYTHON) -m indicators run --port $(PORT)

demo: export GOALLINE_SET = illustrative
demo: run  ## open it with invented countries and figures, for every goal and year

edition: setup  ## make the public edition of the releases in var/edition: static pages and open data
	@$(PYTHON) -m indicators init
	@$(PYTHON) -m indicators edition

test: setup-dev  ## run all tests, in a real browser and a real PostgreSQL too
	@scripts/office.sh >/dev/null
	@CHROMIUM="$$(scripts/chromium.sh)" && export CHROMIUM && $(PYTHON) -m pytest -n 3 --dist worksteal

test-fast: setup-dev  ## run the tests that need no ledger, screen, browser or long search: under a minute
	@$(PYTHON) -m pytest -n 3 --dist worksteal -m "not (slow or browser or kill or postgresql)"

coverage: setup-dev  ## say which lines no test reaches in this process, and fail below 95 % of them
	@scripts/office.sh >/dev/null
	@CHROMIUM="$$(scripts/chromium.sh)" && export CHROMIUM && $(PYTHON) -m pytest -n 3 --dist worksteal \
		-m "not browser" --cov=indicators --cov=pages --cov-report=term:skip-covered --cov-fail-under=95

kills: setup-dev  ## end writers, readers and exports with kill -9 at 60 random moments each (make test: at 6)
	@GOALLINE_KILLS=60 $(PYTHON) -m pytest -m kill -n 3 --dist worksteal tests/ledger tests/cli

fuzz: setup-dev  ## send 2,000 changed files of each kind, CSV, XLSX, ODS and XLS (make test: 40)
	@GOALLINE_FUZZ=2000 $(PYTHON) -m pytest -n 3 --dist worksteal tests/faults/test_fuzz.py

check: setup-dev  ## run the linters, the type checks and the import rules
	@$(PYTHON) -m ruff check
	@$(PYTHON) -m mypy
	@.venv/bin/lint-imports
	@$(PYTHON) -m pytest tests/test_rooms.py

audit: setup-dev  ## ask PyPI's advisory service for known faults in the packages used; needs the network
	@$(PYTHON) scripts/audit.py

bench: setup-dev  ## measure what must be fast, and write docs/benchmarks.md
	@CHROMIUM="$$(scripts/chromium.sh)" && export CHROMIUM && $(PYTHON) -m benchmarks

simulate: setup-dev  ## judge series of which the truth is known, and write docs/what-it-says.md's tables
	@PYTHONPATH=. $(PYTHON) scripts/simulate.py

format: setup-dev  ## sort imports, tidy blank lines and spaces
	@$(PYTHON) -m ruff check --fix-only

wheel: setup-dev  ## build dist/: the wheel, and the list of all that it needs (SBOM, CycloneDX)
	@scripts/wheel.sh dist

lock: setup-dev  ## compile what pyproject.toml and requirements-dev.in name to pinned and hashed requirements*.txt
	@scripts/setup.sh --lock
