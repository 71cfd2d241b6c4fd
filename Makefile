# The classroom's verbs. A fresh machine needs only Python 3.11 or newer and make.
PYTHON ?= python3
KILLS ?= 200
SEED ?= 1

BIN := .venv/bin
# Of the long tests none that comes to its end takes this many seconds.
PATIENTLY := -o faulthandler_timeout=7200
.DEFAULT_GOAL := help
.PHONY: help start teach bundle test test-long test-security test-faults soak lint bench bench-quick demo-institution clean assets course screens messages screenshots

help:
	@echo "make start   打开教室 · run the classroom (as qihang settings says; PORT=8900 HOST=127.0.0.1 this time)"
	@echo "make teach   打开教员的 JupyterLab · run the instructor's JupyterLab (TEACH_PORT=8901 this time)"
	@echo "make bundle  打成一个文件，可在没有网络的地方安装 · write one file, to install where there is no network"
	@echo "make test    run the tests, browser included, but for the long ones"
	@echo "make test-long   run the long ones, 1,000 kills and ten minutes of fuzzing among them (SEED=1);"
	@echo "                 a run that was interrupted goes on"
	@echo "make test-security   try the routes and the sandbox: one line an item"
	@echo "make test-faults     break things while work is saved: one line an item"
	@echo "make soak    200 kills while thirty trainees work (KILLS=200 SEED=1): ten minutes"
	@echo "make lint    check style, types and texts"
	@echo "make bench   measure beside the stock tools: bench/report.md, up to an hour (ONLY=page,grade: parts)"
	@echo "make bench-quick   the same on small numbers: bench/quick/, a few minutes"
	@echo "make demo-institution   2,500 invented people who worked through the course, to look at (PEOPLE=300 SEED=1"
	@echo "                        FOLDER=build/institution)"
	@echo "make assets  build what browsers get anew, from the modules in widgets/ and qihang/server/"
	@echo "make course  write the guide for lecturers (docs/course.md, course.html) and docs/labs.md anew"
	@echo "make screens   write docs/screens.md: what is on each screen, measured in a browser"
	@echo "make messages   bring the catalogue of sentences up to date with the code"
	@echo "make screenshots   make the pictures in docs/ anew"
	@echo "make clean   remove what was built; var/ with the classroom's data stays"

.PHONY: moved
# It names the folder in which .venv was made: one that was moved or copied since is put right.
ifneq ($(shell test -x .venv/bin/python && cat .venv/.installed 2>/dev/null),$(CURDIR))
.venv/.installed: moved
endif
.PHONY: moved
.venv/.installed: requirements.lock pyproject.toml deploy/venv.sh
	@sh deploy/venv.sh "$(PYTHON)"

.venv/.tools: .venv/.installed requirements-dev.lock package-lock.json deploy/browser.sh deploy/node.sh deploy/postgresql.sh
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements-dev.lock
	sh deploy/node.sh
	sh deploy/browser.sh
	sh deploy/postgresql.sh
	touch $@

start: .venv/.installed
	@exec $(BIN)/qihang start $(if $(HOST),--host $(HOST)) $(if $(PORT),--port $(PORT))

teach: .venv/.installed
	@exec $(BIN)/qihang teach $(if $(TEACH_PORT),--port $(TEACH_PORT))

bundle: .venv/.installed
	@$(BIN)/python -m deploy.bundle

test: .venv/.tools
	$(BIN)/python -m pytest -n 3 --dist loadgroup

test-long: .venv/.tools
	KILLS=1000 SEED=$(SEED) $(BIN)/python -m pytest -n 2 --dist loadgroup \
		-m "long and not alone" $(PATIENTLY) --resume=build/test-long --held
	KILLS=1000 SEED=$(SEED) $(BIN)/python -m pytest -n 1 --dist loadgroup \
		-m "long and alone" $(PATIENTLY) --resume=build/test-long-alone --held

test-security: .venv/.tools
	$(BIN)/python -m pytest -n 2 --dist loadgroup -m security $(PATIENTLY) --held

test-faults: .venv/.tools
	$(BIN)/python -m pytest -n 2 --dist loadgroup -m faults $(PATIENTLY) --held

soak: .venv/.tools
	KILLS=$(KILLS) SEED=$(SEED) $(BIN)/python -m pytest -m long $(PATIENTLY) --held --resume=build/soak \
		tests/faults/test_kills.py

lint: .venv/.tools
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/node node_modules/typescript/bin/tsc --project tsconfig.json
	$(BIN)/node node_modules/typescript/bin/tsc --project tsconfig.labs.json
	$(BIN)/python -m qihang.language.readability

bench: .venv/.tools
	$(BIN)/python -m bench $(if $(ONLY),--only $(ONLY))

bench-quick: .venv/.tools
	$(BIN)/python -m bench --quick $(if $(ONLY),--only $(ONLY))

demo-institution: .venv/.tools
	$(BIN)/python -m bench.institution $(or $(FOLDER),build/institution) \
		--people $(or $(PEOPLE),2500) --seed $(SEED)

assets: .venv/.tools
	$(BIN)/python -m deploy.grammar
	$(BIN)/node deploy/assets.js

course: .venv/.installed
	$(BIN)/python -m deploy.course

screens: .venv/.tools
	$(BIN)/python -m tests.support.screen_table

messages: .venv/.installed
	$(BIN)/python -m deploy.messages

screenshots: .venv/.tools
	$(BIN)/python -m tests.support.screenshots

clean:
	rm -rf .venv node_modules build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
