"""Caches that are servers of their own: each with its own folder and port, all on the loopback interface."""

import http.client
import os
import re
import shutil
import socket
import stat
import subprocess
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

import pytest
from drivers import found

from .answers import Answer

START_SECONDS = 20
STOP_SECONDS = 10
REQUEST_SECONDS = 20


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def listens(port):
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


class Daemon:
    """A cache in front of one origin. A subclass says how it is configured and started."""

    name: str
    title: str
    setup: str
    program: str
    version_option: str
    shared = True

    def __init__(self, folder, port, origin_port):
        self.folder = folder
        self.port = port
        self.origin_port = origin_port

    @classmethod
    def answers(cls, origin_port, requests, _scratch):
        """The version of the cache, and the Answer to each request."""
        with tempfile.TemporaryDirectory(prefix=f"{cls.name}-") as name:
            folder = Path(name)
            folder.chmod(0o755)  # the servers' own users look into it
            cache = cls(folder, free_port(), origin_port)
            with cache.running() as client:
                return cls.version(), [client.get(path, fields) for path, fields in requests]

    @classmethod
    def version(cls):
        command = [found(cls.program), cls.version_option]
        output = subprocess.run(command, capture_output=True, text=True, check=True, timeout=START_SECONDS)
        return re.search(r"\d+(\.\d+)+", output.stdout + output.stderr).group()

    @contextmanager
    def running(self):
        """Starts the cache, gives a Client that asks it, and stops it."""
        command = [found(self.program), *self.arguments()]
        (self.folder / "configuration").write_text(self.configuration())
        log = self.folder / "output"
        with log.open("wb") as output:
            process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=output, stderr=output)
        try:
            self.wait_until_ready(process, log)
            with Client(self) as client:
                yield client
        finally:
            stop(process)

    def wait_until_ready(self, process, log):
        end = time.monotonic() + START_SECONDS
        while not listens(self.port):
            if process.poll() is not None or time.monotonic() > end:
                raise RuntimeError(f"{self.name} does not start:\n{log.read_text(errors='replace')[-2000:]}")
            time.sleep(0.02)

    def target(self, path):
        """What is in the request line."""
        return path

    def configuration(self):
        raise NotImplementedError

    def arguments(self):
        raise NotImplementedError


def stop(process):
    process.terminate()
    try:
        process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


class Client:
    """Sends requests through a cache over one connection, opened again where the cache has closed it."""

    def __init__(self, cache):
        self._cache = cache
        self._connection = http.client.HTTPConnection("127.0.0.1", cache.port, timeout=REQUEST_SECONDS)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._connection.close()

    def get(self, path, fields):
        """The Answer that arrives."""
        try:
            return self._get(path, fields)
        except ConnectionError:
            self._connection.close()
            return self._get(path, fields)

    def _get(self, path, fields):
        headers = {"Host": f"127.0.0.1:{self._cache.origin_port}", **fields}
        self._connection.request("GET", self._cache.target(path), headers=headers)
        with self._connection.getresponse() as response:
            response.read()
            return Answer(response.status, frozenset(name.lower() for name in response.headers))


class Nginx(Daemon):
    """proxy_cache without proxy_cache_valid: only what the response itself says makes it stored."""

    name = "nginx"
    title = "nginx"
    setup = "`proxy_cache`, no `proxy_cache_valid`"
    program = "nginx"
    version_option = "-v"
    http_lines = ""
    location_lines = ""

    def configuration(self):
        return f"""
            daemon off;
            worker_processes 1;
            pid {self.folder}/pid;
            error_log stderr;
            events {{ }}
            http {{
                access_log off;
                client_body_temp_path {self.folder}/client;
                proxy_temp_path {self.folder}/proxy;
                fastcgi_temp_path {self.folder}/fastcgi;
                uwsgi_temp_path {self.folder}/uwsgi;
                scgi_temp_path {self.folder}/scgi;
                proxy_cache_path {self.folder}/cache keys_zone=cache:1m;
                {self.http_lines}
                server {{
                    listen 127.0.0.1:{self.port};
                    location / {{
                        proxy_pass http://127.0.0.1:{self.origin_port};
                        proxy_cache cache;
                        {self.location_lines}
                    }}
                }}
            }}
        """

    def arguments(self):
        return ["-c", f"{self.folder}/configuration", "-p", f"{self.folder}", "-e", "stderr"]


class NginxValid(Nginx):
    """proxy_cache with the lines that nginx's manual gives as an example, and many configurations repeat."""

    name = "nginx-valid"
    title = "nginx, valid"
    setup = "the same with `proxy_cache_valid 200 302 10m; proxy_cache_valid 404 1m;`"
    location_lines = "proxy_cache_valid 200 302 10m; proxy_cache_valid 404 1m;"


