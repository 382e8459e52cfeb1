"""Status and REASONS, and Status beside http.HTTPStatus."""
import copy
import inspect
import json
import pickle
import re
from http import HTTPStatus

import pytest

import httpstatus as h
from functions import FUNCTIONS, PARAMETERS, SAMPLES
from httpstatus import REASONS, Status, StatusSet


def test_what_it_looks_like():
    assert repr(Status(404)) == "<Status.NOT_FOUND: 404>"
    assert repr(Status(799)) == "<Status: 799>"
    assert str(Status(404)) == "404"
    assert f"{Status(404)} {Status(404):>5} {Status(404):x}" == "404   404 194"
    assert "%d" % Status(404) == "404"
    assert json.dumps({"status": Status(404)}) == '{"status": 404}'


def test_making_one():
    assert Status(404) is Status(404) is Status.NOT_FOUND is Status["NOT_FOUND"] is Status(Status.NOT_FOUND)
    assert Status("Not Found") is Status("not-found") is Status(b"404") is Status.NOT_FOUND
    assert Status("799") is Status(b"799") is Status(799) and Status("100") is Status.CONTINUE
    assert Status(799) is Status(799) and Status(10**30) == 10**30 and Status(-1) == -1
    assert Status(True) == 1
    assert Status["REQUEST_ENTITY_TOO_LARGE"] is Status.CONTENT_TOO_LARGE is Status.PAYLOAD_TOO_LARGE
    assert type(Status(404).value) is int


def test_what_cannot_be_one():
    with pytest.raises(ValueError, match="'Nott Found' is not a known status; did you mean 'Not Found'?"):
        Status("Nott Found")
    for text in ("", "79", "0799", "7x9", "٤٠٤"):
        with pytest.raises(ValueError, match=f"'{text}' is not a known status"):
            Status(text)
    for wrong in (404.0, None, [404], object):
        with pytest.raises(TypeError, match=r"^Status\(\) argument 'code' must be int, str or bytes, not "):
            Status(wrong)
    with pytest.raises(TypeError):
        Status()
    with pytest.raises(KeyError):
        Status["NO_SUCH"]
    with pytest.raises(AttributeError):
        Status.NO_SUCH


def test_unknown_codes():
    status = Status(799)
    assert status.phrase == status.name == status.title == status.summary == status.description == ""
    assert status.reason is status.spec is status.url is None and status.aliases == status.vendors == ()
    assert status.value == 799 and not status.is_known and status.fallback == 500
    assert Status(499).phrase == "Client Closed Request"


def test_it_is_read_only():
    for change in (lambda: setattr(Status, "NOT_FOUND", 1), lambda: setattr(Status, "NEW", 1),
                   lambda: delattr(Status, "NOT_FOUND"), lambda: setattr(Status(404), "phrase", "x"),
                   lambda: setattr(Status(404), "new", 1)):
        with pytest.raises(AttributeError):
            change()
    with pytest.raises(TypeError):
        type("Mine", (Status,), {})


def test_as_a_collection():
    assert list(Status) == [code for code in REASONS if 100 <= code <= 599] == list(reversed(list(reversed(Status))))
    assert all(type(status) is Status for status in Status) and all(status in Status for status in Status)
    assert len(Status) == len(list(Status)) and Status
    assert Status.registered() == tuple(status for status in Status if status.is_registered)
    assert len(Status) > len(Status.registered()) > len(set(HTTPStatus)) - 1 and 499 not in Status.registered()
    assert 404 in Status and HTTPStatus.OK in Status
    assert 799 not in Status and max(REASONS) not in Status and "OK" not in Status and 404.0 not in Status
    assert Status.__members__["OK"] is Status.OK
    assert "NOT_FOUND" in dir(Status) and "is_redirect" in dir(Status.OK)


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_pickle_and_copy(protocol):
    for status in (Status(404), Status(799)):
        pickled = pickle.dumps(status, protocol)
        assert pickle.loads(pickled) is status and b"_status" not in pickled
        assert copy.copy(status) is copy.deepcopy(status) is status
    assert pickle.loads(pickle.dumps(Status(10**30), protocol)) == 10**30


def test_equality_and_hash():
    assert Status(404) == 404 == HTTPStatus.NOT_FOUND == Status(404)
    assert len({Status(404), 404, HTTPStatus.NOT_FOUND}) == 1
    assert {404: "x"}[Status(404)] == "x"
    assert Status(200) < Status(404) and sorted([Status(500), 200])[0] == 200
    assert Status(200) + 4 == 204


