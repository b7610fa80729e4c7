# De opdrachten van het Kenniscentrum. Nodig: Python 3.11 of nieuwer, make en git.

PYTHON ?= python3
UV := $(shell command -v uv 2>/dev/null || echo .cache/uv/bin/uv)
RUN := .venv/bin
export NO_MKDOCS_2_WARNING := 1

.PHONY: help serve site test check refresh bench lighthouse firefox fuzz mutate format vendor clean

help: ## deze lijst
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' Makefile

serve: .venv/ready ## de site op http://127.0.0.1:8000, ververst bij elke wijziging
	$(RUN)/mkdocs serve

site: .venv/ready ## de site bouwen in site/
	$(RUN)/mkdocs build --strict

test: .venv/ready ## alle tests, ook in een echte browser
	$(RUN)/python -m tests.browser
	$(RUN)/python -m tests.validator
	$(RUN)/python -m tests.language_server
	$(RUN)/pytest -n auto --dist loadfile

check: .venv/ready ## opmaak, stijl, typen, lagen en inhoud
	$(RUN)/ruff format --check macros tests
	$(RUN)/ruff check macros tests
	$(RUN)/mypy
	$(RUN)/lint-imports
	$(RUN)/python -m macros check

refresh: .venv/ready ## de bestanden die uit de modellen volgen opnieuw maken
	$(RUN)/python -m macros refresh

bench: .venv/ready ## meten hoe snel en hoe zwaar de site is, tot 10.000 voorbeelden
	$(RUN)/python -m tests.bench

lighthouse: .venv/ready ## de cijfers van Lighthouse voor vijf pagina's
	$(RUN)/python -m tests.browser
	$(RUN)/python -m tests.lighthouse

firefox: .venv/ready ## elke soort pagina en elk hulpmiddel proberen in Firefox
	$(RUN)/python -m tests.firefox

fuzz: .venv/ready ## een minuut lang (of SECONDS) steeds andere bestanden lezen, tot er een misgaat
	UV_PROJECT_ENVIRONMENT=.cache/fuzz $(UV) run --frozen --quiet --group fuzz python -m tests.fuzz

mutate: .venv/ready ## fouten in de code zetten en kijken of een test ze ziet
	EXAMPLES=5 UV_PROJECT_ENVIRONMENT=.cache/mutate $(UV) run --frozen --quiet --group mutate mutmut run $(ONLY)

format: .venv/ready ## de code netjes opmaken
	$(RUN)/ruff format macros tests
	$(RUN)/ruff check --fix macros tests

vendor: ## de bibliotheken van het formulier opnieuw bundelen (nodig: npm)
	rm -rf .cache/vendor && mkdir -p .cache && cp -r docs/assets/js/vendor .cache/vendor
	cd .cache/vendor && npm ci --ignore-scripts --no-audit --no-fund --silent && npm run --silent bundle
	cp .cache/vendor/out/*.mjs docs/assets/js/vendor/

clean: ## weghalen wat opnieuw te maken is
	rm -rf .venv .cache site mutants tests/tools/node_modules

.venv/ready: pyproject.toml uv.lock $(filter .cache/%,$(UV))
	$(UV) sync --frozen --quiet
	@touch $@

.cache/uv/bin/uv:
	$(PYTHON) -m venv .cache/uv
	.cache/uv/bin/python -m pip install --quiet --disable-pip-version-check uv
