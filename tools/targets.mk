# The targets that are not compiling: site, tests, installation. (Set-up: tools/setup.mk.)
.PHONY: site check clean
site: all
	$(BUILD)/trainbook build

check: all $(UNIT_TESTS) $(BUILD)/tests/fuzz-replay
	@BUILD=$(BUILD) tests/run

clean:
	rm -rf $(BUILD)

# The program's own messages: po/LANG.po → build/locale.
LANGUAGES := zh_CN zh_TW
CATALOGUES := $(LANGUAGES:%=$(BUILD)/locale/%/LC_MESSAGES/trainbook.mo)
all: $(CATALOGUES)
$(BUILD)/locale/%/LC_MESSAGES/trainbook.mo: po/%.po
	@mkdir -p $(@D)
	msgfmt --check -o $@ $<

# Collects the texts anew and merges them into the translations.
.PHONY: po-update
po-update:
	xgettext --language=C --from-code=UTF-8 --keyword=_ --keyword=N_ --keyword=ngettext:1,2 --no-location --sort-output --no-wrap \
	  --package-name=trainbook --package-version=$(VERSION) -o $(BUILD)/trainbook.pot src/*.c src/*/*.c src/catalogue/*.def
	for language in $(LANGUAGES); do msgmerge -q --update --backup=none --no-fuzzy-matching --no-wrap po/$$language.po $(BUILD)/trainbook.pot; \
	  sed -i '/^"POT-Creation-Date/d' po/$$language.po; done

.PHONY: install uninstall
install: all
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/man/man1 $(DESTDIR)$(PREFIX)/share/trainbook
	install -m 755 $(BUILD)/trainbook $(DESTDIR)$(PREFIX)/bin/trainbook
	install -m 644 docs/trainbook.1 $(DESTDIR)$(PREFIX)/share/man/man1/trainbook.1
	find templates -type f -exec install -D -m 644 {} $(DESTDIR)$(PREFIX)/share/trainbook/{} \;
	for language in $(LANGUAGES); do \
	  install -D -m 644 $(BUILD)/locale/$$language/LC_MESSAGES/trainbook.mo \
	    $(DESTDIR)$(PREFIX)/share/locale/$$language/LC_MESSAGES/trainbook.mo; done

uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/trainbook $(DESTDIR)$(PREFIX)/share/man/man1/trainbook.1
	rm -rf $(DESTDIR)$(PREFIX)/share/trainbook
	for language in $(LANGUAGES); do rm -f $(DESTDIR)$(PREFIX)/share/locale/$$language/LC_MESSAGES/trainbook.mo; done

# Layers, sizes, and the texts of the messages.
.PHONY: lint tidy asan valgrind
lint: all
	tools/lint $(BUILD)
	tools/messages check
	tools/headers $(BUILD) check
	tools/definitions check
	tools/translations

tidy: all
	clang-tidy --quiet src/*.c src/*/*.c -- $(ALL_CFLAGS)

asan:
	$(MAKE) BUILD=$(BUILD)/asan ALLOCATOR= CFLAGS="-O1 -g -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer" LDFLAGS="-fsanitize=address,undefined" sanitized

sanitized: all $(UNIT_TESTS)
	TEST_TIME_LIMIT=3600 BUILD=$(BUILD) tests/run unit golden diagnostics command

valgrind: all $(UNIT_TESTS)
	tests/valgrind $(BUILD)

# The readers of input under libFuzzer (clang), SECONDS each; what breaks one is kept in build/fuzz/TARGET/. `make check` runs the same code over
# every seed.
.PHONY: fuzz
SECONDS ?= 60
fuzz:
	$(MAKE) BUILD=$(BUILD)/fuzz CC=clang ALLOCATOR= CFLAGS="-O1 -g -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=undefined" \
	  LDFLAGS="-fsanitize=address,undefined" $(BUILD)/fuzz/tests/fuzzer
	tests/fuzz/campaign $(BUILD)/fuzz $(SECONDS) $(TARGETS)

$(BUILD)/tests/fuzz-replay: tests/fuzz/replay.c tests/fuzz/targets.c tests/fuzz/targets.h $(LIBRARY)
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -Itests/fuzz -o $@ tests/fuzz/replay.c tests/fuzz/targets.c $(LDFLAGS) $(LIBRARY) $(LIB_LIBS)

$(BUILD)/tests/fuzzer: tests/fuzz/fuzzer.c tests/fuzz/targets.c tests/fuzz/targets.h $(LIBRARY)
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -Itests/fuzz -o $@ tests/fuzz/fuzzer.c tests/fuzz/targets.c $(LDFLAGS) -fsanitize=fuzzer $(LIBRARY) $(LIB_LIBS)

# Speed beside other tools and the floors: for reading, never a test.
.PHONY: bench
bench: all
	BUILD=$(BUILD) tests/bench/compare

# Breaks each formula, one at a time, and demands that the oracle notices. Takes minutes.
.PHONY: mutants golden-update
mutants:
	tests/oracle/mutants

# Writes what the golden sites become anew; the difference is to be read before it is committed.
golden-update: all
	TRAINBOOK=$(abspath $(BUILD)/trainbook) tests/golden/run --update
	git diff --stat tests/golden