def test_questions():
    status = Status(302)
    assert status.redirect_method("POST") == "GET"
    assert status.redirect_method("PUT", policy=h.RedirectPolicy.LEGACY) == "GET"
    assert status.is_redirect and not status.preserves_method
    assert status.aliases[0] == "Moved Temporarily"
    assert status.standing is h.Standing.STANDARD and status.spec == "RFC 9110"
    assert Status(503).may_retry() and not Status(503).may_retry("POST")
    assert Status(302).redirect_keeps_field("GET", h.RedirectPolicy.FETCH, "Accept", same_origin=False)
    assert Status(404).class_name == "Client Error" and Status(404).class_label == "4xx"
    assert type(Status(299).fallback) is Status and Status(299).fallback is Status.OK
    assert Status(404).title == "Not Found" and Status(404).title_in("zh-TW") == h.title(404, "zh-Hant")
    assert Status(304).content is Status(200).content_for("HEAD") is h.Content.NONE
    assert Status(413).reason_in(2616) == "Request Entity Too Large"
    assert Status(499).reason_by("nginx") == "Client Closed Request" and Status(499).vendors[0] == "nginx"
    assert Status(405).fields_at(h.Level.MUST) == ("Allow",) and Status(417).request_fields == ("Expect",)
    assert Status(304).condition_of("ETag") == h.field_condition(304, "ETag") is not None
    assert Status(404).advice_for(h.Advice.VISITOR) == h.advice(404, h.Advice.VISITOR)
    assert Status(200).may_store(cache_control="max-age=60", shared=True) is h.StoreRule.STORE_EXPLICIT


OTHER_NAMES = {"title": "title_in", "summary": "summary_in", "description": "description_in", "content": "content_for",
               "advice": "advice_for", "fields": "fields_at", "field_condition": "condition_of",
               "vendor_reason": "reason_by"}
# What makes a line of the code, and is no question about it.
FORMATS = {"format_line", "format_status"}


@pytest.mark.parametrize("code", [404, 499, 799, -1])
def test_every_function_of_a_code_is_there(code):
    for name, parameters in PARAMETERS.items():
        if parameters[:1] != ["code"] or name in FORMATS:
            continue
        answer = getattr(Status(code), OTHER_NAMES.get(name, name))
        if callable(answer):
            answer = answer(*[SAMPLES[parameter] for parameter in parameters[1:] if parameter in POSITIONAL])
        assert (answer or None) == (FUNCTIONS[name](code, *[SAMPLES[parameter] for parameter in parameters[1:]
                                                            if parameter in POSITIONAL]) or None), name


POSITIONAL = SAMPLES.keys() - {"cache_control", "shared"}


def own_names():
    """What Status has and int has not, without the members."""
    return [name for name in dir(Status) if not name.startswith("_") and not hasattr(int, name)
            and name not in Status.__members__]


def test_one_rule_for_what_is_a_property():
    """A question about the code alone is a property, and only such a one is called is_...; the rest are methods."""
    for name in own_names():
        thing = inspect.getattr_static(Status, name)
        if isinstance(thing, property):
            continue
        assert callable(thing) or isinstance(thing, classmethod), name
        assert not name.startswith("is_"), name
        verbs = ("may_", "allows_", "invalidates", "redirect_", "registered")
        assert name.startswith(verbs) or name.endswith(("_in", "_by", "_for", "_at", "_of")), name
        assert isinstance(thing, classmethod) or len(inspect.signature(thing).parameters) > 1, name
    assert {"phrase", "title", "standing", "content", "retry", "aliases", "vendors"} <= set(own_names())


def test_texts_are_always_text():
    for status in map(Status, range(1000)):
        for text in (status.phrase, status.name, status.title, status.summary, status.description):
            assert type(text) is str and bool(text) == status.is_known, status


def test_documentation():
    for name in own_names():
        document = inspect.getdoc(getattr(Status, name))
        assert document and not re.search(r"NULL|HTTPSTATUS_|httpstatus_", document), name
    assert inspect.getdoc(Status) and inspect.getdoc(StatusSet)


# The phrases in which the two differ, with what http.HTTPStatus says; Python 3.13 took up RFC 9110's.
OTHER_PHRASES = {
    413: "Request Entity Too Large", 414: "Request-URI Too Long", 416: "Requested Range Not Satisfiable",
    418: "I'm a Teapot", 422: "Unprocessable Entity",
}


@pytest.mark.parametrize("theirs", HTTPStatus)
def test_beside_http_status(theirs):
    ours = Status(theirs)
    assert Status[theirs.name] is ours
    assert getattr(Status, theirs.name) is ours
    assert ours == theirs and hash(ours) == hash(theirs) and ours.value == theirs.value
    assert ours.phrase == theirs.phrase or theirs.phrase == OTHER_PHRASES.get(theirs.value)
    assert ours.name == theirs.name or Status[theirs.name].value == theirs.value
    assert ours.description == h.description(ours.value)
    assert f"{ours}" == f"{int(theirs)}" and f"{ours:05}" == f"{theirs:05}"
    for name in ("is_informational", "is_success", "is_redirection", "is_client_error", "is_server_error"):
        if hasattr(theirs, name):
            assert getattr(ours, name) == getattr(theirs, name)
    public = {name for name in dir(theirs) if not name.startswith("_")}
    assert public - set(HTTPStatus.__members__) <= set(dir(ours))


def test_former_names_and_aliases_of_http_status():
    for name, member in HTTPStatus.__members__.items():
        assert Status[name] == member


def test_reasons():
    assert REASONS[404] == "Not Found" and REASONS.get(799) is None
    assert dict(REASONS) == {code: h.reason(code) for code in range(2000) if h.is_known(code)}
    with pytest.raises(TypeError):
        REASONS[404] = "x"
