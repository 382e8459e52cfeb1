"""What all comparisons with software of others share."""

import pytest


def pytest_addoption(parser):
    parser.addoption("--write", action="store_true", help="write the pages and tables of results anew")


@pytest.fixture(scope="session")
def write(request):
    """Whether to write down what is found."""
    return request.config.getoption("--write")
