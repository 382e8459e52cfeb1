"""What must hold for every code, method, set and text."""

import os
from array import array
from datetime import datetime, timezone
from email.utils import formatdate

import httpstatus
import pytest
from httpstatus import StatusSet
from hypothesis import assume, given, settings
from hypothesis import strategies as st

# In continuous integration a failure must come from the change that is tested, so the examples are always the same.
settings.register_profile("conformance", deadline=None, database=None, derandomize="CI" in os.environ)
settings.load_profile("conformance")

KNOWN = [*map(httpstatus.Status, httpstatus.REASONS)]
REGISTERED_METHODS = (
    "GET",
    "HEAD",
    "POST",
    "PUT",
    "DELETE",
    "CONNECT",
    "OPTIONS",
    "TRACE",
    "PATCH",
    "QUERY",
    "PROPFIND",
)
POLICIES = (httpstatus.RedirectPolicy.FETCH, httpstatus.RedirectPolicy.STRICT, httpstatus.RedirectPolicy.LEGACY)

known_codes = st.sampled_from(KNOWN)
codes = st.one_of(st.integers(), st.integers(0, 1100), known_codes)
error_codes = st.integers(400, 599)
policies = st.sampled_from(POLICIES)
methods = st.one_of(
    st.sampled_from(REGISTERED_METHODS), st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZabc-", min_size=1, max_size=12)
)
flags = st.integers(0, 0x7FFFF)
when_flags = st.integers(0, 0xF)
field_names = st.sampled_from(
    ("Authorization", "COOKIE", "cookie", "Host", "Referer", "Origin", "TE", "Accept", "Content-Type", "content-x")
    + ("Digest", "Proxy-Authorization", "X-Api-Key")
) | st.text("abcdehnorst-", min_size=1, max_size=12)
status_sets = st.sets(st.integers(0, 1023)).map(StatusSet)
set_terms = st.sampled_from(
    ("2xx", "50x", "404", "301-308", "!304", "-4xx", "+418", "known", "registered", "redirect", "cacheable", "error")
)
code_arrays = st.lists(st.integers(0, 0xFFFF) | st.integers(90, 610)).map(lambda items: array("H", items))
directives = st.sampled_from(
    ("no-store", "private", 'private="a"', "public", "max-age=1", 'max-age="1"', "max-age=x", "s-maxage=0", "no-cache")
    + ("must-revalidate", "must-understand", "", " ", 'x="no-store, public"', "NO-STORE", "Max-Age=007")
)


def is_subset(some, others):
    return some & others == some


# Classes and the registry


@given(codes)
def test_a_fallback_is_its_own_fallback(code):
    assert httpstatus.fallback(httpstatus.fallback(code)) == httpstatus.fallback(code)


@given(codes)
def test_a_fallback_is_known_and_keeps_the_class(code):
    fallback = httpstatus.fallback(code)
    assert httpstatus.is_known(fallback)
    assert httpstatus.class_of(fallback) == (httpstatus.class_of(code) or 5)


@given(codes)
def test_the_classes_do_not_overlap(code):
    answers = [
        httpstatus.is_informational(code),
        httpstatus.is_success(code),
        httpstatus.is_redirection(code),
        httpstatus.is_client_error(code),
        httpstatus.is_server_error(code),
    ]
    assert answers.count(True) == httpstatus.is_valid(code)
    assert httpstatus.is_error(code) == (answers[3] or answers[4])


@given(codes)
def test_only_a_known_code_has_a_reason_a_name_and_a_standing(code):
    known = httpstatus.is_known(code)
    assert (httpstatus.reason(code) is not None) == known
    assert (httpstatus.name(code) is not None) == known
    assert (httpstatus.standing(code) != httpstatus.Standing.UNKNOWN) == known
    assert known or not httpstatus.is_on_wire(code)


# Text


@pytest.mark.parametrize("code", KNOWN, ids=int)
def test_find_finds_a_code_by_its_reason_name_and_number(code):
    for text in (httpstatus.reason(code), httpstatus.name(code), str(int(code)), httpstatus.format_line(code)):
        assert httpstatus.find(text) == code


