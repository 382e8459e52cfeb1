"""Runs CPython's own tests of its HTTP modules with Status in the place of http.HTTPStatus:

    PYTHONPATH=<build>/python python3 tests/python/cpython.py

The interpreter must have its tests, as one that was built from source or by pyenv has; Debian's has not. Prints the
tests that fail, and exits with 1 if one of them is not expected to.
"""
import http
import sys
import unittest

import httpstatus

http.HTTPStatus = httpstatus.Status  # before anything imports it from there

import http.client  # noqa: E402
import http.server  # noqa: E402

MODULES = ("test.test_httplib", "test.test_httpservers")
# Where the two differ, and why.
EXPECTED = {
    "test_simple_httpstatus": "it looks into an Enum, which Status is not",
    "test_httpstatus_range": "there are members above 599, which vendors send; iterating Status leaves them out",
    "test_request_length": "until 3.12, Python has the phrase of 414 in RFC 2616",
}


def main():
    suite = unittest.defaultTestLoader.loadTestsFromNames(MODULES)
    result = unittest.TextTestRunner(verbosity=0).run(suite)
    failed = {test.id().rpartition(".")[2] for test, _ in [*result.failures, *result.errors]}
    print(f"{result.testsRun} tests run, failed: {', '.join(sorted(failed)) or 'none'}")
    return 1 if failed - EXPECTED.keys() else 0


if __name__ == "__main__":
    sys.exit(main())
