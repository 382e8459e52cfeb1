"""What functions return that is more than a plain value: rules, status lines, seconds."""
import pickle
import subprocess
import sys

import pytest

import httpstatus as h
from httpstatus import RetryRule, StatusLine, StoreRule

RULES = [*StoreRule, *RetryRule]


def test_a_rule_is_true_exactly_if_it_allows():
    assert h.may_store(200, flags=h.CACHE_MAX_AGE) is StoreRule.STORE_EXPLICIT
    assert h.may_store(200, flags=h.CACHE_NO_STORE) is StoreRule.NOSTORE_DIRECTIVE
    assert h.may_retry(503) is RetryRule.MAYRETRY_AS_IS
    assert h.may_retry(503, "POST") is RetryRule.NORETRY_METHOD
    assert h.may_retry(503, "POST", h.WHEN_IDEMPOTENT | h.WHEN_RETRY_AFTER) is RetryRule.MAYRETRY_DELAYED
    for rule in RULES:
        assert bool(rule) == rule.name.startswith(("STORE_", "MAYRETRY_")) == (rule > 0)


def test_every_rule_is_a_constant_with_a_sentence():
    for rule in RULES:
        assert rule == getattr(h, rule.name) == int(rule) and type(rule.value) is int
        assert rule.why.endswith(").") and " (" in rule.why
    assert StoreRule.NOSTORE_PRIVATE.why == h.store_why(h.NOSTORE_PRIVATE)
    assert RetryRule.NORETRY_PROXY.why == h.retry_why(h.NORETRY_PROXY)


@pytest.mark.parametrize("rule", [StoreRule.NOSTORE_METHOD, RetryRule.MAYRETRY_ELSEWHERE])
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
    assert (h.language_of("zh-TW"), h.language_of("fr"), h.edition(0), h.edition(9)) == ("zh-Hant", None, 1945, None)


def test_what_is_imported_on_first_use():
    program = (f"import sys; sys.path[:] = {sys.path!r}; import httpstatus as h\n"
               "print({'enum', 'typing'} & sys.modules.keys(), h.StatusLine.__name__, h.may_store(200).name, "
               "h.may_retry(503).why)")
    done = subprocess.run([sys.executable, "-I", "-S", "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == f"set() StatusLine STORE_HEURISTIC {RetryRule.MAYRETRY_AS_IS.why}\n"
    assert {"RetryRule", "StatusLine", "StoreRule"} <= set(dir(h))
    with pytest.raises(AttributeError, match="^module 'httpstatus' has no attribute 'nothing'$"):
        h.nothing