@given(known_codes, st.data())
def test_find_ignores_case_and_punctuation(code, data):
    separators = data.draw(st.lists(st.sampled_from((" ", "-", "_", "")), min_size=40, max_size=40))
    words = httpstatus.reason(code).swapcase().split()
    text = "".join(word + separator for word, separator in zip(words, separators, strict=False))
    assert httpstatus.find(text) == code


@given(st.integers(100, 999))
def test_a_status_line_is_parsed_back(code):
    assert httpstatus.parse_line(httpstatus.format_line(code)).code == code
    assert httpstatus.parse(str(code)) == code


@given(st.text() | st.binary())
def test_any_text_finds_a_known_code_or_none(text):
    for answer in (httpstatus.find(text), httpstatus.closest(text)):
        assert answer is None or httpstatus.is_known(answer)


# Content


@given(codes, methods)
def test_no_content_means_no_transfer_encoding(code, method):
    assume(method != "HEAD" and code != 304)
    if httpstatus.content(code, method) == httpstatus.Content.NONE:
        assert not httpstatus.allows_transfer_encoding(code, method)


@given(codes)
def test_nothing_answers_head_with_content(code):
    assert httpstatus.content(code, "HEAD") == httpstatus.Content.NONE


# Caching


@given(codes, methods, flags)
def test_every_answer_of_may_store_is_explained(code, method, given_flags):
    rule = httpstatus.may_store(code, method, given_flags)
    assert rule != 0
    assert bool(rule) == (int(rule) > 0)
    assert httpstatus.store_why(rule)


@given(codes, methods, flags)
def test_no_store_never_lets_a_response_be_stored(code, method, given_flags):
    for flag in (httpstatus.CacheFlag.NO_STORE, httpstatus.CacheFlag.REQUEST_NO_STORE):
        if not httpstatus.may_store(code, method, given_flags):
            assert not httpstatus.may_store(code, method, given_flags | flag)


@given(codes, methods, flags)
def test_no_store_in_a_request_is_never_overridden(code, method, given_flags):
    assert not httpstatus.may_store(code, method, given_flags | httpstatus.CacheFlag.REQUEST_NO_STORE)


@given(
    codes,
    methods,
    flags,
    st.sampled_from((httpstatus.CacheFlag.MAX_AGE, httpstatus.CacheFlag.EXPIRES, httpstatus.CacheFlag.PUBLIC)),
)
def test_a_basis_never_forbids_to_store(code, method, given_flags, basis):
    if httpstatus.may_store(code, method, given_flags):
        assert httpstatus.may_store(code, method, given_flags | basis)


@given(codes, methods, flags, st.sampled_from((httpstatus.CacheFlag.PRIVATE_FIELDS, httpstatus.CacheFlag.INVALID_AGE)))
def test_a_list_of_fields_or_an_invalid_age_never_lets_a_response_be_stored(code, method, given_flags, flag):
    if not httpstatus.may_store(code, method, given_flags):
        assert not httpstatus.may_store(code, method, given_flags | flag)


@given(codes, methods, flags)
def test_what_a_shared_cache_may_store_a_private_one_may_unless_s_maxage_is_there(code, method, given_flags):
    assume(not given_flags & httpstatus.CacheFlag.S_MAXAGE)
    if httpstatus.may_store(code, method, given_flags | httpstatus.CacheFlag.SHARED):
        assert httpstatus.may_store(code, method, given_flags & ~httpstatus.CacheFlag.SHARED)


@given(codes)
def test_a_heuristically_cacheable_code_needs_no_basis(code):
    rule = httpstatus.may_store(code, "GET", httpstatus.CacheFlag.UNDERSTANDS)
    assert (rule == httpstatus.StoreRule.STORE_HEURISTIC) == httpstatus.is_heuristically_cacheable(code)


@given(codes, flags)
def test_freshness_is_guessed_only_for_what_may_be_stored_without_directives_against_it(code, given_flags):
    may_guess = httpstatus.may_guess_freshness(code, given_flags)
    if given_flags & (httpstatus.CacheFlag.MAX_AGE | httpstatus.CacheFlag.EXPIRES | httpstatus.CacheFlag.INVALID_AGE):
        assert not may_guess
    if may_guess and not given_flags & httpstatus.CacheFlag.PUBLIC:
        assert httpstatus.is_heuristically_cacheable(code)


