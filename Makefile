# `make` runs what CI runs. Each target is one verb; the first one that needs .venv makes it.
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
OUT ?= out

.PHONY: all grade test lint check verify report bench fuzz hostile gallery cluster-test clean help

all: lint check test hostile  ## what CI runs

grade: $(STAMP)  ## grade the sample class, and print the path of its page
	@$(BIN)/grader batch tests/sample_class --out $(OUT)/class $(CORE:%=--topic %)
CORE := tensor_creation reshape dim_sums matmul autograd gradient_zeroing gradient_descent conv_homework mask_slice_iou

test: $(STAMP)  ## run all tests
	$(BIN)/python -m pytest

lint: $(STAMP)  ## check types and style
	$(BIN)/ruff check .
	$(BIN)/ruff format --check grader reports tests
	$(BIN)/mypy

check: $(STAMP)  ## have the course check itself, without mutants, with the same random inputs each time
	$(BIN)/grader verify --seed 1

verify: $(STAMP)  ## have the course check itself with new random inputs, mutants included
	$(BIN)/grader verify --mutants

report: $(STAMP)  ## grade one sample submission, and print the path of its report
	@$(BIN)/grader grade tests/sample_class/$(STUDENT) --out $(OUT)/one; code=$$?; [ $$code -le 1 ]
STUDENT ?= $(firstword $(notdir $(patsubst %/,%,$(wildcard tests/sample_class/*/))))

bench: $(STAMP)  ## measure, as ratios in one run
	$(BIN)/python -m tests.bench

fuzz: $(STAMP)  ## feed the decoder of the wire a million odd frames
	$(BIN)/python -m tests.fuzz

hostile: $(STAMP)  ## grade the corpus of attacks beside honest submissions, in every mode
	$(BIN)/python -m pytest -o addopts="-q -rs --import-mode=importlib -p no:jsonreport" tests/hostile

gallery: $(STAMP)  ## grade the sample class, and keep some of its pages in docs/gallery
	$(BIN)/python -m tests.gallery

cluster-test: $(STAMP)  ## grade a class on a real Slurm of one node (root; apt-get install slurm-wlm munge)
	$(BIN)/python -m tests.cluster.slurm

clean:  ## remove what make made
	rm -rf $(VENV) $(OUT)

help:  ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/:/'

$(STAMP): pyproject.toml constraints.txt
	@echo "Installing the grader, and what it needs (torch is large), into $(VENV): some minutes, only once." >&2
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --disable-pip-version-check -c constraints.txt -e '.[dev]' >&2
	@touch $@
