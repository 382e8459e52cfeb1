"""The registry as rows."""
import json
from pathlib import Path

FILE = Path(__file__).with_name("registry.json")


def registry():
    """Returns the rows of the registry: all that the data says of each known code.

    A data frame takes them as they are: pandas.DataFrame(httpstatus.registry()). Join it on its column code.

    Returns:
        list[dict]: a row for each code, in ascending order, with its code, reason, name, standing, spec, url and more.
            The list is a new one each time.
    """
    return json.loads(FILE.read_text(encoding="utf-8"))["codes"]


registry.__module__ = __package__
