"""The data says what its sources say: whole lists out of them, typed from there, and what no function answers."""
import csv
import re
import sys

import pytest
from building import ROOT

sys.path.insert(0, str(ROOT / "lib/generate"))
import data  # noqa: E402

REGISTRY = data.load(ROOT / "lib/data")
CODES = {entry.code: entry for entry in REGISTRY.codes}

# Which codes have which value in a column of codes.csv; all others have none.
LISTS = {
    "caching": {
        # RFC 9110 15.1 and RFC 7725 3
        "heuristic": {200, 203, 204, 206, 300, 301, 308, 404, 405, 410, 414, 451, 501},
        "never": {428, 429, 431, 511},  # RFC 6585 3 to 6
        "partial": {206, 304},  # RFC 9111 3.3, 4.3.4
        "special": {226},  # RFC 3229 10.6
        "revalidates": {304},  # RFC 9111 4.3.3
        "stale-if-error": {500, 502, 503, 504},  # RFC 5861 4
    },
    "content": {"unframed": {204}, "empty": {205}, "none": {304}},  # RFC 9110 8.6, 15.3.6, 15.4.5
    "versions": {"1.1": {101}},  # RFC 9113 8.6; RFC 9114 4.5
    # RFC 9110 15.4.2 to 15.4.4, 15.4.8, 15.4.9
    "redirect": {"permanent": {301}, "temporary": {302}, "see-other": {303}, "temporary-keep": {307},
                 "permanent-keep": {308}},
    "retry": {
        # RFC 9110 15.5.9; RFC 6585 4; what HubSpot, Tencent, Qiniu and Azure Cosmos DB put in its place
        "any": {408, 429, 449, 477, 514, 573},
        "elsewhere": {421},  # RFC 9110 15.5.20
        "not-early": {425},  # RFC 8470 5.2
        # RFC 9110 15.5.2, 15.5.8, 15.5.12, 15.5.14, 15.5.18, 15.5.22; RFC 6585 3, 5, 6; RFC 2774 7
        "changed": {401, 407, 411, 413, 417, 426, 428, 431, 510, 511},
        # RFC 9110 15.6.1, 15.6.3 to 15.6.5; what Cloudflare, Anthropic, Pekko, Qiniu, Supabase, Tencent and Apify use
        # instead
        "idempotent": {500, 502, 503, 504, 478, 520, 521, 522, 523, 524, 529, 544, *range(550, 555), 590, 592, 594, 595,
                       596, 598, 599},
    },
    "fetch": {"null-body": {101, 103, 204, 205, 304}, "range": {206, 416}},  # Fetch 2.2.3
    # grpc doc/http-grpc-status-mapping.md
    "grpc": {"INTERNAL": {400}, "UNAUTHENTICATED": {401}, "PERMISSION_DENIED": {403}, "UNIMPLEMENTED": {404},
             "UNAVAILABLE": {429, 502, 503, 504}},
}
# grpc-proto google/rpc/code.proto
GRPC_NAMES = [
    "OK", "CANCELLED", "UNKNOWN", "INVALID_ARGUMENT", "DEADLINE_EXCEEDED", "NOT_FOUND", "ALREADY_EXISTS",
    "PERMISSION_DENIED", "RESOURCE_EXHAUSTED", "FAILED_PRECONDITION", "ABORTED", "OUT_OF_RANGE", "UNIMPLEMENTED",
    "INTERNAL", "UNAVAILABLE", "DATA_LOSS", "UNAUTHENTICATED",
]
# IANA HTTP Method Registry, except *, which RFC 9110 9.1 reserves
METHODS = """
    ACL BASELINE-CONTROL BIND CHECKIN CHECKOUT CONNECT COPY DELETE GET HEAD LABEL LINK LOCK MERGE MKACTIVITY MKCALENDAR
    MKCOL MKREDIRECTREF MKWORKSPACE MOVE OPTIONS ORDERPATCH PATCH POST PRI PROPFIND PROPPATCH PUT QUERY REBIND REPORT
    SEARCH TRACE UNBIND UNCHECKOUT UNLINK UNLOCK UPDATE UPDATEREDIRECTREF VERSION-CONTROL
""".split()
# RFC 9209 2.3.16 and 2.3.29 recommend no one code.
PROXY_ERRORS_WITHOUT_CODE = {"http_request_error", "proxy_internal_response"}
# Fields of one connection (RFC 9110 7.6.1), and what a client makes for each request (11.7.2, 10.1.3; Fetch 4.5).
FIELDS_THAT_STAY = {
    "connection": {"Connection", "Proxy-Connection", "Keep-Alive", "TE", "Transfer-Encoding", "Upgrade"},
    "client": {"Proxy-Authorization", "Referer", "Origin"},
}
# What nginx, Squid, EdgeOne, Groq and a load balancer of AWS write into their logs only, and what the clients of
# Tornado and Perl return to their caller.
NOT_ON_WIRE = {
    (444, "nginx"), (494, "nginx"), (495, "nginx"), (496, "nginx"), (497, "nginx"), (499, "nginx"), (460, "AWS"),
    (499, "Tencent EdgeOne"), (499, "Groq"), *((code, "AnyEvent") for code in range(595, 600)), (599, "Tornado"),
    (599, "HTTP::Tiny"), (600, "Squid"), (601, "Squid"),
}
# Microsoft support article 943891: the parts behind the dot.
IIS = {
    400: {*range(1, 12), *range(601, 607)},
    401: {*range(1, 6), *range(501, 505)},
    403: {*range(1, 23), *range(501, 505)},
    404: {*range(21), *range(501, 505)},
    405: {0}, 406: {0}, 412: {0}, 413: {0},
    500: {0, 11, 12, 13, 15, 19, *range(21, 25), *range(50, 54), 100},
    502: {*range(1, 8)},
    503: {0, 2, 3, 4},
}
# Cloudflare docs: Cloudflare 1xxx errors, and Errors 403, 409, 429 and 530 for the status codes.
CLOUDFLARE = {
    None: {1000, 1002, 1004, 1013, 1014, 1019, 1025, *range(1034, 1038), 1040, 1041, 1101, 1102, 1104, 1200},
    403: {1003, *range(1005, 1013), 1020, 1106},
    409: {1001, 1018, 1023},
    429: {1015},
    530: {1016, 1033},
}
# What the logs and the answers of these have where there is no status code.
NO_STATUS = {
    ("nginx", "000"), ("nginx", "009"), ("nginx", "-"), ("Envoy", "0"), ("curl", "000"), ("curl", "0"), ("Fetch", "0"),
    ("HAProxy", "-1"), ("HAProxy", "0"), ("Squid", "000"), ("AWS", "000"),
}
# The core specifications before RFC 9110, and those of WebDAV, whose codes RFC 9110 has taken over.
EARLIER = re.compile(r"RFC (1945|2068|2616|7231|2518|4918)\b")
TITLE = re.compile(r"(?:\w+ )*?(?P<code>\d{3})[: ]*\(?(?P<words>.*?)\)?(?: Status Code)?")


