"""What a client makes of a response and of the one after it, in the words of clients.csv.

Of the response: "nothing", "content" (it took the bytes for content) or "fails"; "ended" if it took an interim
response for the final one. Followed by "next fails" if the next request over the same connection does.
"""

import drivers
from loopback import LoopbackServer

from .cases import CASES, CONTENT, EXTRA, FAILS, NOTHING
from .origin import FINAL, NEXT, Handler, path

CONTENTS = {"": NOTHING, EXTRA: CONTENT}
NEXT_FAILS = ", next fails"


def of_response(case, status, content):
    if status == 0:
        return FAILS
    if not case.interim:
        assert status == case.status
        return CONTENTS[content]
    if status == case.status:
        return "ended"
    return NOTHING if content == FINAL else FAILS


def in_words(case, printed):
    status, content, next_status, next_content = printed.split("\t")
    next_is_right = (int(next_status), next_content) == (200, NEXT)
    return of_response(case, int(status), content) + ("" if next_is_right else NEXT_FAILS)


def observe(driver):
    """Drives a client through every case; returns its version and the outcomes."""
    with LoopbackServer(Handler) as origin:
        jobs = [(case.method, origin.url(path(case)), origin.url(f"/{NEXT}")) for case in CASES]
        version, printed = drivers.run(driver, jobs)
    assert len(printed) == len(CASES)
    return version, {case: in_words(case, line) for case, line in zip(CASES, printed)}
