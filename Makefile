# The commands of the project; each brings the machine to where it can run first.
PY := .venv/bin/python
QUESTIONS ?= tests/nlu/questions.jsonl

.DEFAULT_GOAL := help
.PHONY: help run test check eval bench format lock clean

help:  ## what can be done
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 10

run:  ## set everything up, start the assistant, print its address
	@scripts/set-up runtime
	@exec $(PY) -m bot run

test:  ## set everything up and run all tests, side by side (ARGS="-k name" for some)
	@scripts/set-up development
	@$(PY) -m pytest --numprocesses auto --maxprocesses 4 --dist loadfile $(ARGS)

check:  ## format, lint, types, directions of imports, promises of the content
	@scripts/set-up development
	@$(PY) -m ruff format --check .
	@$(PY) -m ruff check .
	@$(PY) -m mypy
	@$(PY) -m pytest -q tests/test_import_directions.py tests/test_setup.py tests/data
	@$(PY) -m knowledge check

eval:  ## measure the understanding: QUESTIONS=FILE; BASELINES=1 compares (long), OVERLAP=FILE finds what was learnt
	@scripts/set-up runtime
	@$(PY) -m bot eval $(QUESTIONS) $(if $(OVERLAP),--overlap $(OVERLAP)) \
	  $(if $(BASELINES),--baselines) $(if $(EPOCHS),--epochs $(EPOCHS)) $(if $(PICTURES),--pictures $(PICTURES))

bench:  ## measure beside the bot that rasa init makes (N=20 for a quick look)
	@scripts/set-up runtime
	@$(PY) -m benchmarks $(if $(N),--n $(N))

format:  ## put the code into the common form
	@$(PY) -m ruff format .
	@$(PY) -m ruff check --fix .

lock:  ## lock the packages anew after a change of requirements/*.in
	@for part in installer runtime development; do \
	  .venv/bin/uv pip compile --quiet --python $(PY) --generate-hashes --no-emit-index-url --no-annotate \
	    --no-header -o requirements/$$part.txt requirements/$$part.in; done

clean:  ## forget everything that running made, but not the conversations' keys
	@rm -rf build var/models var/knowledge.db var/cache .rasa models results
