"""Threads and interpreters."""
import sys
import textwrap
import threading

import pytest

import httpstatus as h


def test_many_threads_get_the_same_answers():
    wanted = [(h.reason(code), h.url(code), h.Status(code)) for code in range(1000)]
    start = threading.Barrier(8)
    wrong = []

    def work():
        start.wait()
        for _ in range(20):
            got = [(h.reason(code), h.url(code), h.Status(code)) for code in range(1000)]
            if got != wanted:
                wrong.append(got)

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong


PROGRAM = textwrap.dedent(f"""
    import sys
    sys.path[:] = {sys.path!r}
    import httpstatus
    assert httpstatus.reason(404) == "Not Found"
    assert httpstatus.Status("gone") == 410 and str(httpstatus.StatusSet("5xx")) == "5xx"
""")


def test_subinterpreters_that_share_the_gil():
    """What embedders such as mod_wsgi have; they may come and go."""
    interpreters = pytest.importorskip("_xxsubinterpreters" if sys.version_info < (3, 13) else "_interpreters")
    for _ in range(3):
        if sys.version_info < (3, 12):
            made = interpreters.create(isolated=False)
        elif sys.version_info < (3, 13):
            made = interpreters.create(isolated=False)
        else:
            made = interpreters.create("legacy")
        failure = interpreters.run_string(made, PROGRAM)
        interpreters.destroy(made)
        assert failure is None
    assert h.reason(404) == "Not Found"


@pytest.mark.skipif(sys.version_info < (3, 13), reason="has no interpreters with a GIL of their own to test with")
def test_subinterpreters_with_a_gil_of_their_own_refuse_the_module():
    import _interpreters

    made = _interpreters.create("isolated")
    failure = _interpreters.run_string(made, PROGRAM)
    _interpreters.destroy(made)
    assert failure.type.__name__ == "ImportError"