class NginxCareful(Nginx):
    """proxy_cache with the lines that docs/caching.md recommends."""

    name = "nginx-careful"
    title = "nginx, careful"
    setup = "`proxy_cache` with the lines recommended above"
    http_lines = """\
map $upstream_status $forbidden_status {
    206 1; 304 1; 428 1; 429 1; 431 1; 511 1;
    default 0;
}
map $http_cache_control $request_no_store {
    "~*no-store" 1;
    default 0;
}
map $upstream_http_cache_control $must_understand {
    "~*must-understand" 1;
    default 0;
}"""
    location_lines = """\
proxy_no_cache $http_authorization $forbidden_status $request_no_store $must_understand;
proxy_cache_bypass $http_authorization;"""


class Varnish(Daemon):
    """The built-in VCL and nothing else."""

    name = "varnish"
    title = "Varnish"
    setup = "built-in VCL"
    program = "varnishd"
    version_option = "-V"

    def configuration(self):
        return f"""
            vcl 4.1;
            backend default {{ .host = "127.0.0.1"; .port = "{self.origin_port}"; }}
        """

    def arguments(self):
        return [
            "-F",  # stay in the foreground
            *("-j", "none"),  # no user of its own, which could not read the folder
            *("-n", f"{self.folder}/varnish"),
            *("-a", f"127.0.0.1:{self.port}"),
            *("-T", "none"),
            *("-s", "malloc,32m"),
            *("-f", f"{self.folder}/configuration"),
        ]


class Squid(Daemon):
    """A forward proxy with the refresh_pattern of Debian's configuration, caching in memory, as is the default."""

    name = "squid"
    title = "Squid"
    setup = "forward proxy, `refresh_pattern . 0 20% 4320`"
    program = "squid"
    version_option = "-v"

    def configuration(self):
        return "\n".join(
            (
                f"http_port 127.0.0.1:{self.port}",
                "http_access allow localhost",
                "refresh_pattern -i (/cgi-bin/|\\?) 0 0% 0",
                "refresh_pattern . 0 20% 4320",
                "access_log none",
                "cache_log stdio:/dev/null",
                "cache_store_log none",
                "pid_filename none",
                "coredump_dir none",
                "pinger_enable off",
                "memory_cache_shared off",
                "max_filedescriptors 1024",
                "visible_hostname localhost",
                "dns_nameservers 127.0.0.1",
                "shutdown_lifetime 0 seconds",
                "",
            )
        )

    def arguments(self):
        # Squid becomes a user of its own, and that user needs shared memory.
        if not Path("/dev/shm").is_dir() or not Path("/dev/shm").stat().st_mode & stat.S_IWOTH:
            pytest.skip("squid needs a /dev/shm that every user may write to")
        return ["-N", "-d", "1", "-f", f"{self.folder}/configuration"]

    def target(self, path):
        return f"http://127.0.0.1:{self.origin_port}{path}"


class Apache(Daemon):
    """mod_cache with mod_cache_disk in front of mod_proxy, switched on for all paths."""

    name = "apache"
    title = "Apache"
    setup = "`mod_cache`, `CacheEnable disk /`"
    program = "apache2"
    version_option = "-v"
    modules_folder = "/usr/lib/apache2/modules"
    modules = ("mpm_event", "authz_core", "proxy", "proxy_http", "cache", "cache_disk")

    def configuration(self):
        self.make_cache_folder()
        return "\n".join(
            (
                *(f"LoadModule {name}_module {self.modules_folder}/mod_{name}.so" for name in self.modules),
                f"ServerRoot {self.folder}",
                f"DefaultRuntimeDir {self.folder}",
                f"PidFile {self.folder}/pid",
                f"ErrorLog {self.folder}/errors",
                f"Listen 127.0.0.1:{self.port}",
                "ServerName localhost",
                *(("User www-data", "Group www-data") if is_root() else ()),
                f"CacheRoot {self.folder}/cache",
                "CacheEnable disk /",
                f"ProxyPass / http://127.0.0.1:{self.origin_port}/",
                "",
            )
        )

    def make_cache_folder(self):
        cache = self.folder / "cache"
        cache.mkdir()
        if is_root():
            shutil.chown(cache, "www-data", "www-data")

    def arguments(self):
        return ["-D", "FOREGROUND", "-f", f"{self.folder}/configuration"]


def is_root():
    return os.geteuid() == 0


DAEMONS = (Nginx, NginxValid, NginxCareful, Varnish, Squid, Apache)
