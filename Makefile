# Two commands do everything: `make play` to try Lodestar, `make test` to check it.
# Both set up .venv first; further runs start in seconds.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: play test check bench lock clean
.DEFAULT_GOAL := play

play: $(VENV)/installed
	@exec $(BIN)/python -m bot play $(ARGS)

test: $(VENV)/installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m bot check
	$(BIN)/pytest $(ARGS)

check: $(VENV)/installed
	@$(BIN)/python -m bot check

# Lodestar's speed, memory and start beside a bot that answers a constant; ARGS=--quick for a first look.
bench: $(VENV)/installed
	@$(BIN)/python -m tests.bench $(ARGS)

$(VENV)/installed: requirements-dev.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo "Lodestar needs Python 3.11 or newer. Name yours: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { \
		echo "Python's venv module is missing. On Debian and Ubuntu: apt install python3-venv"; exit 1; }
	$(PYTHON) -m venv --clear $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

# All lock files anew from pyproject.toml; needs uv. Hashes for every platform, no addresses.
LOCK := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header
lock:
	$(LOCK) $(ARGS) pyproject.toml -o requirements.txt
	$(LOCK) $(ARGS) --extra speed --extra encrypted --extra metrics pyproject.toml -o requirements-full.txt
	$(LOCK) $(ARGS) --all-extras pyproject.toml -o requirements-dev.txt

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis
