"""The header stands alone: nothing need be included before it, and no compiler has anything to say about it."""
import pytest
from building import ROOT, run
from installed import needed

DIALECTS = [("c", f"c{year}") for year in (99, 11, 17)] + [("c++", f"c++{year}") for year in (11, 17, 20)]
COMPILERS = {"gcc": {"c": "gcc", "c++": "g++"}, "clang": {"c": "clang", "c++": "clang++"}}
PACKAGES = {"gcc": "gcc", "g++": "g++", "clang": "clang", "clang++": "clang"}
WARNINGS = ["-Wall", "-Wextra", "-Wpedantic", "-Wundef", "-Wshadow", "-Wconversion", "-Werror", "-pedantic-errors"]
HEADERS = ("httpstatus.h", "httpstatus/codes.h")


def compile_text(program, language, standard, text, folder):
    source = folder / "alone.txt"
    source.write_text(text, encoding="utf-8")
    run(program, "-x", language, f"-std={standard}", *WARNINGS, f"-I{ROOT / 'include'}", "-fsyntax-only", source)


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
@pytest.mark.parametrize("family", COMPILERS)
def test_former_names_give_no_warning(family, language, standard, tmp_path):
    text = """#include <httpstatus.h>
int payload(void);
int payload(void) { return HTTPSTATUS_PAYLOAD_TOO_LARGE + HTTPSTATUS_REQUEST_ENTITY_TOO_LARGE; }
"""
    compile_text(compiler_for(family, language), language, standard, text, tmp_path)


def test_a_header_that_is_not_alone_would_be_caught(tmp_path):
    with pytest.raises(AssertionError, match="size_t"):
        compile_text("gcc", "c", "c99", "size_t something(void);\n", tmp_path)
