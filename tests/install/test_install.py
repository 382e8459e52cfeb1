"""What a plain `cmake --install` puts in place, and what a configuration that cannot work says."""
import json
import re
import stat

import pytest
from building import ROOT, cmake_build, compiler, refused, run
from installed import needed


def installed(tree):
    return {str(path.relative_to(tree.prefix)) for path in tree.prefix.rglob("*") if not path.is_dir()}


def expected(tree, version):
    libdir = tree.libdir.relative_to(tree.prefix)
    major = version.split(".")[0]
    return {
        "include/httpstatus.h", "include/httpstatus/codes.h", "include/httpstatus/list.h",
        f"{libdir}/libhttpstatus.so", f"{libdir}/libhttpstatus.so.{major}", f"{libdir}/libhttpstatus.so.{version}",
        f"{libdir}/libhttpstatus.a",
        f"{libdir}/pkgconfig/httpstatus.pc",
        f"{libdir}/cmake/httpstatus/httpstatus-config.cmake",
        f"{libdir}/cmake/httpstatus/httpstatus-config-version.cmake",
        f"{libdir}/cmake/httpstatus/httpstatus-targets.cmake",
        f"{libdir}/cmake/httpstatus/httpstatus-targets-release.cmake",
        "share/httpstatus/registry.json", "share/httpstatus/sbom.cdx.json",
    }


def kit():
    """The vectors, and what scores other libraries on them."""
    sources = ROOT / "tests/conformance-kit"
    vectors = {f"vectors/{path.name}" for path in (sources / "README.md", *(sources / "vectors").iterdir())}
    scoring = {f"kit/{path.relative_to(sources)}" for path in (sources / "score.py", *sources.glob("adapters/*.*"))}
    return {f"share/httpstatus/{path}" for path in vectors | scoring}


def manuals():
    """A page per group of functions, and one per function, as the header has them."""
    header = (ROOT / "include/httpstatus.h").read_text(encoding="utf-8")
    pages = ["httpstatus.3", *(f"httpstatus-{group}.3" for group in re.findall(r"@defgroup (\w+)", header))]
    functions = re.findall(r"^HTTPSTATUS_API .*?(httpstatus_\w+)\(", header, re.M)
    return {f"share/man/man3/{name}" for name in [*pages, *(f"{function}.3" for function in functions)]}


def test_files(tree, version):
    assert installed(tree) == expected(tree, version) | manuals() | kit()


def test_static_only(static_tree):
    assert static_tree.static.exists()
    assert not [name for name in installed(static_tree) if ".so" in name]


def test_everyone_may_read(tree):
    for path in tree.prefix.rglob("*"):
        wanted = stat.S_IROTH | (stat.S_IXOTH if path.is_dir() else 0)
        assert path.stat().st_mode & wanted == wanted, path


def test_no_file_names_where_it_was_built(tree):
    for name in installed(tree):
        text = (tree.prefix / name).read_bytes()
        assert str(ROOT).encode() not in text, name
        assert str(tree.prefix).encode() not in text, name


def test_destdir(tree, tmp_path):
    run("cmake", "--install", tree.build, env={**tree.environment(), "DESTDIR": str(tmp_path)})
    inside = {str(path.relative_to(tmp_path / tree.prefix.relative_to("/"))) for path in tmp_path.rglob("*")
              if not path.is_dir()}
    assert inside == installed(tree)


def test_registry_is_the_generated_one(tree):
    text = (tree.prefix / "share/httpstatus/registry.json").read_text(encoding="utf-8")
    assert text == (ROOT / "lib/generated/registry.json").read_text(encoding="utf-8")
    assert [entry["reason"] for entry in json.loads(text)["codes"] if entry["code"] == 404] == ["Not Found"]


def configure_refused(folder, *options):
    """What CMake says when it refuses these options, on one line."""
    return " ".join(refused("cmake", "-S", ROOT, "-B", folder, *options).split())


def test_neither_shared_nor_static_is_refused(tmp_path):
    said = configure_refused(tmp_path, "-DHTTPSTATUS_SHARED=OFF", "-DHTTPSTATUS_STATIC=OFF")
    assert "HTTPSTATUS_SHARED and HTTPSTATUS_STATIC are both OFF" in said


@pytest.mark.parametrize(("languages", "said"), [
    ("zh-Hans", "en is missing, which is what NULL means"), ("en;zh-Hanx", "ZH_HANX is none of EN, ZH_HANS")])
def test_languages_that_cannot_be_had_are_refused(tmp_path, languages, said):
    assert f'HTTPSTATUS_LANGUAGES is "{languages}": {said}' in configure_refused(
        tmp_path, f"-DHTTPSTATUS_LANGUAGES={languages}")


def test_tests_of_left_out_languages_are_refused(tmp_path):
    said = configure_refused(tmp_path, "-DHTTPSTATUS_LANGUAGES=en", "-DHTTPSTATUS_TESTS=ON")
    assert "the tests ask for texts in all languages" in said