@given(codes, flags, st.sampled_from((httpstatus.CacheFlag.MUST_REVALIDATE, httpstatus.CacheFlag.NO_CACHE)))
def test_nothing_stale_is_served_against_a_directive_or_without_a_failure(code, given_flags, flag):
    assert not httpstatus.may_serve_stale(code, given_flags | flag)
    if httpstatus.may_serve_stale(code, given_flags):
        assert httpstatus.revalidation(code) == httpstatus.Revalidation.FAILED


@given(codes)
def test_an_error_for_stale_if_error_is_a_failed_revalidation(code):
    if httpstatus.is_stale_if_error(code):
        assert httpstatus.revalidation(code) == httpstatus.Revalidation.FAILED


@given(st.lists(directives), st.lists(directives))
def test_more_directives_never_take_a_restriction_away(some, others):
    restrictive = httpstatus.CacheFlag.NO_STORE | httpstatus.CacheFlag.PRIVATE
    restrictions = httpstatus.cache_flags(",".join(some)) & restrictive
    assert is_subset(restrictions, httpstatus.cache_flags(",".join(some + others)))


@given(st.lists(directives), st.sampled_from((",", ", ", " ,", ",,", "\t,\t")))
def test_the_order_of_directives_and_the_space_between_them_do_not_matter(some, separator):
    assert httpstatus.cache_flags(separator.join(reversed(some))) == httpstatus.cache_flags(",".join(some))


@given(st.text('abn-store,="\\ \tprivate0') | st.binary())
def test_garbage_sets_no_flag_that_is_not_a_response_directive(value):
    directive_flags = 2 * httpstatus.CacheFlag.INVALID_AGE - 1
    assert is_subset(httpstatus.cache_flags(value), directive_flags)


# Redirects


@given(codes, methods, policies)
def test_only_a_redirect_has_a_next_request(code, method, policy):
    next_method = httpstatus.redirect_method(code, method, policy)
    assert (next_method is not None) == (httpstatus.is_redirect(code) and method != "CONNECT")
    assert next_method in (None, "GET", method)


@given(codes, methods, policies)
def test_a_code_that_preserves_the_method_does_so_under_every_policy(code, method, policy):
    assume(method != "CONNECT")
    if httpstatus.preserves_method(code):
        assert httpstatus.redirect_method(code, method, policy) == method
        assert httpstatus.redirect_keeps_content(code, method, policy) == (method != "TRACE")


@given(codes, methods, policies)
def test_a_changed_method_drops_the_content(code, method, policy):
    next_method = httpstatus.redirect_method(code, method, policy)
    has_content = method not in ("CONNECT", "TRACE")
    assert httpstatus.redirect_keeps_content(code, method, policy) == (next_method == method and has_content)


@given(codes, methods, policies, field_names)
def test_a_field_that_another_origin_gets_the_same_one_gets_too(code, method, policy, field):
    if httpstatus.redirect_keeps_field(code, method, policy, field, False):
        assert httpstatus.redirect_keeps_field(code, method, policy, field, True)


@given(codes, methods, policies, field_names)
def test_credentials_never_go_to_another_origin(code, method, policy, field):
    if field.lower() in ("authorization", "cookie", "proxy-authorization", "host"):
        assert not httpstatus.redirect_keeps_field(code, method, policy, field, False)


@given(codes, methods, policies)
def test_a_field_of_content_goes_only_where_the_method_stays(code, method, policy):
    kept = httpstatus.redirect_keeps_field(code, method, policy, "Content-Type", True)
    assert kept == (method == httpstatus.redirect_method(code, method, policy))


@given(codes)
def test_a_redirect_is_permanent_or_temporary(code):
    answers = (httpstatus.is_permanent_redirect(code), httpstatus.is_temporary_redirect(code))
    assert answers.count(True) == httpstatus.is_redirect(code)


# Retrying


@given(codes, methods, when_flags)
def test_every_answer_of_may_retry_is_explained(code, method, given_flags):
    rule = httpstatus.may_retry(code, method, given_flags)
    assert bool(rule) == (int(rule) > 0)
    assert httpstatus.retry_why(rule)


