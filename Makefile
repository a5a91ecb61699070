# Shortens the program's own commands, and chooses the Pulumi SDK they are built with.
.DEFAULT_GOAL := help
.SECONDEXPANSION:
.DELETE_ON_ERROR:
# Else it looks for each source's own source, in C, Fortran and RCS: a quarter of a second.
MAKEFLAGS += --no-builtin-rules
.SUFFIXES:

# What is given on the command line stands for itself: unasked, make would run a $(shell ...) in it on the way to a recipe.
define literal
override $(1) := $$(value $(1))
export $(1)
endef
$(foreach name,$(.VARIABLES),$(if $(filter command,$(origin $(name))),$(eval $(call literal,$(name)))))

# Recipes read these from their environment, each as one word. A pipeline hands the names of branches to them.
export STACK ?= dev
export ARGS ?=
export FROM ?=
export TO ?=
export REQUEST ?=
export ROUTES ?=
export N ?= 50

# Which Pulumi packages: nuget, offline, or, where not said, what the feed has. Asked once, and only when needed.
SDK ?=
ifneq ($(filter-out nuget offline,$(value SDK))$(word 2,$(value SDK)),)
$(error SDK is neither nuget nor offline)
endif
sdk = $(eval sdk := $(or $(SDK),$(shell offline/choose-sdk),$(error no Pulumi SDK to build with)))$(sdk)

program = artifacts/$(sdk)/bin/TrinoInfra/debug/TrinoInfra.dll
bench = artifacts/$(sdk)/bin/TrinoInfra.Bench/debug/TrinoInfra.Bench.dll
tests = artifacts/$(sdk)/bin/TrinoInfra.Tests/debug/TrinoInfra.Tests.dll
# As `dotnet build` does it, which sums up what went well in five lines, however quiet it is told to be.
build = echo "builds $(basename $(notdir $@)), which takes a minute the first time" >&2 && dotnet msbuild -restore -maxcpucount -nologo -verbosity:quiet -p:PulumiSdk=$(sdk)

# What a program is built from; looked for once, and only when one may have to be built.
settings := TrinoInfra.csproj global.json $(wildcard Directory.*.props)
inputs = $(eval inputs := $(settings) $(shell find infra offline -type f))$(inputs)
test-inputs = $(eval test-inputs := $(shell find tests bench -type f))$(test-inputs)

# What shows a stack is run as `make native` built it, where that was done and nothing has changed since, and SDK= is not said;
# else as the plain build, which is made first where it has to be.
native = artifacts/native/TrinoInfra
current = $(eval current := $(if $(wildcard $(native)),$(if $(shell find $(settings) infra offline -newer $(native)),,$(native))))$(current)
is-native = $(if $(SDK),,$(current))
built = $(if $(is-native),,$(program))
run = $(or $(is-native),dotnet $(program))

targets = help native speed preview render diff explain graph track rehearse rollout rollout-simulation load-bench test format clean up down status pods verify bench cluster-facts
.PHONY: $(targets)

# A word too many is said before anything is done: `make up prod` would bring up dev.
strange := $(filter-out $(targets) artifacts/%,$(MAKECMDGOALS))
ifneq ($(strange),)
$(error '$(strange)' is no target; $(if $(wildcard Pulumi.$(strange).yaml),a stack is named so: make $(firstword $(MAKECMDGOALS)) STACK=$(strange),see make help))
endif

help: ## lists the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { text = $$2; sub(": ", "\n      ", text); printf "  make %-9s %s\n", $$1, text }' Makefile

preview: $$(built) ## shows what a stack declares: STACK=prod, ARGS=--json
	@.make/with-args $(run) preview {} -- "$$STACK"

render: $$(built) ## prints its manifests as YAML: STACK=prod, ARGS='--to folder'
	@.make/with-args $(run) render {} -- "$$STACK"

diff: $$(built) ## says what differs: FROM=dev TO=prod, or STACK=dev ARGS='--since HEAD~1'
	@.make/with-args $(run) diff {} $${TO:+"--with=$$TO"} -- "$${FROM:-$$STACK}"

explain: $$(built) ## says where a request would go, and why: REQUEST='GET /ui' ARGS="-H 'X-Trino-User: alice'", ROUTES=file
	@set -- "$$STACK"; [ -z "$$ROUTES" ] || set --; \
	.make/with-args $(run) explain {} $${ROUTES:+"--routes=$$ROUTES"} -- "$$@" $${REQUEST:+"$$REQUEST"}

graph: $$(built) ## draws the way of a request as SVG: ARGS=--order how the stack comes up, ARGS=--html a page with both
	@.make/with-args $(run) graph {} -- "$$STACK"

track: $$(built) ## edits the tracks of a stack file: ARGS='weight dev trino-v2-canary 25'
	@.make/with-args $(run) track {}

native: ## builds the program ahead of time: what shows a stack then starts in a fraction of the time
	@.make/native

speed: $$(bench) ## measures that time beside cdk8s, and writes bench/results.md: ARGS=--check compares with what was recorded
	@NATIVE=$(current) .make/with-args dotnet $(bench) speed {}

rehearse: $$(bench) ## breaks queries with a plain weighted route, none with this one
	@dotnet $(bench) rehearse

rollout: ## moves a canary in steps, and back where it fails: ARGS='dev --to trino-v2-canary'
	@.make/with-args cluster/rollout {}

load-bench: $$(bench)
	@DOTNET_gcServer=1 dotnet $(bench) load

rollout-simulation: $$(bench)
	@dotnet $(bench) rollout-simulation

up: ## brings up a Kind cluster with the stack on it: needs Docker
	@cluster/up "$$STACK"

down: ## takes both away again
	@cluster/down "$$STACK"

status: ## one screen of what runs; exit code 1 where not all is ready
	@cluster/status "$$STACK"

pods: $$(program) ## says why pods are not ready, and what to mend
	@dotnet $(program) pods -- "$$STACK"

verify: ## runs queries through the Gateway, and prints each track's share: N=200
	@cluster/verify "$$STACK" "$$N"

bench: ## measures statements through the Gateway: ARGS='--clients 32 --for 2m'
	@.make/with-args cluster/bench "$$STACK" {}

# What the scripts of cluster/ ask.
cluster-facts: $$(program)
	@echo SDK=$(sdk)
	@echo PROGRAM=$(program)
	@dotnet $(program) cluster -- "$$STACK"

test: $$(tests) ## runs all tests; UPDATE_GOLDEN=1 rewrites the golden files
	@.make/with-args tests/run $(tests) {}

format: ## puts the C# files into the form that CI checks
	@PulumiSdk=$(sdk) dotnet format TrinoInfra.slnx

clean: ## removes what was built
	rm -rf artifacts

artifacts/%/bin/TrinoInfra/debug/TrinoInfra.dll: $$(inputs)
	@$(build) TrinoInfra.csproj >&2 && touch $@

artifacts/%/bin/TrinoInfra.Tests/debug/TrinoInfra.Tests.dll: $$(inputs) $$(test-inputs)
	@$(build) tests/TrinoInfra.Tests.csproj >&2 && touch $@

artifacts/%/bin/TrinoInfra.Bench/debug/TrinoInfra.Bench.dll: $$(inputs) $$(test-inputs)
	@$(build) bench/TrinoInfra.Bench.csproj >&2 && touch $@
