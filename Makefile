# make run      set up what is missing, then open the window on January 2022
# make test     the whole test suite, without a screen     (make test ARGS="-k undo")
# make check    lint, format and types
# make bench    speed against peers and against the limit
# make pictures  the walk through the real window: a picture of each step, the best of them under docs/img
# make cases    the shipped cases and the tables of docs/scenario-format.md, after a change of the case rule
# make translations  what the window says, into the catalogues of languages; tells what is untranslated

PYTHON ?= python3
ARGS ?=
BIN := .venv/bin

.NOTPARALLEL:
.PHONY: run test check bench pictures cases translations python

run: python
	@"$(PYTHON)" bootstrap.py run

test: python
	@"$(PYTHON)" bootstrap.py test
	$(BIN)/python -m pytest -p no:randomly -n auto $(ARGS)

check: python
	@"$(PYTHON)" bootstrap.py dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: python
	@"$(PYTHON)" bootstrap.py test
	$(BIN)/python -m benchmarks $(ARGS)

pictures: python
	@"$(PYTHON)" bootstrap.py test
	$(BIN)/python docs/walkthrough.py --keep $(ARGS)

cases: python
	@"$(PYTHON)" bootstrap.py test
	$(BIN)/python docs/cases.py

translations: python
	@"$(PYTHON)" bootstrap.py test
	$(BIN)/python docs/translations.py

python:
	@command -v "$(PYTHON)" >/dev/null || { \
	  echo "boilover: there is no $(PYTHON); install Python 3.11 or newer, or say make run PYTHON=..." >&2; exit 1; }
