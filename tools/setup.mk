# make setup GOAL …: installs what the goals need, then makes them.
GOALS := $(filter-out setup,$(MAKECMDGOALS))
GROUPS := build $(if $(filter check asan valgrind fuzz bench lint tidy mutants,$(GOALS)),check) $(if $(filter bench,$(GOALS)),bench)

.PHONY: setup $(GOALS)
setup:
	@tools/dependencies install $(GROUPS)
ifneq ($(GOALS),)
	@$(MAKE) --no-print-directory -j$$(nproc) $(GOALS)

# Already made by setup.
$(GOALS): setup
	@:
endif