@given(codes, methods, when_flags)
def test_what_may_be_retried_at_all_may_be_retried_with_get(code, method, given_flags):
    if httpstatus.may_retry(code, method, given_flags):
        assert httpstatus.may_retry(code, "GET", given_flags)


@given(codes, methods, when_flags)
def test_an_intermediary_may_retry_no_more_than_a_client(code, method, given_flags):
    if httpstatus.may_retry(code, method, given_flags | httpstatus.RetryFlag.PROXY):
        assert httpstatus.may_retry(code, method, given_flags & ~httpstatus.RetryFlag.PROXY)


@given(codes)
def test_a_success_or_redirection_is_never_retried(code):
    if httpstatus.is_success(code) or httpstatus.is_redirection(code):
        assert httpstatus.retry(code) == httpstatus.Retry.NEVER


@given(st.integers(0, 10**30), st.integers())
def test_a_number_of_seconds_is_read_whatever_the_time(seconds, now):
    assert httpstatus.retry_after(str(seconds), now) == min(seconds, 2**63 - 1)


@given(st.datetimes(datetime(1970, 1, 1), datetime(9999, 12, 31)), st.integers(0, 10**12))
def test_a_date_is_waited_for_or_past(date, now):
    at = int(date.replace(tzinfo=timezone.utc).timestamp())
    assert httpstatus.retry_after(formatdate(at, usegmt=True), now) == max(at - now, 0)


@given(st.text() | st.binary(), st.integers(-(2**63), 2**63 - 1))
def test_any_text_is_a_time_to_wait_or_none(text, now):
    seconds = httpstatus.retry_after(text, now)
    assert seconds is None or 0 <= seconds < 2**63


# Languages


@given(st.text("zh-TWtenq=0.1,;* ") | st.text() | st.binary())
def test_any_text_asks_for_a_language_that_there_is(value):
    answer = httpstatus.accept_language(value)
    assert httpstatus.language_of(answer) == answer


# Sets and bulk work


@given(status_sets)
def test_a_set_is_parsed_back_from_its_text(some):
    assert StatusSet(str(some)) == some


@given(status_sets)
def test_the_text_of_a_set_is_not_longer_than_its_codes_one_by_one(some):
    assert len(str(some)) <= len(",".join(map(str, some)))


@given(st.lists(set_terms, min_size=1))
def test_a_parsed_set_is_parsed_back_from_its_text(terms):
    some = StatusSet(",".join(terms))
    assert StatusSet(str(some)) == some
    assert StatusSet(" ".join(terms)) == some


@given(st.text("0123456789x,!-+ abdeknortw"))
def test_any_text_is_a_set_or_refused(text):
    try:
        some = StatusSet(text)
    except ValueError:
        return
    assert StatusSet(str(some)) == some


@given(status_sets, status_sets)
def test_sets_do_the_algebra_of_sets(some, others):
    assert set(some | others) == set(some) | set(others)
    assert set(some & others) == set(some) & set(others)
    assert set(some - others) == set(some) - set(others)
    assert set(some ^ others) == set(some) ^ set(others)


@given(status_sets, code_arrays)
def test_a_set_counts_what_it_has(some, items):
    assert some.count(items) == sum(code in some for code in items)


@given(code_arrays)
def test_every_code_is_counted_in_one_class(items):
    counts = httpstatus.count_classes(items)
    assert sum(counts) == len(items)
    assert list(counts) == [sum(httpstatus.class_of(code) == number for code in items) for number in range(6)]


@given(code_arrays)
def test_every_code_is_counted_in_the_histogram(items):
    counts = httpstatus.histogram(items)
    assert sum(counts.values()) == len(items)
    assert all(counts[code] == items.count(code) for code in set(items) if 0 < code < 1000)


# Other vocabularies


@given(error_codes)
def test_an_error_stays_an_error_by_way_of_grpc(code):
    assert httpstatus.is_error(httpstatus.from_grpc(httpstatus.to_grpc(code)))


@given(codes)
def test_an_error_of_the_server_is_one_of_the_client_too(code):
    if httpstatus.is_server_span_error(code):
        assert httpstatus.is_client_span_error(code)
    assert httpstatus.is_client_span_error(code) == (httpstatus.is_error(code) or not httpstatus.is_valid(code))
