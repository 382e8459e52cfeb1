#!/usr/bin/env python3
"""Write access.log: what nginx logs (combined format) for some 400 requests.

usage: make-access-log.py [OUTPUT]      (default: access.log beside this script)
Needs nginx, curl and Python 3.8; takes 8 seconds.  nginx runs in its own temporary prefix, on a free
port of 127.0.0.1, and is stopped by its process id.  The requests and their order never change.
"""
import contextlib
import http.server
import os
import pathlib
import random
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request

RETURNED = (202, 203, 226, 299, 300, 410, 418, 422, 423, 425, 426, 428, 431, 440, 444, 450, 451,
            498, 507, 508, 509, 510, 511, 520, 522, 529, 530, 577, 599, 600, 777, 999)
MOVED = (301, 302, 303, 307, 308)
CONFIG = """
daemon off; master_process off; pid nginx.pid; error_log error.log;
events { worker_connections 64; }
http {
  access_log access.log combined;
  types { text/html html; text/css css; text/javascript js; image/svg+xml svg; }
  client_body_temp_path t; proxy_temp_path t; fastcgi_temp_path t; uwsgi_temp_path t; scgi_temp_path t;
  client_header_buffer_size 256; large_client_header_buffers 2 512; client_header_timeout 1s;
  limit_req_zone $server_name zone=z:32k rate=1r/s;
  server {
    listen 127.0.0.1:%(port)d; root www; index index.html;
    location /api/     { proxy_pass http://127.0.0.1:%(live)d; proxy_read_timeout 1s; client_max_body_size 1k; }
    location /down/    { proxy_pass http://127.0.0.1:%(dead)d; }
    location /admin/   { auth_basic "admin"; auth_basic_user_file users; try_files /index.html =404; }
    location /private/ { deny all; }
    location /limited  { limit_req zone=z burst=2 nodelay; limit_req_status 429; try_files /index.html =404; }
    location /loop     { rewrite ^ /loop last; }
    location /pixel    { return 204; }
    location /dav/     { dav_methods PUT DELETE MKCOL; }
    %(extra)s
  }
}
"""
BROWSERS = ("Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0",
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
            "Chrome/126.0.0.0 Safari/537.36", 'ExampleBot/1.0 (+https://example.org/bot "crawler")')
REFERERS = ("https://example.com/", "https://example.org/search?q=http+status+codes", "http://localhost/docs/")


class Upstream(http.server.BaseHTTPRequestHandler):
    """The application behind /api/: /api/v1/reply/NNN answers NNN, /api/slow answers too late."""

    def do_GET(self):
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        time.sleep(2 if self.path.endswith("/slow") else 0)
        self.send_response(int(self.path[-3:]) if "/reply/" in self.path else 200)
        self.send_header("Content-Length", "3")
        self.end_headers()
        self.wfile.write(b"{}\n")
    do_POST = do_DELETE = do_GET

    def log_message(self, *args):
        pass


class Clients:
    """What sends requests to the server on a port of 127.0.0.1."""

    def __init__(self, port, rng):
        self.port = port
        self.rng = rng
        self.base = f"http://127.0.0.1:{port}"
        self.opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))

    def curl(self, path, *args):
        subprocess.run(["curl", "-s", "-o", os.devnull, "--noproxy", "*", "-m", "5", *args, self.base + path])

    def py(self, path, **kw):  # follows redirects
        with contextlib.suppress(OSError):
            self.opener.open(urllib.request.Request(self.base + path, **kw), timeout=5).read()

    def raw(self, data, wait=5.0):
        with socket.create_connection(("127.0.0.1", self.port)) as connection:
            connection.settimeout(wait)
            connection.sendall(data)
            with contextlib.suppress(OSError):  # wait is over, or reset
                while connection.recv(65536):
                    pass

    def browser(self, path, method="GET", version="1.1", *headers):
        head = [f"{method} {path} HTTP/{version}", "Host: localhost", "Connection: close",
                "User-Agent: " + self.rng.choice(BROWSERS), *headers]
        if self.rng.random() < .5:
            head.append("Referer: " + self.rng.choice(REFERERS))
        self.raw("\r\n".join([*head, "", ""]).encode())


class Jobs(list):
    """Requests to send, as functions without parameters."""

    def add(self, times, send, *args, **kw):
        self.extend([lambda: send(*args, **kw)] * times)


