# Itinerario. `make run` and `make test` are all a fresh machine needs: Python 3.11 or newer and make.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
HOST ?= 127.0.0.1
PORT ?= 8501
AT_ONCE := --numprocesses auto --maxprocesses 4
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.DEFAULT_GOAL := help
.PHONY: help run room test reliability bench gallery schema sample lint clean

help: ## show this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 14

$(VENV)/run.stamp: requirements.txt
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(PIP) -r requirements.txt
	@touch $@

$(VENV)/dev.stamp: requirements.txt requirements-dev.txt
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(PIP) -r requirements-dev.txt
	@touch $@ $(VENV)/run.stamp

run: $(VENV)/run.stamp ## start Itinerario on http://localhost:8501 (PORT=, HOST=, ITINERARIO_DATABASE_URL=)
	$(BIN)/python -m streamlit run app.py --server.address $(HOST) --server.port $(PORT)

room: $(VENV)/run.stamp ## start Itinerario for the local network, for a workshop room
	$(BIN)/python -m streamlit run app.py --server.address 0.0.0.0 --server.port $(PORT)

test: $(VENV)/dev.stamp ## run every test (finds or installs a Chromium first)
	$(BIN)/python tests/browser.py --install
	$(BIN)/python -m pytest $(AT_ONCE) --ignore tests/e2e
	$(BIN)/python -m pytest --numprocesses 2 --reruns 1 tests/e2e  # each of the two has a browser and a server of its own

reliability: $(VENV)/dev.stamp ## the long runs: more kills, more writers, more generated maps
	$(BIN)/python tests/browser.py --install
	ITINERARIO_LONG=1 $(BIN)/python -m pytest tests/reliability tests/layout tests/model tests/store \
		tests/analyses/test_simulated.py tests/e2e/test_board_kills.py

bench: $(VENV)/dev.stamp ## measure speed and memory, side by side with the peer
	$(BIN)/python tests/browser.py --install
	$(BIN)/python -m tests.benchmarks

gallery: $(VENV)/dev.stamp ## make the pictures of the README and build/gallery/index.html
	$(BIN)/python tests/browser.py --install
	$(BIN)/python -m tests.gallery

schema: $(VENV)/dev.stamp ## write data/schemas/map.vN.json from the model
	$(BIN)/python -m journey.model.schema

sample: $(VENV)/dev.stamp ## write the sample log of events and its truth in data/samples
	$(BIN)/python -m journey.events.sample

lint: $(VENV)/dev.stamp ## style and types
	$(BIN)/python -m ruff check .
	$(BIN)/python -m ruff format --check .
	$(BIN)/python -m mypy

clean: ## remove what the other commands made, but no map
	rm -rf $(VENV) build .pytest_cache .mypy_cache .ruff_cache .hypothesis
