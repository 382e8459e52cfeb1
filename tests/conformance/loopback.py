"""A server of Python's standard library on a loopback address, at a free port."""

import socketserver
import threading

POLL_SECONDS = 0.02


class LoopbackServer(socketserver.ThreadingTCPServer):
    """Serves inside a with statement."""

    daemon_threads = True

    def __init__(self, handler, host="127.0.0.1"):
        super().__init__((host, 0), handler)

    def __enter__(self):
        threading.Thread(target=self.serve_forever, args=(POLL_SECONDS,), daemon=True).start()
        return self

    def __exit__(self, *_):
        self.shutdown()
        self.server_close()

    def url(self, path):
        host, port = self.server_address
        return f"http://{host}:{port}{path}"