def test_pypy_is_refused(tmp_path):
    pypy = needed("pypy3", "pypy3")
    said = configure_refused(tmp_path, "-DHTTPSTATUS_PYTHON=ON", f"-DPython3_EXECUTABLE={pypy}")
    assert f"The package is for CPython, and {pypy} is PyPy: name another interpreter" in said


ASK = """#include <httpstatus.h>
#include <stdio.h>

static const char *or_null(const char *text) { return text ? text : "NULL"; }

int main(void)
{
    static const char *const asked[] = {NULL, "en", "zh", "zh-Hans-CN", "zh-Hant", "zh-TW"};
    for (size_t at = 0; at < sizeof asked / sizeof *asked; at++)
        printf("%s: %s, %s, %s\\n", or_null(asked[at]), or_null(httpstatus_language_of(asked[at])),
               or_null(httpstatus_title(404, asked[at])),
               httpstatus_advice(404, HTTPSTATUS_ADVICE_CLIENT, asked[at]) ? "advice" : "no advice");
    for (size_t at = 0; httpstatus_language(at) != NULL; at++)
        printf("%s ", httpstatus_language(at));
    printf("%s %s", httpstatus_accept_language("zh-TW, zh;q=0.5", 15), httpstatus_accept_language("zh-TW", 5));
    return 0;
}
"""


def title_and_summary(language):
    """What the page of a language says of 404."""
    page = (ROOT / f"lib/data/text/{language}.md").read_text(encoding="utf-8")
    return re.search(r"^## 404 (.*)\n(.*)", page, re.M).groups()


@pytest.mark.parametrize(("languages", "of_zh", "listed"), [
    ("en", "NULL", "en en en"), ("en;zh-Hans", "zh-Hans", "en zh-Hans zh-Hans en")])
def test_languages_that_are_left_out_are_unknown(tmp_path, languages, of_zh, listed):
    cmake_build(ROOT, tmp_path / "build", "-DHTTPSTATUS_SHARED=OFF", "-DHTTPSTATUS_INSTALL=OFF",
                f"-DHTTPSTATUS_LANGUAGES={languages}")
    (tmp_path / "ask.c").write_text(ASK, encoding="utf-8")
    library = tmp_path / "build/lib/libhttpstatus.a"
    run(compiler(), f"-I{ROOT / 'include'}", tmp_path / "ask.c", library, "-o", tmp_path / "ask")
    *answers, last = run(tmp_path / "ask").splitlines()
    expected = {"NULL": "en", "en": "en", "zh": of_zh, "zh-Hans-CN": of_zh, "zh-Hant": "NULL", "zh-TW": "NULL"}
    titles = {"NULL": "NULL", **{language: title_and_summary(language)[0] for language in ("en", "zh-Hans", "zh-Hant")}}
    assert answers == [f"{asked}: {language}, {titles[language]}, {'no ' * (language == 'NULL')}advice"
                       for asked, language in expected.items()]
    assert last == listed
    for language in {"en", "zh-Hans", "zh-Hant"} - set(languages.split(";")):
        assert title_and_summary(language)[1].encode() not in library.read_bytes()


@pytest.mark.parametrize(("option", "missing", "package"), [
    ("TESTS=ON -DHTTPSTATUS_ALL_TESTS", "HTTPSTATUS_PYTEST=", "python3-pytest"),
    ("PYTHON", "CMAKE_DISABLE_FIND_PACKAGE_SWIG=ON", "swig"),
    ("DOCS", "CMAKE_DISABLE_FIND_PACKAGE_Doxygen=ON", "doxygen"),
    ("DOCS=ON -DHTTPSTATUS_PYTHON", "HTTPSTATUS_SPHINX=", "python3-sphinx"),
    ("DOCS=ON -DHTTPSTATUS_PYTHON", "HTTPSTATUS_SITE_PYTHON=/bin/false", "python3-jinja2 python3-markdown"),
    ("LUA", "HTTPSTATUS_SWIG=", "swig"),
    ("LUA=5.4 -DHTTPSTATUS_SHARED", "HTTPSTATUS_LUA54_INCLUDE=", "liblua5.4-dev"),
    ("LUA=5.1 -DHTTPSTATUS_SHARED", "HTTPSTATUS_LUA51_INCLUDE=", "liblua5.1-dev"),
    ("TESTS=ON -DHTTPSTATUS_ALL_TESTS=ON -DHTTPSTATUS_LUAJIT", "HTTPSTATUS_LUAJIT_PROGRAM=", "luajit2"),
])
def test_a_missing_dependency_names_its_debian_package(tmp_path, option, missing, package):
    said = configure_refused(tmp_path, *f"-DHTTPSTATUS_{option}=ON".split(), f"-D{missing}")
    assert f"apt-get install {package}" in said
