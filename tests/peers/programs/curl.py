"""Prints what a curl does with each code: how it follows a redirect, whether it tries again, and how long it waits.

    python3 curl.py CURL WAIT

CURL is the command, WAIT what was made of wait.c.
"""
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

REDIRECTS = range(300, 311)
ARGUMENTS = {"GET": [], "HEAD": ["--head"], "POST": ["--data", "x"], "PUT": ["--upload-file", __file__]}
WAITS = ("2", "2 ", "0", "-5", "1.5", "soon", "1 minute", "2, 3", "Sun, 06 Nov 1994 08:49:37 GMT",
         "99999999999999999999")


class Handler(BaseHTTPRequestHandler):
    """Answers /CODE/ with that code the first time, then with 200; remembers what was asked."""

    protocol_version = "HTTP/1.1"

    def answer(self):
        content = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.server.seen.append(f"{self.command}{' with content' if content else ''}")
        code = int(self.path.split("/")[1]) if len(self.server.seen) == 1 else 200
        self.send_response_only(code, "Any")
        if code in REDIRECTS:
            self.send_header("Location", "/200/")
        if self.server.wait is not None:
            self.send_header("Retry-After", self.server.wait)
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_GET = do_HEAD = do_POST = do_PUT = answer

    def log_message(self, *_):
        """Keeps the server quiet."""


class Server(ThreadingHTTPServer):
    def ask(self, code, *command, wait=None):
        """Runs a command with the address for a code, and returns (what was asked, what the command printed)."""
        self.seen, self.wait = [], wait
        done = subprocess.run([*command, f"http://127.0.0.1:{self.server_address[1]}/{code}/"], text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=60, check=False)
        return self.seen, done.stdout.strip()


def main(curl, wait):
    quiet = (curl, "--silent", "--output", "/dev/null", "--header", "Expect:")
    server = Server(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    for code in REDIRECTS:
        for method, arguments in ARGUMENTS.items():
            (_, *followed), _ = server.ask(code, *quiet, "--location", *arguments)
            print(f"follow {code} {method}", *followed or ["no"], sep="\t")
    for code in range(400, 600):
        seen, _ = server.ask(code, *quiet, "--retry", "1")
        print(f"retry {code}", "yes" if len(seen) > 1 else "no", sep="\t")
    for value in WAITS:
        seconds = server.ask(503, wait, wait=value)[1]
        print(f"wait {value}", "a negative number" if seconds.startswith("-") else seconds, sep="\t")
    server.shutdown()


main(*sys.argv[1:])
