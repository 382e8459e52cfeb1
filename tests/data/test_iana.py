"""The data agrees with IANA's registry, and the comparison names every difference that one could have."""
import shutil
import sys
from pathlib import Path

import pytest
from building import ROOT, refused, run

GENERATE = ROOT / "lib/generate"
REGISTRIES = [ROOT / "tests/data/iana-registry.csv", ROOT / "tests/data/iana-registry.xml"]


@pytest.fixture(params=REGISTRIES, ids=lambda path: path.suffix)
def registry(request, tmp_path):
    """A copy of the registry in each of IANA's forms."""
    return Path(shutil.copy(request.param, tmp_path))


def differences(registry, today="2025-09-15"):
    return refused(sys.executable, GENERATE, "--compare", registry, "--today", today).splitlines()


def edit(registry, *changes):
    text = registry.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    registry.write_text(text, encoding="utf-8")


def test_no_difference(registry):
    assert run(sys.executable, GENERATE, "--compare", registry, "--today", "2025-09-15") == "no difference\n"


TEMPORARY = " (TEMPORARY - registered 2024-11-13, extension registered 2025-09-15, expires 2026-11-13)"
CHANGES = {
    "another phrase": (("Content Too Large", "Content Too Big"),
                       "413: IANA says 'Content Too Big', the data says 'Content Too Large'"),
    "another case": (("Unavailable For Legal", "Unavailable for Legal"),
                     "451: IANA says 'Unavailable for Legal Reasons', the data says 'Unavailable For Legal Reasons'"),
    "another section": (("Section 15.5.5]", "Section 15.5.6]"), "404: IANA cites section 15.5.6, the data 15.5.5"),
    "another RFC": (("RFC8297", "RFC9999"), "103: IANA cites RFC 9999, the data RFC 8297"),
    "another draft": (("upload-05", "upload-06"),
                      "104: IANA cites draft-ietf-httpbis-resumable-upload-06, "
                      "the data draft-ietf-httpbis-resumable-upload-05"),
    "no longer obsolete": ((" (OBSOLETED)", ""), "510: IANA's annotation '' means standard, the data says obsolete"),
    "obsolete": (("Expectation Failed", "Expectation Failed (OBSOLETED)"),
                 "417: IANA's annotation 'OBSOLETED' means obsolete, the data says standard"),
    "a draft becomes an RFC": (("draft-ietf-httpbis-resumable-upload-05", "RFC9999"),
                               "104: IANA cites RFC9999, the data draft-ietf-httpbis-resumable-upload-05"),
}
# Where the two forms write the same thing in other words.
XML_CHANGES = {
    "another section": ("Section 15.5.5<", "Section 15.5.6<"),
    "another RFC": ("rfc8297", "rfc9999"),
    "a draft becomes an RFC": ('"draft" data="draft-ietf-httpbis-resumable-upload-05"', '"rfc" data="rfc9999"'),
}


@pytest.mark.parametrize("case", CHANGES)
def test_a_difference_is_named(registry, case):
    change, said = CHANGES[case]
    edit(registry, XML_CHANGES.get(case, change) if registry.suffix == ".xml" else change)
    assert differences(registry) == [said.replace("RFC9999", "RFC 9999")]


def test_a_reserved_code_that_is_assigned_is_named_twice(registry):
    text = registry.read_text(encoding="utf-8")
    registry.write_text(text.replace("(Unused)", "Swapped Proxy", 1), encoding="utf-8")
    assert differences(registry) == [
        "306: IANA says 'Swapped Proxy', the data says 'Switch Proxy'",
        "306: IANA's annotation '' means standard, the data says reserved",
    ]


def test_a_temporary_registration_that_becomes_permanent_is_named_twice(registry):
    edit(registry, (TEMPORARY, ""))
    assert differences(registry) == [
        "104: IANA's annotation '' means standard, the data says provisional",
        "104: IANA's registration expires never, in the data 2026-11-13",
    ]


def test_a_temporary_registration_that_is_extended_is_named(registry):
    edit(registry, ("expires 2026-11-13", "expires 2027-11-13"))
    said = "104: IANA's registration expires 2027-11-13, in the data 2026-11-13"
    assert differences(registry, "2026-11-14") == [said]


@pytest.mark.parametrize(("today", "expired"), [("2026-11-13", False), ("2026-11-14", True), ("2027-01-01", True)])
def test_a_temporary_registration_that_has_expired_is_named(registry, today, expired):
    """On the day itself it is still there."""
    if expired:
        assert differences(registry, today) == [
            "104: the temporary registration expired on 2026-11-13; see lib/data/SOURCES.md"]
    else:
        assert run(sys.executable, GENERATE, "--compare", registry, "--today", today) == "no difference\n"


def test_without_a_day_today_is_meant(registry):
    edit(registry, ("expires 2026-11-13", "expires 2001-02-03"))
    said = refused(sys.executable, GENERATE, "--compare", registry).splitlines()
    assert "104: the temporary registration expired on 2001-02-03; see lib/data/SOURCES.md" in said


def test_all_differences_are_named(registry):
    edit(registry, CHANGES["another phrase"][0], CHANGES["no longer obsolete"][0], CHANGES["obsolete"][0])
    assert differences(registry) == [CHANGES[case][1] for case in ("another phrase", "obsolete", "no longer obsolete")]


def describe(registry, code, old, new):
    """Changes the description of a code."""
    if registry.suffix == ".xml":
        start = f"<value>{code}</value>\n      <description>"
        edit(registry, (f"{start}{old}<", f"{start}{new}<"))
    else:
        edit(registry, (f"\n{code},{old},", f"\n{code},{new},"))


def test_a_new_code_is_named(registry):
    describe(registry, 427, "Unassigned", "Purpose Declined")
    assert differences(registry) == ["427: IANA has it (Purpose Declined), the data does not"]


def test_a_vendors_code_that_is_assigned_is_named(registry):
    describe(registry, 509, "Unassigned", "Bandwidth Limit Exceeded")
    assert differences(registry) == ["509: IANA has it (Bandwidth Limit Exceeded), the data does not"]


def test_a_lost_code_is_named(registry):
    describe(registry, 226, "IM Used", "Unassigned")
    assert differences(registry) == ["226: the data has it, IANA does not"]


def test_another_date_is_named(tmp_path):
    registry = Path(shutil.copy(REGISTRIES[1], tmp_path))
    edit(registry, ("<updated>2025-09-15<", "<updated>2027-01-31<"))
    assert differences(registry) == ["IANA's registry is of 2027-01-31, the data follows that of 2025-09-15"]


@pytest.mark.parametrize(("name", "text", "why"), [
    ("missing.csv", None, "No such file"),
    ("missing.xml", None, "No such file"),
    ("columns.csv", "Code,Description\n404,Not Found\n", "there is no column 'Value'"),
    ("number.csv", "Value,Description,Reference\n4o4,Not Found,[RFC9110]\n", "4o4"),
    ("broken.xml", "<registry><record>", "no element found"),
    ("empty.xml", "", "no element found"),
])
def test_a_file_that_is_no_registry_is_refused(tmp_path, name, text, why):
    if text is not None:
        (tmp_path / name).write_text(text, encoding="utf-8")
    said = refused(sys.executable, GENERATE, "--compare", tmp_path / name)
    assert why in said
    assert "Traceback" not in said
    assert len(said.splitlines()) == 1
