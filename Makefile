# Two commands set everything up on a fresh machine with only Python 3.11 or newer:
#   make segment   installs, then makes a segment from the example story
#   make test      installs, then runs the tests

PYTHON ?= $(shell for python in python3 python3.13 python3.12 python3.11 python; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo $$python && break; done)
VENV := .venv
BIN := $(VENV)/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
PIP := $(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check
EXAMPLE := examples/ferry.html

.PHONY: segment test check quality lock

segment: $(VENV)/.installed
	@$(BIN)/producer make $(EXAMPLE) --station examples/station.yaml

test: $(VENV)/.installed-dev
	@$(BIN)/python -m pytest

check: $(VENV)/.installed-dev
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports

# The figures of the words, against their floors; the public sets lie beside the checkout.
quality: $(VENV)/.installed-dev
	@$(BIN)/python -m benchmarks.quality

# The pins: run after changing the dependencies in pyproject.toml. It needs uv.
lock:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
		--no-emit-index-url --no-annotate --upgrade \
		pyproject.toml build-constraints.in -o constraints.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
		--no-emit-index-url --no-annotate --upgrade --group dev \
		pyproject.toml build-constraints.in -c constraints.txt -o constraints-dev.txt

$(VENV)/.installed: constraints.txt pyproject.toml
	@test -n "$(PYTHON)" || { echo "producer needs Python 3.11 or newer"; exit 4; }
	@echo "Installing into $(VENV): once, about a minute."
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) --require-hashes -r constraints.txt
	@$(PIP) --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m compileall -q producer
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed constraints-dev.txt
	@$(PIP) --require-hashes -r constraints-dev.txt
	@touch $@
