"""What all comparisons with software of others share."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))


def pytest_addoption(parser):
    parser.addoption("--write", action="store_true", help="write the pages and tables of results again")


@pytest.fixture(scope="session")
def write(request):
    """Whether to write down what is found."""
    return request.config.getoption("--write")