def table(name):
    """Returns the rows of a table of the data."""
    with (ROOT / "lib/data" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("column", LISTS)
def test_lists_of_codes(column):
    listed = {}
    for entry in REGISTRY.codes:
        value = getattr(entry, column)
        for word in [value] if isinstance(value, str) else value:
            listed.setdefault(word, set()).add(entry.code)
    listed.pop("", None)
    assert listed == LISTS[column]


def test_grpc_names():
    assert [code["name"] for code in REGISTRY.grpc] == GRPC_NAMES


def test_proxy_errors_without_a_code():
    assert {row["type"] for row in table("proxy_errors.csv") if not row["code"]} == PROXY_ERRORS_WITHOUT_CODE


@pytest.mark.parametrize("group", FIELDS_THAT_STAY)
def test_fields_that_do_not_follow_a_redirect(group):
    assert {row["field"] for row in table("redirect_fields.csv") if row["group"] == group} == FIELDS_THAT_STAY[group]


def test_methods():
    assert [method["method"] for method in REGISTRY.methods] == METHODS


def test_meanings_that_are_not_on_the_wire():
    vendors = [(entry.code, vendor) for entry in REGISTRY.codes for vendor in entry.vendors]
    assert {(code, vendor["vendor"]) for code, vendor in vendors if not vendor["on_wire"]} == NOT_ON_WIRE


def subcodes(vendor):
    """Returns {code: parts} of a vendor: the number behind the dot, or the whole."""
    found = {}
    for row in REGISTRY.subcodes:
        if row["vendor"] == vendor:
            found.setdefault(row["code"], set()).add(int(row["subcode"].split(".")[-1]))
    return found


def test_subcodes_of_iis_are_those_of_its_documentation():
    assert subcodes("IIS") == IIS


def test_subcodes_of_cloudflare_go_with_the_code_that_it_sends():
    assert subcodes("Cloudflare") == CLOUDFLARE


def test_what_stands_for_no_status():
    found = {(row["vendor"], row["subcode"]) for row in REGISTRY.subcodes if row["vendor"] not in ("IIS", "Cloudflare")}
    assert found == NO_STATUS


def test_chinese_words_have_a_script_if_their_characters_differ():
    """Words that are written alike in both scripts have one row, for zh."""
    assert {row["language"] for row in REGISTRY.words} == {"en", "zh", "zh-Hans", "zh-Hant"}
    for row in REGISTRY.words:
        assert row["word"].isascii() == (row["language"] == "en"), row


def test_former_phrases_are_those_of_earlier_specifications():
    for complaint, row in data.Reader(ROOT / "lib/data").rows("aliases.csv"):
        assert (row["kind"] == "former") == bool(EARLIER.search(row["source"])), complaint(row["alias"])


def test_titles_of_sections_have_a_phrase_of_their_code():
    for titles in data.read_sections(data.Reader(ROOT / "lib/data")).values():
        for title in titles:
            said = TITLE.fullmatch(title)
            entry = CODES[int(said["code"])]
            assert said["words"] in ("Unused", entry.phrase, *entry.aliases), title


def test_contrasts_name_their_codes_and_no_others():
    for group in REGISTRY.contrasts:
        for said in group["texts"].values():
            assert {int(code) for code in re.findall(r"\d+", said)} == set(group["codes"]), said


def test_contrasts_have_the_same_clauses_in_every_language():
    """Except one, of which English separates the two by a comma."""
    def clauses(said):
        return len(re.findall(r"[.;](?=\s|$)|[。；]", said))
    others = [group["codes"] for group in REGISTRY.contrasts if len(set(map(clauses, group["texts"].values()))) > 1]
    assert others == [[200, 206]]
