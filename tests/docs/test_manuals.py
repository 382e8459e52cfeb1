"""The manual pages and the HTML documentation: complete, without a warning, and installed where they are looked for."""
import re
import subprocess

import pytest
from building import ROOT, cmake_build, run
from installed import needed

HEADER = (ROOT / "include/httpstatus.h").read_text(encoding="utf-8")
FUNCTIONS = re.findall(r"^HTTPSTATUS_API .*?(httpstatus_\w+)\(", HEADER, re.M)
GROUPS = re.findall(r"@defgroup (\w+)", HEADER)
PAGES = ["httpstatus", *(f"httpstatus-{group}" for group in GROUPS)]


def manual(tree):
    return tree.prefix / "share/man"


def page(tree, name):
    return manual(tree) / f"man3/{name}.3"


def test_a_page_per_group_and_one_that_leads_there(tree):
    assert {path.stem for path in (manual(tree) / "man3").iterdir()} == {*PAGES, *FUNCTIONS}
    overview = page(tree, "httpstatus").read_text(encoding="utf-8")
    assert [name for name in FUNCTIONS if f"\\fB{name}\\fP()" not in overview] == []


def test_mandoc_has_nothing_to_say(tree):
    # The references are looked up among the installed pages.
    environment = {**tree.environment(), "MANPATH": str(manual(tree))}
    command = [needed("mandoc", "mandoc"), "-T", "lint", "-W", "style", *(page(tree, name) for name in PAGES)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    said = [line for line in done.stdout.splitlines() if "referenced manual not found" not in line]
    assert said == []


@pytest.mark.parametrize("name", PAGES)
def test_groff_has_nothing_to_say(tree, name):
    command = [needed("man", "man-db"), "--warnings", "-E", "UTF-8", "-l", page(tree, name)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stderr == ""


@pytest.mark.parametrize("name", FUNCTIONS)
def test_every_function_leads_to_the_page_that_documents_it(tree, name):
    leads = page(tree, name).read_text(encoding="utf-8")
    text = (manual(tree) / leads.removeprefix(".so ").strip()).read_text(encoding="utf-8")
    assert f".Nm {name}" in text
    assert f".Fo {name}\n" in text
    assert f".Ss {name}()\n" in text


def test_every_reference_has_a_page(tree):
    for source in PAGES:
        for name in re.findall(r"^\.(?:It )?Xr (\S+) 3", page(tree, source).read_text(encoding="utf-8"), re.M):
            assert page(tree, name).exists(), f"{source} refers to {name}"


def test_without_python_the_pages_are_left_out(tmp_path):
    said = run("cmake", "-S", ROOT, "-B", tmp_path / "build", "-DCMAKE_DISABLE_FIND_PACKAGE_Python3=ON",
               f"-DCMAKE_INSTALL_PREFIX={tmp_path / 'prefix'}")
    assert "-- Python 3.9 or later is missing: what lib/generate makes for 'man' is left out\n" in said
    run("cmake", "--build", tmp_path / "build")
    run("cmake", "--install", tmp_path / "build")
    assert (tmp_path / "prefix/include/httpstatus.h").exists()
    assert not (tmp_path / "prefix/share/man").exists()


@pytest.fixture(scope="module")
def documentation(tmp_path_factory):
    """The HTML documentation, built by tools that take a warning for an error, and installed."""
    folder = tmp_path_factory.mktemp("documentation")
    cmake_build(ROOT, folder / "build", "-DHTTPSTATUS_DOCS=ON", "-DHTTPSTATUS_PYTHON=ON",
                "-DPython3_EXECUTABLE=/usr/bin/python3", f"-DCMAKE_INSTALL_PREFIX={folder / 'prefix'}")
    run("cmake", "--install", folder / "build")
    return folder / "prefix/share/doc/libhttpstatus"


def test_html(documentation):
    for group in GROUPS:
        assert (documentation / f"c/group__{group}.html").exists()
    pages = "".join(page.read_text(encoding="utf-8") for page in (documentation / "c").glob("group__*.html"))
    assert [name for name in FUNCTIONS if name not in pages] == []
    python = (documentation / "python/functions.html").read_text(encoding="utf-8")
    # Python has sets and iteration in place of these, and a plural name for a list that C returns one by one.
    wanted = [name.removeprefix("httpstatus_") for name in FUNCTIONS if "_set_" not in name and "_next" not in name]
    assert [name for name in wanted if not re.search(rf'id="httpstatus\.{name}(e?s)?"', python)] == []
    assert (documentation / "lua/lua-api.md").exists()
    assert (documentation / "site/404/index.html").exists()


def test_html_does_not_name_where_it_was_built(documentation):
    for page in documentation.rglob("*.html"):
        assert str(ROOT) not in page.read_text(encoding="utf-8"), page


@pytest.mark.parametrize("pattern", ["c/index.html", "c/group__*.html", "python/*.html"])
def test_html_is_accessible(documentation, pattern):
    """A page names its language, fits a phone, and its headings begin with the first level and leave none out."""
    pages = list(documentation.glob(pattern))
    assert pages
    for page in pages:
        text = page.read_text(encoding="utf-8")
        assert re.search(r'<html [^>]*lang="en', text), page.name
        assert '<meta name="viewport"' in text and "look.css" in text, page.name
        levels = [int(level) for level in re.findall(r"<h([1-6])[ >]", text.partition('class="sphinxsidebar"')[0])]
        assert levels[:1] == [1] and all(b <= a + 1 for a, b in zip(levels, levels[1:])), (page.name, levels)


def test_the_first_pages_show_an_example(documentation):
    for page in ("c/index.html", "python/index.html"):
        text = (documentation / page).read_text(encoding="utf-8")
        assert "may_retry" in text.partition("reference site")[0], page
        led = re.findall(r'href="(\.\./site/[^"]*)"', text)
        assert led and [target for target in led if not (documentation / "c" / target).is_file()] == [], page
