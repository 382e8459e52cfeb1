"""Which number of a line is its status: lines/annotate.txt and lines/log.txt are the tables."""
import json
import re

import pytest
from conftest import ROOT, run

LINES = ROOT / "tests/tool/lines"
W3C = b"#Version: 1.0\r\n#Fields: date time cs-method sc-status sc-bytes\r\n2026-11-28 20:11:02 GET 404 200\r\n"


def rows(name):
    return [line for line in (LINES / name).read_text(encoding="utf-8").split("\n") if line and line[0] != "#"]


def marked(line):
    """A line without its marks, and the offsets of the codes that they mark."""
    places = [match.start() - 4 * number for number, match in enumerate(re.finditer(r"<<\d{3}>>", line))]
    return re.sub(r"<<(\d{3})>>", r"\1", line).encode(), places


@pytest.mark.parametrize("row", rows("annotate.txt"))
def test_annotate(tool, row):
    line, places = marked(row)
    out, err, status = run(tool, "annotate", "--json", stdin=line + b"\n")
    assert (err, status) == (b"", 0)
    answer = json.loads(out)
    assert answer["line"].encode() == line
    written = run(tool, "annotate", stdin=line + b"\n")[0]
    assert re.sub(rb" \([^()]*\)", b"", written) == re.sub(rb" \([^()]*\)", b"", line) + b"\n"
    explained = re.findall(rb"(\d{3}) \(", written)
    assert explained.count(b"") == 0
    assert [code["at"] for code in answer["codes"] if not code["named"]] == places


def test_annotate_knows_every_name_of_a_code(tool):
    """No code is explained that a phrase, a title, an alias or a vendor's phrase follows."""
    registry = json.loads((ROOT / "lib/generated/registry.json").read_text(encoding="utf-8"))["codes"]
    for entry in registry:
        names = [entry["reason"], *entry["aliases"], *(vendor["reason"] for vendor in entry["vendors"]),
                 *entry["editions"].values()]
        text = "".join(f"HTTP/1.1 {entry['code']} {name}\nstatus {entry['code']} ({name.lower()})\n" for name in names)
        assert run(tool, "annotate", stdin=text.encode())[0].decode() == text


@pytest.mark.parametrize("row", rows("log.txt"), ids=lambda row: row.split("|")[0])
def test_log(tool, row):
    """log and annotate have the status from one rule; log says what it is, and annotate where."""
    _, options, status, line = row.split("|", 3)
    # A line that counts, so that there is a table.
    counted = b'{"status":100,"key":100}\n' if "key" not in options else options.split()[-1].encode() + b"=100\n"
    counted = b" ".join([b"100"] * 40) + b"\n" if "field" in options else counted
    out, err, code = run(tool, "log", "--json", *options.split(), stdin=counted + line.encode() + b"\n")
    assert (err, code) == (b"", 0)
    answer = json.loads(out)
    codes = {record["code"]: record["count"] for record in answer["codes"]}
    codes[100] -= 1
    found = [f"{code}" for code, count in codes.items() if count]
    found += ["000"] * answer["no_response"] + ["-"] * answer["without_status"]
    assert found == ([status] if status else []) and answer["lines"] == 1 + len(found)


@pytest.mark.parametrize("row", rows("log.txt"), ids=lambda row: row.split("|")[0])
def test_annotate_finds_what_log_counts(tool, row):
    _, options, status, line = row.split("|", 3)
    if not status.isdigit() or status == "000" or status == "777":
        return
    answer = json.loads(run(tool, "annotate", "--json", *options.split(), stdin=line.encode() + b"\n")[0])
    assert [code["code"] for code in answer["codes"]] == [int(status)]
    assert line.encode()[answer["codes"][0]["at"]:][:3].decode() == status


@pytest.mark.parametrize(("text", "status"), [
    (W3C, 404), (b"\xef\xbb\xbf" + W3C, 404), (W3C.replace(b" ", b"\t").replace(b":\t", b": "), 404),
    (W3C.replace(b"sc-status", b"SC-Status"), 404), (W3C.replace(b"sc-status", b"cs-status"), None),
    (W3C.replace(b" 404 ", b" - "), 0), (W3C + b"#Fields: sc-status x\n503 200\n", 503),
])
def test_w3c(tool, text, status):
    """The column that #Fields names; a later line #Fields changes it."""
    out, err, code = run(tool, "log", "--json", stdin=text)
    if status is None:
        assert (out, code) == (b"", 1) and b"no line of 1 has a status" in err
        return
    answer = json.loads(out)
    codes = [record["code"] for record in answer["codes"]]
    assert status in codes or (answer["no_response"] == 1 and status == 0)
    assert answer["lines"] == len(codes) + answer["no_response"]
