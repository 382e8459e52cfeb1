"""The header is complete: nothing need be included before it, and no compiler has anything to say about it."""
import pytest
from building import ROOT, run
from installed import needed

DIALECTS = [("c", f"c{year}") for year in (89, 99, 11, 17)] + [("c++", f"c++{year}") for year in (98, 11, 17, 20)]
COMPILERS = {"gcc": {"c": "gcc", "c++": "g++"}, "clang": {"c": "clang", "c++": "clang++"}}
PACKAGES = {"gcc": "gcc", "g++": "g++", "clang": "clang", "clang++": "clang"}
WARNINGS = ["-Wall", "-Wextra", "-Wpedantic", "-Wundef", "-Wshadow", "-Wconversion", "-Werror", "-pedantic-errors"]
HEADERS = ("httpstatus.h", "httpstatus/codes.h", "httpstatus/list.h")


def compile_text(program, language, standard, text, folder):
    source = folder / "alone.txt"
    source.write_text(text, encoding="utf-8")
    # bool came with C99, and clang says so in C89.
    allowed = ["-Wno-c99-extensions"] if standard == "c89" and "clang" in str(program) else []
    options = [f"-std={standard}", *WARNINGS, *allowed, f"-I{ROOT / 'include'}"]
    run(program, "-x", language, *options, "-fsyntax-only", source)


def compiler_for(family, language):
    program = COMPILERS[family][language]
    return needed(program, PACKAGES[program])


@pytest.mark.parametrize("header", HEADERS)
@pytest.mark.parametrize(("language", "standard"), DIALECTS)
@pytest.mark.parametrize("family", COMPILERS)
def test_header_alone(family, language, standard, header, tmp_path):
    text = f"#include <{header}>\n#include <{header}>\ntypedef int something;\n"
    compile_text(compiler_for(family, language), language, standard, text, tmp_path)


@pytest.mark.parametrize(("language", "standard"), DIALECTS)
def test_clang_has_nothing_to_say_about_the_headers_with_all_its_warnings(language, standard, tmp_path):
    program = compiler_for("clang", language)
    includes = "".join(f"#include <{header}>\n" for header in HEADERS)
    source = tmp_path / "alone.txt"
    source.write_text(f"{includes}int nothing(void);\n", encoding="utf-8")
    allowed = ["-Wno-c99-extensions"] if standard == "c89" else []  # bool
    run(program, "-x", language, f"-std={standard}", "-Weverything", "-Werror", *allowed, f"-I{ROOT / 'include'}",
        "-fsyntax-only", source)


@pytest.mark.parametrize(("language", "standard"), DIALECTS)
@pytest.mark.parametrize("family", COMPILERS)
def test_former_names_give_no_warning(family, language, standard, tmp_path):
    text = """#include <httpstatus.h>
int payload(void);
int payload(void) { return HTTPSTATUS_PAYLOAD_TOO_LARGE + HTTPSTATUS_REQUEST_ENTITY_TOO_LARGE; }
"""
    compile_text(compiler_for(family, language), language, standard, text, tmp_path)


LIST = """#include <httpstatus.h>
#include <httpstatus/list.h>
#include <stdio.h>
#include <string.h>

static const struct { int code; const char *phrase; } table[] = {
#define ROW(code, symbol, phrase) {code, phrase},
    HTTPSTATUS_LIST(ROW)
    {0, ""}
};

static const char *name_of(int code)
{
    switch (code) {
#define NAME(code, symbol, phrase) case HTTPSTATUS_##symbol: return #symbol;
    HTTPSTATUS_LIST(NAME)
    default: return "";
    }
}

int main(void)
{
    int at, code = 0, rows = 0;
    while ((code = httpstatus_next(code)) != 0)
        rows += httpstatus_is_registered(code);
    for (at = 0; table[at].code != 0; at++) {
        code = table[at].code;
        if (strcmp(table[at].phrase, httpstatus_reason(code)) != 0 || strcmp(name_of(code), httpstatus_name(code)) != 0)
            return 1;
    }
    printf("%d of %d", at, rows);
    return 0;
}
"""


@pytest.mark.parametrize(("language", "standard"), [("c", "c89"), ("c", "c11"), ("c++", "c++98"), ("c++", "c++20")])
def test_the_list_makes_a_table_and_a_switch(language, standard, tmp_path):
    library = ["-DHTTPSTATUS_STATIC", f"-I{ROOT / 'include'}"]
    objects = []
    for source in [*(ROOT / "lib").glob("*.c"), *(ROOT / "lib/generated").glob("*.c")]:
        objects.append(tmp_path / f"{source.stem}.o")
        run("gcc", "-std=c11", *library, "-c", source, "-o", objects[-1])
    source = tmp_path / "list.txt"
    source.write_text(LIST, encoding="utf-8")
    program = tmp_path / "list"
    options = [f"-std={standard}", "-pedantic-errors", "-Wall", "-Werror", *library]
    run(COMPILERS["gcc"][language], "-x", language, *options, source, "-x", "none", *objects, "-o", program)
    assert run(program) == "64 of 64"


def test_a_header_that_is_not_alone_would_be_caught(tmp_path):
    with pytest.raises(AssertionError, match="size_t"):
        compile_text("gcc", "c", "c99", "size_t something(void);\n", tmp_path)
