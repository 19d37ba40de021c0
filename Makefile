# Trainbook. `make` builds build/trainbook; `make setup site` and `make setup check` are the two commands of the README.

# `setup` installs first; what else was asked for is then made by a make that sees what was installed.
ifneq ($(filter setup,$(MAKECMDGOALS)),)
include tools/setup.mk
else

VERSION  := $(shell sed -n 's/^\#define TRAINBOOK_VERSION "\(.*\)"/\1/p' src/program.h)
BUILD    ?= build
PREFIX   ?= /usr/local
CC       ?= gcc
CFLAGS   ?= -O2 -g
PACKAGES := glib-2.0 json-glib-1.0 libxml-2.0 libxslt libexslt icu-uc icu-i18n yaml-0.1 libzip libcgraph libgvc

# The allocator that takes malloc's place when the program starts; none beside the sanitizers, which have their own.
ALLOCATOR ?= -Wl,--push-state,--no-as-needed -lmimalloc -Wl,--pop-state

# `make ROOMS="text source"` limits what is compiled into the library; every room by default.
ROOMS    ?= text source model facts measure chart page view render proof publish commands .
SOURCES  := $(filter-out src/main.c,$(foreach room,$(ROOMS),$(wildcard src/$(room)/*.c)))
SOURCES  := $(patsubst src/./%,src/%,$(SOURCES))
OBJECTS  := $(SOURCES:src/%.c=$(BUILD)/%.o)
LIBRARY  := $(BUILD)/libtrainbook.a

# The libraries' flags, asked for once; `make` names the package that is missing (tools/dependencies).
FLAGS_MK := $(BUILD)/flags.mk
ifneq ($(filter-out clean,$(or $(MAKECMDGOALS),all)),)
include $(FLAGS_MK)
endif

WARNINGS := -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wpointer-arith -Wwrite-strings -Wformat=2 -Wno-unused-parameter -Wno-missing-field-initializers
ALL_CFLAGS = -std=gnu11 $(WARNINGS) -Isrc -I$(BUILD) $(LIB_CFLAGS) $(CFLAGS) -DTRAINBOOK_PREFIX='"$(PREFIX)"' -MMD -MP

.PHONY: all
all: $(BUILD)/trainbook

$(FLAGS_MK): tools/dependencies
	@mkdir -p $(BUILD)
	@tools/dependencies check build
	@flags=$$(pkg-config --cflags $(PACKAGES)) && libraries=$$(pkg-config --libs $(PACKAGES)) && \
	  { echo "LIB_CFLAGS := $$flags"; \
	    echo "LIB_LIBS := $$libraries -lxlsxwriter -lcmark-gfm-extensions -lcmark-gfm -lcsv -lm -lpthread"; } > $@

$(BUILD)/%.o: src/%.c $(FLAGS_MK)
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -c -o $@ $<

$(LIBRARY): $(OBJECTS)
	@rm -f $@
	$(AR) rcs $@ $(OBJECTS)

$(BUILD)/trainbook: $(BUILD)/main.o $(LIBRARY)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $(BUILD)/main.o $(LIBRARY) $(ALLOCATOR) $(LIB_LIBS)

# Unit tests: tests/unit/test_NAME.c, one program a module, g_test.
UNIT_SOURCES := $(wildcard tests/unit/test_*.c)
UNIT_TESTS   := $(UNIT_SOURCES:tests/unit/%.c=$(BUILD)/tests/%)
$(BUILD)/tests/%: tests/unit/%.c $(LIBRARY)
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -Itests/unit -o $@ $< $(LDFLAGS) $(LIBRARY) $(ALLOCATOR) $(LIB_LIBS)

-include $(OBJECTS:.o=.d) $(BUILD)/main.d $(UNIT_TESTS:=.d)
include tools/targets.mk

endif
