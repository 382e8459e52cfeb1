"""What a client does if a proxy answers its CONNECT with a redirection.

The client is asked for an https resource through a proxy of ours, which makes no tunnel.
"""

import re
import socketserver

import drivers
from loopback import LoopbackServer

from .clients import CLIENTS, Client, node, python
from .origin import FINAL, read_fields, redirection
from .outcome import job

STATUSES = (301, 302, 303, 307, 308)

# These do not follow redirections by themselves; they are asked because they can send CONNECT.
TUNNELLERS = (
    Client("http.client", "Python http.client set_tunnel", "FETCH", python("http.client")),
    Client("connect", "Node.js http CONNECT", "FETCH", node("connect")),
)
EVERYBODY = (*(client for client in CLIENTS if client.proxied), *TUNNELLERS)


class Handler(socketserver.StreamRequestHandler):
    """Redirects CONNECT s302.test:443 with 302 to /302 of this server, and notes who comes."""

    def handle(self):
        line = self.rfile.readline()
        if not line:
            return
        method, target, _ = line.decode("ascii").split()
        read_fields(self.rfile)
        status = int(re.search(r"\d+", target).group())
        if method == "CONNECT" and target == authority(status):
            self.server.asked.append(status)
            self.wfile.write(redirection(status, self.server.url(f"/{status}")))
        else:
            self.server.followed.append(status)
            self.wfile.write(FINAL)


class Proxy(LoopbackServer):
    def __init__(self):
        super().__init__(Handler)
        self.asked = []
        self.followed = []


def authority(status):
    return f"s{status}.test:443"


def observe(client):
    """The version of a client, the codes that answered a CONNECT of it, and those that it followed."""
    with Proxy() as proxy:
        jobs = [job(f"https://{authority(status)}/", "GET", b"", {}) for status in STATUSES]
        version, _ = drivers.run(client.driver, jobs, {"https_proxy": proxy.url("")})
        return version, sorted(set(proxy.asked)), sorted(set(proxy.followed))
