"""Threads and interpreters."""
import subprocess
import sys
import sysconfig
import textwrap
import threading

import pytest
from threads import run_in_threads

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

    run_in_threads(8, work)
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
        made = interpreters.create(isolated=False) if sys.version_info < (3, 13) else interpreters.create("legacy")
        failure = interpreters.run_string(made, PROGRAM)
        interpreters.destroy(made)
        assert failure is None
    assert h.reason(404) == "Not Found"


@pytest.mark.skipif(sys.version_info < (3, 12), reason="this Python has no interpreters with a GIL of their own")
def test_interpreters_with_a_gil_of_their_own():
    """Each has its own state; they come and go, also at the same time."""
    interpreters = pytest.importorskip("_xxsubinterpreters" if sys.version_info < (3, 13) else "_interpreters")
    wrong = []

    def work():
        made = interpreters.create(isolated=True) if sys.version_info < (3, 13) else interpreters.create("isolated")
        failure = interpreters.run_string(made, PROGRAM)
        interpreters.destroy(made)
        if failure is not None:
            wrong.append(failure)

    for _ in range(3):
        run_in_threads(4, work)
    assert not wrong and h.reason(404) == "Not Found"


def test_a_free_threaded_interpreter_stays_so():
    if not sysconfig.get_config_var("Py_GIL_DISABLED"):
        pytest.skip("needs a free-threaded build of CPython")
    program = f"import sys; sys.path[:] = {sys.path!r}; import httpstatus; print(sys._is_gil_enabled())"
    done = subprocess.run([sys.executable, "-W", "error", "-c", program], capture_output=True, text=True)
    assert (done.stdout, done.stderr) == ("False\n", "")


def test_eight_threads_at_once():
    """All that is made on first use is asked for by all threads at the same moment, in a process of its own."""
    program = textwrap.dedent(f"""
        import sys
        sys.path[:] = {sys.path!r}
        import threading
        import httpstatus as h

        barrier, answers = threading.Barrier(8), []

        def work():
            barrier.wait()
            found = []
            for code in range(1000):
                status = h.Status(code)
                found += [h.reason(code), status.name, status.title, status.url, status.standing, status.content,
                          status.retry, status.aliases, status.may_store().why, status.may_retry().why, h.robots(code),
                          h.cache_flags(f"max-age={{code}}, private"), h.parse_line(f"HTTP/1.1 {{code:03}} x"),
                          list(h.StatusSet([code])), hash(h.StatusSet([code]))]
            found.append(h.count_classes(range(1000)))
            answers.append(found)

        threads = [threading.Thread(target=work) for _ in range(8)]
        for thread in threads: thread.start()
        for thread in threads: thread.join()
        assert len(answers) == 8
        for one in answers:
            assert all(mine is yours or mine == yours for mine, yours in zip(one, answers[0]))
            assert all(type(mine) is type(yours) for mine, yours in zip(one, answers[0]))
        print("same")
    """)
    for _ in range(3):
        done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
        assert (done.stdout, done.stderr) == ("same\n", "")


def test_eight_threads_share_what_changes():
    """One set and one array that all read, and a list and a dict that half of them change meanwhile."""
    program = textwrap.dedent(f"""
        import sys
        sys.path[:] = {sys.path!r}
        import array
        import threading
        import httpstatus as h

        ROUNDS = 200
        codes = array.array("H", range(1000)) * 100
        wanted = h.count_classes(codes), h.StatusSet("4xx,503"), frozenset(range(400, 500)) | {{503}}
        numbers, weights = [404] * 2000, dict.fromkeys(range(200, 300), 1)
        barrier, wrong, done = threading.Barrier(8), [], []

        def change():
            barrier.wait()
            for at in range(ROUNDS):
                numbers[:] = [404, None, 10 ** 30, 200.0] * (at % 500)
                weights[at % 1000] = at
                weights.pop(at % 1000 - 3, None)

        def read():
            barrier.wait()
            for _ in range(ROUNDS):
                many, some, same = wanted
                found = h.count_classes(codes), set(some), hash(some), some | "201"
                if found != (many, same, hash(same), h.StatusSet("201,4xx,503")):
                    wrong.append(found)
                h.count_classes(numbers)
                h.classes(numbers)
                h.count_classes(weights)
            done.append(True)

        threads = [threading.Thread(target=target) for target in (change, read) * 4]
        for thread in threads: thread.start()
        for thread in threads: thread.join()
        print(wrong, len(done))
    """)
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert (done.stdout, done.stderr) == ("[] 4\n", "")
