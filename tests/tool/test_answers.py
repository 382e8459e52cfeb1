"""The tool answers as the data and the vectors say, in every member of its JSON and with every option."""
import csv
import json
import time
from email.utils import formatdate

import pytest
from conftest import ROOT, run

DIRECTIVES = {"NO_STORE": "no-store", "PRIVATE": "private", "PUBLIC": "public", "MAX_AGE": "max-age=1",
              "S_MAXAGE": "s-maxage=1", "MUST_REVALIDATE": "must-revalidate", "MUST_UNDERSTAND": "must-understand",
              "PROXY_REVALIDATE": "proxy-revalidate", "NO_CACHE": "no-cache", "NO_CACHE_FIELDS": 'no-cache="a"',
              "PRIVATE_FIELDS": 'private="a"', "INVALID_AGE": "max-age=x"}


def registry():
    return json.loads((ROOT / "lib/generated/registry.json").read_text(encoding="utf-8"))["codes"]


def rows(name):
    """The rows of the vectors of that name whose code the tool takes for one."""
    with (ROOT / f"tests/conformance-kit/vectors/{name}.csv").open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["code"].isdigit() and 100 <= int(row["code"]) <= 999]


def answer(tool, *arguments):
    out, err, status = run(tool, *arguments, "--json")
    assert err == b"" or b"methods are case-sensitive" in err
    return json.loads(out), status


def member_of(entry, name):
    """What the data has for a member of the JSON."""
    if name == "vendors":
        return {vendor["vendor"]: vendor["reason"] for vendor in entry["vendors"]}
    if name == "editions":
        return {f"RFC {rfc}": reason for rfc, reason in entry["editions"].items()}
    if name == "fields":
        return {level: entry["fields"][level] for level in ("must", "should", "may", "must_if")}
    if name == "request_fields":
        return entry["fields"]["request"]
    if name == "field_conditions":
        return entry["conditions"]
    return entry[name]


@pytest.mark.parametrize("name", ["code", "reason", "name", "standing", "on_wire", "spec", "section", "url", "aliases",
                                  "vendors", "editions", "heuristically_cacheable", "retry", "fields",
                                  "request_fields", "field_conditions"])
def test_show(tool, name):
    entries = registry()
    answers, status = answer(tool, "known")
    assert [answer[name] for answer in answers] == [member_of(entry, name) for entry in entries]
    assert (len(answers), status) == (len(entries), 0)


def test_show_decides(tool):
    known = {record["code"]: record for record in answer(tool, "known")[0]}
    for row in rows("content"):
        if row["method"] in ("", "GET") and int(row["code"]) in known:
            assert known[int(row["code"])]["content"] == row["content"].lower(), row
    for row in rows("redirect_kinds"):
        if int(row["code"]) in known:
            kind = next((kind for kind in ("permanent", "temporary") if row[kind] == "yes"), None)
            record = known[int(row["code"])]
            assert (record["redirect"], record["preserves_method"]) == (kind, row["preserves_method"] == "yes"), row


def test_grep_finds_a_code_by_its_name(tool):
    for entry in registry():
        answers, _ = answer(tool, "grep", entry["name"])
        assert entry["code"] in [answer["code"] for answer in answers]


def test_set_lists_every_member(tool):
    answered, status = answer(tool, "set", "0-1023")
    assert (answered["members"], answered["size"], status) == (list(range(1024)), 1024, 0)


def option_name(flag):
    return flag.lower().replace("_", "-")


def cache_options(flags):
    """The options that give the tool what a row of the vectors says, and what it calls that."""
    names = [flag for flag in flags.split("|") if flag]
    control = [DIRECTIVES[name] for name in names if name in DIRECTIVES]
    options = ["--cache-control", ", ".join(control)] if control else []
    options += [f"--{option_name(name)}" for name in names if name not in DIRECTIVES]
    return options, set(map(option_name, names))


def test_cache(tool):
    for row in rows("may_store"):
        options, flags = cache_options(row["flags"])
        options += ["-m", row["method"]] if row["method"] else []
        answered, status = answer(tool, "cache", row["code"], *options)
        verdict, _, rule = row["rule"].partition("_")
        assert answered["rule"] == option_name(rule), row
        assert (answered["may_store"], status) == ((True, 0) if verdict == "STORE" else (False, 1)), row
        assert set(answered["flags"]) == flags, row


def test_cache_guesses(tool):
    for row in rows("may_guess_freshness"):
        options, flags = cache_options(row["flags"])
        answered, _ = answer(tool, "cache", row["code"], *options)
        assert answered["may_guess_freshness"] == (row["may_guess_freshness"] == "yes"), row
        assert set(answered["flags"]) == flags, row


def test_redirect(tool):
    for row in rows("redirect"):
        answered, status = answer(tool, "redirect", row["code"], row["method"] or "GET", "-p", row["policy"].lower())
        assert (answered["next_method"] or "", status) == (row["next"], 0 if row["next"] else 1), row
        assert answered["keeps_content"] == (row["keeps_content"] == "yes"), row


def retry_options(flags):
    names = [option_name(flag) for flag in flags.split("|") if flag]
    return [f"--{name}=1" if name == "retry-after" else f"--{name}" for name in names], names


def test_retry(tool):
    for row in rows("retry"):
        answered, _ = answer(tool, "retry", row["code"])
        assert answered["retry"] == row["retry"].lower(), row
        assert answered["honors_retry_after"] == (row["retry_after"] == "yes"), row


def test_retry_decides(tool):
    for row in rows("may_retry"):
        options, flags = retry_options(row["flags"])
        answered, status = answer(tool, "retry", row["code"], row["method"] or "GET", *options)
        verdict, _, rule = row["rule"].partition("_")
        assert answered["rule"] == option_name(rule), row
        assert (answered["may_retry"], status) == ((True, 0) if verdict == "MAYRETRY" else (False, 1)), row
        assert set(answered["flags"]) == set(flags), row


def test_retry_reads_a_date(tool):
    """A date is compared with the clock: 100 seconds ahead are as many, less what the test itself takes."""
    then = formatdate(time.time() + 100, usegmt=True)
    seconds = answer(tool, "retry", "503", "--retry-after", then)[0]["retry_after"]
    assert 0 < 100 - seconds < 60 or seconds == 100
