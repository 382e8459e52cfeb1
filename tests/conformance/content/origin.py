"""A server on the loopback interface that sends the responses of cases.py as they are there, byte for byte."""

import socketserver

from .cases import CASES, CLOSE

NEXT = "next"
FINAL = "final"


def response(text):
    return f"HTTP/1.1 200 OK\r\nContent-Length: {len(text)}\r\n\r\n{text}"


def answer_of(case):
    """The bytes that answer the first request of a case; an interim response is followed by a final one."""
    return case.head + case.framing.after + (response(FINAL) if case.interim else "")


def path(case):
    return f"/{case.name}"


ANSWERS = {path(case): answer_of(case) for case in CASES}


class Handler(socketserver.StreamRequestHandler):
    """Answers the requests on one connection until an answer ends it, or the client does."""

    timeout = 10

    def handle(self):
        try:
            while self.answer_next():
                pass
        except (TimeoutError, ConnectionError):
            pass  # a client that failed may leave at any time

    def answer_next(self):
        line = self.rfile.readline()
        if not line:
            return False
        self.skip_fields()
        answer = ANSWERS.get(line.decode("ascii").split()[1], response(NEXT))
        self.wfile.write(answer.encode())
        return CLOSE not in answer

    def skip_fields(self):
        while self.rfile.readline().strip():
            pass
