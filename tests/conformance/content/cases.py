"""The responses whose framing is tested, and what must come of each if the library is right."""

from dataclasses import dataclass

import httpstatus

EXTRA = "extra"
CHUNK = f"{len(EXTRA)}\r\n{EXTRA}\r\n0\r\n\r\n"
LENGTH = f"Content-Length: {len(EXTRA)}\r\n"
CLOSE = "Connection: close\r\n"
CHUNKED = "Transfer-Encoding: chunked\r\n"

NOTHING = "nothing"
CONTENT = "content"
FAILS = "fails"


@dataclass(frozen=True)
class Framing:
    """The fields that frame a response, the bytes after its header section, and what those come to if it is framed.

    One that has no end of its own ends with the connection.
    """

    name: str
    fields: str
    after: str
    framed: str
    endless: bool = False


FRAMINGS = (
    Framing("bare", "", "", NOTHING, endless=True),
    Framing("bytes", "", EXTRA, CONTENT, endless=True),
    Framing("length-zero", "Content-Length: 0\r\n", "", NOTHING),
    Framing("length-only", LENGTH, "", FAILS, endless=True),
    Framing("length", LENGTH, EXTRA, CONTENT),
    Framing("chunked-only", CHUNKED, "", FAILS, endless=True),
    Framing("chunked", CHUNKED, CHUNK, CONTENT),
)

REQUESTS = (
    ("GET", 100), ("GET", 103), ("GET", 150),
    ("GET", 200), ("GET", 204), ("GET", 205), ("GET", 304),
    ("HEAD", 200), ("HEAD", 204), ("HEAD", 404),
)  # fmt: skip


@dataclass(frozen=True)
class Case:
    method: str
    status: int
    framing: Framing

    @property
    def name(self):
        return f"{self.response}-{self.framing.name}"

    @property
    def response(self):
        return f"{self.method}-{self.status}"

    @property
    def head(self):
        return f"HTTP/1.1 {self.status} Status\r\n{self.framing.fields}{CLOSE if self.closes else ''}\r\n"

    @property
    def closes(self):
        """Whether the connection ends with the response."""
        return self.framing.endless and not self.interim

    @property
    def interim(self):
        return httpstatus.is_informational(self.status)

    def expected(self):
        """What a client takes for the content of this response.

        Bytes after a response that has no content are no part of it. After a final one they are junk at the end of a
        connection, after an interim one they are where the final response should, which then cannot be read.
        """
        if httpstatus.content(self.status, self.method) != httpstatus.Content.NONE:
            return self.framing.framed
        return FAILS if self.interim and self.framing.after else NOTHING


CASES = tuple(Case(method, status, framing) for method, status in REQUESTS for framing in FRAMINGS)
RESPONSES = tuple(dict.fromkeys(case.response for case in CASES))
