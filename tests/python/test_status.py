"""Status and REASONS, and Status beside http.HTTPStatus."""
import copy
import json
import pickle
from http import HTTPStatus

import pytest

import httpstatus as h
from functions import PARAMETERS, SAMPLES, call
from httpstatus import REASONS, Status


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
    assert Status(799) is Status(799) and Status(10**30) == 10**30 and Status(-1) == -1
    assert Status(True) == 1
    assert Status["REQUEST_ENTITY_TOO_LARGE"] is Status.CONTENT_TOO_LARGE is Status.PAYLOAD_TOO_LARGE
    assert type(Status(404).value) is int


def test_what_cannot_be_one():
    with pytest.raises(ValueError, match="'Nott Found' is not a known status; did you mean 'Not Found'?"):
        Status("Nott Found")
    with pytest.raises(ValueError, match="'' is not a known status"):
        Status("")
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
    assert status.phrase is None and status.name is None and status.description == ""
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
    assert list(Status) == list(REASONS) == list(reversed(list(reversed(Status))))
    assert all(type(status) is Status for status in Status)
    assert len(Status) == len(REASONS) and Status
    assert 404 in Status and HTTPStatus.OK in Status
    assert 799 not in Status and "OK" not in Status and 404.0 not in Status
    assert Status.__members__["OK"] is Status.OK
    assert "NOT_FOUND" in dir(Status) and "is_redirect" in dir(Status.OK)


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_pickle_and_copy(protocol):
    for status in (Status(404), Status(799)):
        assert pickle.loads(pickle.dumps(status, protocol)) is status
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
    assert status.redirect_method("PUT", policy=h.REDIRECT_LEGACY) == "GET"
    assert status.is_redirect and not status.preserves_method
    assert status.alias() == "Moved Temporarily"
    assert status.standing == h.STANDING_STANDARD and status.spec == "RFC 9110"
    assert Status(503).may_retry() and not Status(503).may_retry("POST")
    assert Status(302).redirect_keeps_field("GET", h.REDIRECT_FETCH, "Accept", same_origin=False)
    assert Status(404).format_status == "404 Not Found" and Status(404).class_name == "Client Error"
    assert type(Status(299).fallback) is Status and Status(299).fallback is Status.OK
    assert Status(404).next is Status.METHOD_NOT_ALLOWED and Status(10**9).next is None
    assert type(Status(100).next) is Status
    assert Status(404).title() == "Not Found" and Status(404).title("zh-TW") == h.title(404, "zh-Hant")


def test_every_function_of_a_code_is_there():
    for name, parameters in PARAMETERS.items():
        if parameters[:1] != ["code"]:
            continue
        answer = getattr(Status(404), name)
        if callable(answer):
            answer = answer(*[SAMPLES[parameter] for parameter in parameters[1:]])
        assert answer == call(name), name


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
    assert dict(REASONS) == {code: h.reason(code) for code in Status}
    with pytest.raises(TypeError):
        REASONS[404] = "x"
