"""What functions return that is more than a plain value: rules, status lines, seconds."""
import pickle
import re
import subprocess
import sys
from enum import IntEnum, IntFlag

import pytest

import httpstatus as h
from httpstatus import RetryRule, StatusLine, StoreRule

RULES = [*StoreRule, *RetryRule]


def test_a_rule_is_true_exactly_if_it_allows():
    assert h.may_store(200, flags=h.CacheFlag.MAX_AGE) is StoreRule.STORE_EXPLICIT
    assert h.may_store(200, flags=h.CacheFlag.NO_STORE) is StoreRule.NOSTORE_DIRECTIVE
    assert h.may_retry(503) is RetryRule.MAYRETRY_AS_IS
    assert h.may_retry(503, "POST") is RetryRule.NORETRY_METHOD
    assert h.may_retry(503, "POST", h.RetryFlag.IDEMPOTENT | h.RetryFlag.RETRY_AFTER) is RetryRule.MAYRETRY_DELAYED
    for rule in RULES:
        assert bool(rule) == rule.name.startswith(("STORE_", "MAYRETRY_")) == (rule > 0)


def test_every_rule_has_a_sentence():
    for rule in RULES:
        assert type(rule.value) is int and rule.why.endswith(").") and " (" in rule.why
    assert StoreRule.NOSTORE_PRIVATE.why == h.store_why(StoreRule.NOSTORE_PRIVATE)
    assert RetryRule.NORETRY_PROXY.why == h.retry_why(RetryRule.NORETRY_PROXY)


VOCABULARIES = {
    h.Standing: (h.standing, "standing_name"), h.Content: (h.content, "content_name"), h.Retry: (h.retry, "retry_name"),
    h.Revalidation: (h.revalidation, None), h.Robots: (h.robots, None), h.StoreRule: (h.may_store, None),
    h.RetryRule: (h.may_retry, None),
}


@pytest.mark.parametrize("enumeration", VOCABULARIES, ids=lambda enumeration: enumeration.__name__)
def test_answers_of_a_vocabulary_are_its_members(enumeration):
    ask, name = VOCABULARIES[enumeration]
    answers = {ask(code) for code in range(-1, 1001)}
    assert all(type(answer) is enumeration for answer in answers) and len(answers) > 1
    assert issubclass(enumeration, IntEnum) and enumeration.__module__ == "httpstatus" and enumeration.__doc__
    if name:
        assert [getattr(h, name)(member) for member in enumeration] == [member.name.lower() for member in enumeration]


@pytest.mark.parametrize("enumeration", [h.RedirectPolicy, h.Level, h.Advice], ids=lambda one: one.__name__)
def test_arguments_of_a_vocabulary(enumeration):
    assert issubclass(enumeration, IntEnum) and [int(member) for member in enumeration] == list(range(len(enumeration)))


ENUMERATIONS = {one.__name__: one for one in (getattr(h, name) for name in dir(h))
                if isinstance(one, type) and issubclass(one, (IntEnum, IntFlag))}


def documentation():
    documented = [getattr(owner, name) for owner in (h, h.Status) for name in dir(owner) if not name.startswith("_")]
    return "\n".join(one.__doc__ for one in documented if one.__doc__ and not isinstance(one, int))


def test_documentation_has_no_mark_after_a_full_stop():
    assert re.findall(r".*\w\.[.,;:]\s.*", documentation()) == []


def test_documentation_names_members_as_python_does():
    """Retry.ANY, and not RETRY_ANY as in C."""
    said = documentation()
    named = set(re.findall(rf"\b({'|'.join(ENUMERATIONS)})\.([A-Z_]+)", said))
    assert len(named) > 30 and [name for name in named if name[1] not in ENUMERATIONS[name[0]].__members__] == []
    groups = "STANDING|CONTENT|RETRY|REDIRECT|LEVEL|ADVICE|REVALIDATION|ROBOTS|CACHE|WHEN"
    members = {member for enumeration in ENUMERATIONS.values() for member in enumeration.__members__}
    assert set(re.findall(rf"(?<![\w.])(?:{groups})_[A-Z_]+", said)) - members == set()
    assert re.findall(rf"\b(?:{groups}) constants?\b", said) == []


def test_flags():
    flags = h.cache_flags("max-age=60, private")
    assert flags == h.CacheFlag.MAX_AGE | h.CacheFlag.PRIVATE and type(flags) is type(h.cache_flags("")) is h.CacheFlag
    assert h.CacheFlag.PRIVATE in flags and h.cache_flags("max-age=60, private") is flags
    assert issubclass(h.CacheFlag, IntFlag) and issubclass(h.RetryFlag, IntFlag)
    assert str(flags) == f"{flags}" == str(int(flags)) and "MAX_AGE" in repr(flags)
    assert pickle.loads(pickle.dumps(flags)) == flags


