# Everything that is done with the project, for people and for CI alike. Needs Rust, a C compiler, Python 3.11, pip and make.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

PYTHON ?= python3
# Corpora are under their own terms and are read from outside; tests that need them skip without them.
CORPORA ?= ../shared/data
export CORPORA

# The stubs are read from the symbols of the release build; wheels are stripped when they are packed.
export CARGO_PROFILE_RELEASE_STRIP := false

export PIP_QUIET := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

BIN := .venv/bin
# A virtual environment of the caller's would win over the project's own.
ENV := env -u CONDA_PREFIX VIRTUAL_ENV=$(CURDIR)/.venv PATH="$(CURDIR)/.venv/bin:$$PATH"

.PHONY: help demo test build lint rust-test python-test stubs stubs-check notebooks bench docs wheel wheel-check clean train themes vectors cross evaluate

help: ## Show these lines
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

.venv/build: requirements-dev.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --constraint requirements-dev.txt maturin
	touch $@

.venv/dev: .venv/build requirements-dev.txt
	grep -v '^ziglang' requirements-dev.txt > .venv/dev.txt
	$(BIN)/python -m pip install --requirement .venv/dev.txt
	touch $@

build: .venv/build ## Build the package into .venv, in release
	$(ENV) $(BIN)/maturin develop --release --quiet

demo: build ## Read the sample articles: one in colour, all as a table of claims
	@$(BIN)/newsclaims show tests/articles/politics.txt
	@$(BIN)/python examples/claims_table.py tests/articles/*.txt

test: lint rust-test stubs-check python-test notebooks ## Everything that CI runs

lint: .venv/dev build ## Format, clippy, ruff, mypy
	cargo fmt --all --check
	cargo clippy --quiet --workspace --all-targets -- -D warnings
	cargo clippy --quiet --all-targets --features python -- -D warnings
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

rust-test: ## Tests of the engine
	cargo test --quiet --workspace

python-test: .venv/dev build ## Tests of the package, its docstrings and the README
	$(BIN)/pytest

notebooks: .venv/dev build ## Execute the notebooks, and compare them with their scripts
	for script in notebooks/*.py; do $(BIN)/jupytext --quiet --to ipynb --test $$script; done
	$(BIN)/pytest --nbmake --nbmake-timeout=120 notebooks/*.ipynb

stubs: .venv/build ## Write the stubs of the extension module
	$(ENV) $(BIN)/maturin generate-stubs --quiet --profile release --out target/stubs
	cp target/stubs/newsclaims/_core.pyi python/newsclaims/_core.pyi

stubs-check: .venv/dev build ## The stubs are those of the code, and true
	$(ENV) $(BIN)/maturin generate-stubs --quiet --profile release --out target/stubs
	diff -u python/newsclaims/_core.pyi target/stubs/newsclaims/_core.pyi || { echo 'run: make stubs'; exit 1; }
	$(BIN)/python -m mypy.stubtest newsclaims --ignore-disjoint-bases --mypy-config-file pyproject.toml

train: ## Rebuild the files in models/ from the corpora in CORPORA
	cargo run --release --quiet --package newsclaims-training -- tags $(CORPORA) > target/tags.tsv
	mv target/tags.tsv models/tags.tsv
	cargo run --release --quiet --package newsclaims-training -- attribution $(CORPORA) target/attribution.bin
	mv target/attribution.bin models/attribution.bin
	cargo run --release --quiet --package newsclaims-training -- pronouns $(CORPORA) > target/pronouns.tsv
	mv target/pronouns.tsv models/pronouns.tsv

themes: ## Learn the themes of figures, models/themes.bin, from training/themes
	cargo run --release --quiet --package newsclaims-training -- themes training/themes target/themes.bin
	mv target/themes.bin models/themes.bin

vectors: ## Make models/vectors.bin from the file of word vectors GLOVE; then make themes
	cargo run --release --quiet --package newsclaims-training -- vectors $(GLOVE) target/vectors.bin
	mv target/vectors.bin models/vectors.bin

cross: ## Cross-validation of the models, for choosing their settings
	cargo run --release --quiet --package newsclaims-training -- cross $(CORPORA)
	cargo run --release --quiet --package newsclaims-training -- pronouns-cross $(CORPORA)

evaluate: ## The tables of the model card: figures on polnear/dev of CORPORA and on sentences of our own, with intervals
	cargo run --release --quiet --package newsclaims-training -- evaluate $(CORPORA)/polnear/dev
	cargo run --release --quiet --package newsclaims-training -- evaluate benchmarks/attribution/dev.txt
	cargo run --release --quiet --package newsclaims-training -- evaluate benchmarks/attribution/test.txt

bench: ## Speed of the engine over the sample articles
	cargo bench

docs: ## The pages under docs/ as a site, in site/
	$(PYTHON) -m venv .venv-docs
	.venv-docs/bin/python -m pip install 'mkdocs==1.6.1'
	.venv-docs/bin/mkdocs build --strict --quiet

wheel: .venv/build ## Build the wheel into dist/ (manylinux_2_28), and try it in an empty environment
	$(BIN)/python -m pip install --constraint requirements-dev.txt ziglang
	rm -rf dist
	$(ENV) $(BIN)/maturin build --release --strip --zig --compatibility manylinux_2_28 --out dist
	$(MAKE) wheel-check

wheel-check: ## The wheel in dist/ is small, needs no other package, and works
	test "$$(stat -c %s dist/newsclaims-*.whl)" -lt 10000000
	rm -rf target/empty-venv
	$(PYTHON) -m venv target/empty-venv
	target/empty-venv/bin/python -m pip install --no-index dist/newsclaims-*.whl
	cd target && empty-venv/bin/python ../examples/wheel_check.py ../tests/articles/politics.txt
	ls -l dist

clean: ## Remove what was built
	rm -rf target dist site .venv .venv-docs python/newsclaims/*.so
