"""Every block of code in the tutorials and the cookbook does what the page says.

A program in C, Python, Lua or sh prints the block of text that follows it. A Lua block without one continues the blocks
before it on its page, and prints what its comments say behind "-->". The blocks of pycon of a page are one session.
The overviews docs/python.md and docs/lua.md have a call a line, and its answer in a comment.
"""
import ast
import re

import pytest
from building import ROOT

PAGES = sorted([*(ROOT / "docs").glob("tutorial-*.md"), ROOT / "docs/cookbook.md"])
# tests/python runs the other blocks of this one.
PYTHON = ROOT / "docs/python.md"
SUFFIXES = {"c": "c", "python": "py", "lua": "lua", "sh": "sh"}


def blocks(page):
    """[language, code, line] of every block, in order."""
    text = page.read_text(encoding="utf-8")
    return [(match[1], match[2], text.count("\n", 0, match.start()) + 1)
            for match in re.finditer(r"^```(\w+)\n(.*?)^```$", text, re.S | re.M)]


def programs():
    """Yields (page, language, code, what it prints, line) of every block that a text follows."""
    for page in PAGES:
        found = blocks(page)
        for (language, code, line), (after, output, _) in zip(found, [*found[1:], ("", "", 0)]):
            if after == "text":
                yield pytest.param(page, language, code, output, id=f"{page.stem}-{line}-{language}")


def lines_of(text):
    """On a page, a line ends with its last visible character."""
    return [line.rstrip() for line in text.splitlines()]


def command(installed, python, folder, language, code):
    source = folder / f"program.{SUFFIXES[language]}"
    source.write_text(code, encoding="utf-8")
    if language == "c":
        return [installed.compile(source, folder / "program")]
    return [{"python": python, "lua": "lua5.4"}[language], source]


@pytest.mark.parametrize(("page", "language", "code", "output"), programs())
def test_a_program_prints_what_follows_it(installed, python, tmp_path, page, language, code, output):
    if language == "sh":
        (tmp_path / "hello.c").write_text(next(code for name, code, _ in blocks(page) if name == "c"), encoding="utf-8")
        printed = installed.run("sh", "-c", f"cd {tmp_path}\n{code}")
    else:
        printed = installed.run(*command(installed, python, tmp_path, language, code))
    assert lines_of(printed.decode()) == lines_of(output)


@pytest.mark.parametrize("page", [page for page in [*PAGES, PYTHON] if "```pycon" in page.read_text(encoding="utf-8")],
                         ids=lambda page: page.stem)
def test_a_session_answers_as_shown(installed, python, page):
    session = f"doctest.testfile({str(page)!r}, module_relative=False, encoding='utf-8')"
    installed.run(python, "-c", f"import doctest, sys; sys.exit({session}.failed > 0)")


def continued(page):
    """The Lua blocks of a page that no text follows, joined."""
    found = blocks(page)
    return "\n".join(code for (language, code, _), (after, _, _) in zip(found, [*found[1:], ("", "", 0)])
                     if language == "lua" and after != "text")


@pytest.mark.parametrize("page", [page for page in PAGES if continued(page)], ids=lambda page: page.stem)
def test_lua_prints_what_its_comments_say(installed, tmp_path, page):
    source = tmp_path / "page.lua"
    source.write_text(continued(page), encoding="utf-8")
    printed = [" ".join(line.split()) for line in installed.run("lua5.4", source).decode().splitlines()]
    assert printed == re.findall(r"--> (.*)", continued(page))


def commented(page, language, mark):
    """[call, what its comment says] of every line in that language of a page."""
    code = "".join(code for name, code, _ in blocks(ROOT / "docs" / page) if name == language)
    return [[part.strip() for part in line.split(mark, 1)] for line in code.splitlines() if line]


def test_the_overview_of_python_answers_as_its_comments_say(installed, python):
    lines = commented("python.md", "python", "  # ")
    answered = [line for line in lines if len(line) == 2 and isinstance(ast.parse(line[0]).body[0], ast.Expr)]
    code = "\n".join(f"print(repr(({line[0]})))" if line in answered else line[0] for line in lines)
    printed = installed.run(python, "-c", code).decode().splitlines()
    # A comment may go on after the answer.
    assert [told for (_, told), said in zip(answered, printed) if not told.startswith(said)] == []
    assert len(printed) == len(answered) > 10


def test_the_overview_of_lua_answers_as_its_comments_say(installed, tmp_path):
    lines = commented("lua.md", "lua", "-->")
    answered = [told for _, *comment in lines for told in comment if re.match(r'["\d]|true|false', told)]
    show = """local function show(...)
        local told = {}
        for i, value in ipairs { ... } do
            told[i] = type(value) == "string" and '"' .. value .. '"' or tostring(value)
        end
        print("--> " .. table.concat(told, ", "))
    end"""
    source = tmp_path / "overview.lua"
    code = [f"show({call})" if comment and comment[0] in answered else f"local _ = {call}" if comment else call
            for call, *comment in lines]
    source.write_text("\n".join([show, *code]), encoding="utf-8")
    printed = re.findall(r"^--> (.*)", installed.run("lua5.4", source).decode(), re.M)
    assert [told for told, said in zip(answered, printed) if not told.startswith(said)] == []
    assert len(printed) == len(answered) > 7


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_block_is_run(page):
    found = blocks(page)
    for (language, _, line), (after, _, _) in zip(found, [*found[1:], ("", "", 0)]):
        assert language in ("text", "pycon", "lua") or after in ("text", "sh"), f"{page.name}:{line} is not run"