def test_cache_control_as_text():
    assert h.may_store(200, cache_control="max-age=60", shared=True) is StoreRule.STORE_EXPLICIT
    assert h.may_store(200, cache_control=b"private", shared=True) is StoreRule.NOSTORE_PRIVATE
    assert h.may_store(200, cache_control="private") is StoreRule.STORE_PRIVATE
    assert h.may_store(404, "GET", h.CacheFlag.EXPIRES, cache_control="no-store") is StoreRule.NOSTORE_DIRECTIVE
    assert h.may_guess_freshness(200, cache_control="") and not h.may_guess_freshness(200, cache_control="max-age=1")
    assert h.may_serve_stale(503) and not h.may_serve_stale(503, cache_control="must-revalidate")
    assert not h.may_serve_stale(503, cache_control="s-maxage=1", shared=True)
    with pytest.raises(TypeError, match=r"^may_store\(\) argument 'cache_control' must be str or bytes, not int$"):
        h.may_store(200, cache_control=60)
    with pytest.raises(TypeError, match=r"^may_store\(\) argument 'shared' must be bool, not str$"):
        h.may_store(200, shared="yes")
    with pytest.raises(TypeError):
        h.may_store(200, "GET", 0, "max-age=60")


@pytest.mark.parametrize("rule", [StoreRule.NOSTORE_METHOD, RetryRule.MAYRETRY_ELSEWHERE, h.Standing.STANDARD])
def test_a_rule_is_an_int(rule):
    assert str(rule) == f"{rule}" == f"{rule:d}" == "%d" % rule == str(rule.value)
    assert repr(rule) == f"<{type(rule).__name__}.{rule.name}: {rule.value}>"
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        assert pickle.loads(pickle.dumps(rule, protocol)) is rule


def test_a_status_line():
    line = h.parse_line("HTTP/1.0 404 Not Found\r\n")
    assert line == StatusLine(404, "1.0", "Not Found") == (404, "1.0", "Not Found")
    assert (line.code, line.version, line.reason) == tuple(line) and type(line) is StatusLine
    assert h.parse_line(b"HTTP/1.1 200") == h.parse_line("HTTP/1.1 200 ") == (200, "1.1", "")
    assert h.parse_line("HTTP/2 200") is None
    assert pickle.loads(pickle.dumps(line)) == line


@pytest.mark.parametrize(("phrase", "reason"), [
    ("Café".encode(), "Café"), ("Café".encode("latin-1"), "Café"), (b"\xc3\xa9 \xe9", "Ã© é"),
    ("é \udcff", "é \udcff"),
])
def test_a_reason_phrase_that_is_not_ascii(phrase, reason):
    start, end = ("HTTP/1.1 200 ", "\r\n") if isinstance(phrase, str) else (b"HTTP/1.1 200 ", b"\r\n")
    assert h.parse_line(start + phrase + end).reason == reason


def test_seconds():
    assert h.cache_seconds("max-age=60, s-maxage=x", "MAX-AGE") == 60
    assert h.cache_seconds(b"max-age=60, s-maxage=x", "s-maxage") is h.cache_seconds("", None) is None
    assert h.cache_seconds("max-age=" + "9" * 30, "max-age") == h.retry_after("9" * 30, 0) == 2**63 - 1
    assert h.retry_after("soon", 0) is h.retry_after(b"-5", 0) is None
    assert h.retry_after("Thu, 01 Jan 1970 00:01:00 GMT", 20) == 40
    assert h.retry_after("Thu, 01 Jan 1970 00:01:00 GMT", 10**30) == 0
    assert h.retry_after("Thu, 01 Jan 1970 00:01:00 GMT", -10**30) == h.retry_after("9" * 30, 0)


def test_none_where_c_has_a_number_for_it():
    assert h.from_proxy_error("dns_timeout") == 504
    assert h.from_proxy_error("unknown") is h.from_proxy_error(None) is None
    assert (h.format_status(404), h.format_status(799), h.format_status(99)) == ("404 Not Found", "799", None)
    assert (h.language_of("zh-TW"), h.language_of("fr")) == ("zh-Hant", None)


def test_what_is_imported_on_first_use():
    program = (f"import sys; sys.path[:] = {sys.path!r}; import httpstatus as h\n"
               "print({'enum', 'typing', 'json'} & sys.modules.keys(), h.StatusLine.__name__, h.may_store(200).name, "
               "h.may_retry(503).why)")
    done = subprocess.run([sys.executable, "-I", "-S", "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == f"set() StatusLine STORE_HEURISTIC {RetryRule.MAYRETRY_AS_IS.why}\n"
    assert {"RetryRule", "StatusLine", "StoreRule", "registry"} <= set(dir(h))
    with pytest.raises(AttributeError, match="^module 'httpstatus' has no attribute 'nothing'$"):
        h.nothing
