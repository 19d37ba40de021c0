# The targets that are not compiling: set-up, site, tests, installation.
.PHONY: setup site check clean
setup:
	@tools/dependencies install build $(if $(filter check asan valgrind fuzz bench lint tidy,$(MAKECMDGOALS)),check)

site: $(BUILD)/trainbook
	$(BUILD)/trainbook build

check: all $(UNIT_TESTS)
	@BUILD=$(BUILD) tests/run

clean:
	rm -rf $(BUILD)
