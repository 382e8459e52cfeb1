"""docs/cli.md shows what the tool prints, and names every member of its JSON."""
import json
import re
import subprocess
import tempfile

import pytest
from conftest import ROOT, run
from transcripts import answer_to

PAGE = (ROOT / "docs/cli.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^\$ (httpstatus .*)\n((?:.+\n)*)", re.search(r"```console\n(.*?)```", PAGE, re.S)[1], re.M)
RECORD = ["code", "reason", "title", "standing"]


def table(first):
    """The names in the first column of the table that begins with a member."""
    rows = PAGE[PAGE.index(f"| `{first}`"):].split("\n\n")[0]
    return [name for row in rows.splitlines() for name in re.findall(r"`(\w+)`", row.split("|")[1])]


def described(command):
    """What the last table says of a command, and the names in it."""
    rows = PAGE[PAGE.index("| command | value |"):]
    row = re.search(rf"^\| `{command}` \| (.*?) \| (.*) \|$", rows, re.M)
    return row[1], re.findall(r"`([^`]+)`", row[2])


def answer(tool, *arguments, stdin=b""):
    return json.loads(run(tool, *arguments, "--json", stdin=stdin)[0])


@pytest.mark.parametrize(("line", "shown"), EXAMPLES)
def test_examples(command, line, shown):
    answered = answer_to(line, ROOT, lambda *words, stdin: run(command, *words, stdin=stdin))
    assert re.sub(r"= \d\n\Z", "", answered) == shown


def test_members_of_show(tool):
    assert table("code") == RECORD
    assert list(answer(tool, "--short", "404")[0]) == RECORD
    for record in answer(tool, "known"):
        assert list(record) == RECORD + table("name")


@pytest.mark.parametrize("arguments", [
    ["grep", "time"], ["set", "5xx", "503"], ["redirect", "302"], ["cache", "404"], ["retry", "503"],
    ["robots", "404"], ["fields", "405"], ["log", "docs/examples/access.log"],
], ids=lambda words: words[0])
def test_members(tool, arguments):
    value = answer(tool, *arguments)
    kind, names = described(arguments[0])
    assert kind.startswith("array") == isinstance(value, list)
    first = value[0] if isinstance(value, list) else value
    own = list(first)
    if "no record" not in kind:
        assert own[:4] == RECORD
        own = own[4:]
    assert [name for name in dict.fromkeys(names) if name in own] == own
    for record in first.get("codes", []):
        assert list(record)[:4] == RECORD and list(record)[4:] in (["member"], ["count"])
        assert list(record)[4] in names


def test_members_of_a_subcode(tool):
    own = re.search(r"continues with (.*?)\. Sub-codes", PAGE, re.S)[1]
    for record in answer(tool, "1020", "000"):
        assert list(record) == RECORD + re.findall(r"`(\w+)`", own)


def test_fields_of_grep(tool):
    """Every field that a match may be in is one of those documented."""
    texts = ["not found", "found", "NOT_FOUND", "payload", "nginx", "no response", "csrf", "\u672a\u627e\u5230", "the",
             "filtering", "client error"]
    fields = {record["field"] for text in texts for record in answer(tool, "grep", text)}
    assert fields <= set(described("grep")[1]) and len(fields) > 6


def test_members_of_annotate(tool):
    line = answer(tool, "annotate", stdin=b"HTTP/2 404\n")
    assert list(line) == ["line", "codes"] and list(line["codes"][0]) == ["at", "code", "title", "named"]
    assert described("annotate")[1] == ["line", "codes", "at", "code", "title", "named"]


def test_words(tool):
    """Every word that a member may have is one of those documented."""
    for record in answer(tool, "known"):
        for member in ("standing", "content", "retry", "redirect"):
            assert record[member] is None or f"`{record[member]}`" in PAGE
    rules = {answer(tool, "cache", str(code), "-c", control, *more)["rule"] for code in (100, 200, 206, 302, 404, 429)
             for control in ("public", "private", "max-age=1", "no-store", "")
             for more in ([], ["--shared"], ["-m", "PUT"], ["--shared", "--authorization"])}
    assert len(rules) == 11 and rules < set(described("cache")[1])
    robots = {answer(tool, "robots", code)["robots"] for code in ("103", "200", "301", "404", "503")}
    assert len(robots) == 5 and robots < set(described("robots")[1])
    rules = {answer(tool, "retry", code, method, *more)["rule"] for code in ("404", "413", "421", "425", "503")
             for method in ("GET", "POST") for more in ([], ["--proxy"], ["--retry-after", "1"])}
    assert len(rules) == 8 and rules < set(described("retry")[1])


# ---- The idioms of scripts ----

SCRIPTS = re.findall(r"```bash\n(.*?)```", PAGE, re.S)


def script(tool, text, codes):
    """What a script of the page writes, with a curl that answers these codes one after the other."""
    # curl is asked in a subshell, which cannot shorten the list: it is kept in a file.
    take = '''curl() { read -r code <"$list"; sed -i 1d "$list"; printf %s "$code"; [ "$code" != 000 ]; }'''
    with tempfile.NamedTemporaryFile("w", encoding="ascii", suffix=".list") as file:
        file.write("".join(f"{code}\n" for code in codes))
        file.flush()
        begin = f'list={file.name} url=x pause=0; httpstatus() {{ "$0" "$@"; }}; {take}\n'
        done = subprocess.run(["bash", "-euc", begin + text, *tool], capture_output=True, text=True, check=True)
    return done.stdout


@pytest.mark.parametrize(("codes", "written"), [(["503"], "try later: 503\n"), (["000"], "try later: 000\n"),
                                                (["200"], ""), (["404"], "")])
def test_a_set_with_000(tool, codes, written):
    assert script(tool, SCRIPTS[0], codes) == written


@pytest.mark.parametrize(("codes", "written"), [
    (["200"], "200 after 1\n"), (["503", "000", "204"], "204 after 3\n"), (["404"], "404 after 1\n"),
    (["503"] * 5, "503 after 5\n"),
])
def test_a_loop_of_retries(tool, codes, written):
    assert script(tool, SCRIPTS[1], codes) == written