PAGES = ((20, "/"), (10, "/index.html"), (18, "/site.css"), (15, "/app.js"), (12, "/logo.svg"), (6, "/docs/"))
MISSING = ("/favicon.ico", "/robots.txt", "/wp-login.php", "/.env", "/docs/missing.html", "/caf%C3%A9?q=%22x%22")
REPLIES = (201, 202, 400, 403, 404, 409, 422, 500, 501, 503, 577)
BROKEN = (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\x8a\xf4", b"SSH-2.0-OpenSSH_9.2", b"get / HTTP/1.1",
          b"GET /", b"GET / HTTP/9.9", b"GET / HTTP/1.1", b"PRI * HTTP/2.0\r\n\r\nSM", b"\x00\x01\x02",
          b'GET /"quoted" HTTP/1.1', b"CONNECT localhost:443 HTTP/1.1\r\nHost: x",
          b"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip",
          b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: x")


def visit_pages(add, to):
    for times, page in PAGES:
        add(times, to.browser, page)
        add(times // 3, to.curl, page)
        add(times // 4, to.py, page)
        add(times // 4, to.browser, page, "HEAD")
        add(times // 4, to.browser, page, "GET", "1.0")
        add(times // 3, to.browser, page, "GET", "1.1", "If-None-Match: *")
    for path in MISSING:
        add(4, to.browser, path)
        add(1, to.curl, path)
        add(1, to.py, path)


def ask_for_codes(add, to):
    for code in MOVED:
        add(2, to.py, f"/moved/{code}")
        add(2, to.browser, f"/moved/{code}")
        add(1, to.curl, f"/moved/{code}", "-XPOST")
    for code in RETURNED:
        add(1, to.curl, f"/return/{code}")
        add(to.rng.choice((0, 0, 1)), to.browser, f"/return/{code}")
    for code in REPLIES:
        add(1, to.py, f"/api/v1/reply/{code}", data=b"{}")
        add(1, to.browser, f"/api/v1/reply/{code}")


def use_the_site(add, to):
    add(12, to.browser, "/api/v1/items/42")
    add(3, to.curl, "/api/v1/items/7", "-XDELETE")
    add(6, to.browser, "/pixel?u=1")
    add(2, to.browser, "/docs")
    add(2, to.browser, "/admin/")
    add(2, to.curl, "/admin/", "-u", "alice:secret")
    add(1, to.curl, "/admin/", "-u", "alice:wrong")
    add(3, to.browser, "/private/keys")
    add(2, to.browser, "/empty/")
    add(2, to.curl, "/index.html", "-XPOST")
    add(2, to.curl, "/api/v1/items", "-d", "x" * 2000)
    add(2, to.curl, "/loop")
    add(4, to.curl, "/logo.svg", "-r", "0-99")
    add(2, to.curl, "/logo.svg", "-r", "90000-")
    add(3, to.py, "/down/x")
    add(2, to.curl, "/app.js", "-H", 'If-Match: "0"')
    add(2, to.curl, "/?" + "q" * 600)
    add(3, to.curl, "/api/slow")
    add(2, to.curl, "/", "-H", "X-Long: " + "x" * 600)
    add(3, to.curl, "/api/slow", "-m", "0.2")


def send_in_order(add, to):
    add(1, lambda: [to.curl("/limited") for _ in range(8)])  # the first three pass
    add(1, lambda: [to.curl("/dav/" + path, "-X" + method, *args) for path, method, *args in (
        ("a", "PUT", "-da"), ("a", "PUT", "-db"), ("a", "DELETE"), ("x/y/", "MKCOL"), ("z/", "MKCOL", "-da"))])


def send_what_is_broken(add, to):
    for line in BROKEN:
        add(1, to.raw, line + b"\r\n\r\n")
    add(2, to.raw, b"GE", .2)  # these hang up, or are too slow
    add(2, to.raw, b"GET / HT")
    add(2, to.raw, b"\r\n", .2)


def make_jobs(port):
    """All requests, in the order in which they are sent."""
    rng, jobs = random.Random(9110), Jobs()
    clients = Clients(port, rng)
    for part in visit_pages, ask_for_codes, use_the_site, send_in_order, send_what_is_broken:
        part(jobs.add, clients)
    rng.shuffle(jobs)
    return jobs


def write_site(folder, **ports):
    """Writes what nginx serves, and its configuration."""
    files = {"www/index.html": "<h1>It works</h1>\n", "www/docs/index.html": "<h1>Docs</h1>\n" * 40,
             "www/site.css": "p { margin: 0 }\n" * 90, "www/app.js": "void 0;\n" * 400, "www/empty/x": "",
             "www/logo.svg": "<svg/>\n" * 300, "www/dav/x": "", "users": "alice:{PLAIN}secret\n"}
    extra = "".join(f"location = /return/{code} {{ return {code}; }}\n" for code in RETURNED)
    extra += "".join(f"location = /moved/{code} {{ return {code} /docs/; }}\n" for code in MOVED)
    files["nginx.conf"] = CONFIG % {"extra": extra, **ports}
    for name, text in files.items():
        path = pathlib.Path(folder, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


@contextlib.contextmanager
def running_nginx(prefix):
    nginx = subprocess.Popen(["nginx", "-p", prefix, "-c", "nginx.conf", "-e", "error.log"])
    try:
        while nginx.poll() is None and not os.path.exists(os.path.join(prefix, "nginx.pid")):
            time.sleep(.1)
        yield
    finally:
        nginx.terminate()  # this process, by its id
        nginx.wait()


def main(output):
    held = [socket.socket() for _ in range(2)]  # bound, not listening: refuses connections
    port, dead = [s.bind(("127.0.0.1", 0)) or s.getsockname()[1] for s in held]
    live = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Upstream)
    live.handle_error = lambda *args: None  # nginx hangs up on the slow answers
    threading.Thread(target=live.serve_forever, daemon=True).start()
    jobs = make_jobs(port)
    with tempfile.TemporaryDirectory() as prefix:
        write_site(prefix, port=port, live=live.server_port, dead=dead)
        held[0].close()
        with running_nginx(prefix):
            for job in jobs:
                job()
        shutil.copyfile(os.path.join(prefix, "access.log"), output)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else os.path.join(os.path.dirname(os.path.abspath(__file__)), "access.log"))
