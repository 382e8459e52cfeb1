"""The checked-in table of what clients make of responses and the library does not say."""

from pathlib import Path

from tables import choices, in_range, read_rows

from .cases import CASES, FRAMINGS, RESPONSES

PATH = Path(__file__).parent / "clients.csv"
BY_NAME = {case.name: case for case in CASES}
FRAMING_NAMES = [framing.name for framing in FRAMINGS]


def cases(row):
    """The cases that a row is about."""
    responses = choices(row["response"], RESPONSES)
    framings = choices(row["framing"], FRAMING_NAMES)
    return [BY_NAME[f"{response}-{framing}"] for response in responses for framing in framings]


def listed(client, version):
    """What the table says of a client: for each case that it names, what the client does and ours."""
    table = {}
    for row in read_rows(PATH):
        if row["client"] == client and in_range(version, row["versions"]):
            for case in cases(row):
                assert case not in table, f"{client} {case.name} is in the table twice"
                table[case] = (row["does"], row["ours"])
    return table
