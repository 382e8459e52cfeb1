"""The configurations and scripts of docs/operators.md are accepted by the programs that they are for."""
import re
import subprocess

import pytest
from building import ROOT
from installed import needed

PAGE = (ROOT / "docs/operators.md").read_text(encoding="utf-8")
NGINX = ("events {{}}\nhttp {{\nserver {{\nlisten 127.0.0.1:8080;\n"
         "location / {{\nproxy_pass http://127.0.0.1:1;\n{}}}\n}}\n}}\n")
HAPROXY = ("defaults\nmode http\ntimeout client 1s\ntimeout server 1s\ntimeout connect 1s\n"
           "listen app\nbind 127.0.0.1:8080\nserver a 127.0.0.1:1\n{}")


def blocks(language):
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.S | re.M)


def accepted(*command):
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("block", blocks("nginx"))
def test_nginx(tmp_path, block):
    (tmp_path / "nginx.conf").write_text(f"pid {tmp_path}/pid;\n" + NGINX.format(block), encoding="utf-8")
    accepted(needed("nginx", "nginx-light"), "-t", "-p", tmp_path, "-e", "stderr", "-c", tmp_path / "nginx.conf")


@pytest.mark.parametrize("block", blocks("haproxy"))
def test_haproxy(tmp_path, block):
    (tmp_path / "haproxy.cfg").write_text(HAPROXY.format(block), encoding="utf-8")
    accepted(needed("haproxy", "haproxy"), "-c", "-q", "-f", tmp_path / "haproxy.cfg")


def test_the_error_pages(installed, tmp_path):
    script, = blocks("bash")
    path = f"{installed.prefix}/bin:{installed.environment['PATH']}"
    subprocess.run(["bash", "-euc", script], cwd=tmp_path, env={**installed.environment, "PATH": path}, check=True)
    codes = re.search(r"for code in ([\d ]+);", script)[1].split()
    for code in codes:
        page = (tmp_path / f"errors/{code}.html").read_text(encoding="utf-8")
        assert re.search(r"<h1>.+</h1><p>.+</p>", page), code
    assert sorted(path.stem for path in (tmp_path / "errors").iterdir()) == codes


def test_the_tool_prints_what_is_shown(installed):
    for command, printed in re.findall(r"^\$ httpstatus (.*)\n((?:[^$`\n].*\n)+)", PAGE, re.M):
        program = f"{installed.prefix}/bin/httpstatus {command}"
        assert installed.run("sh", "-c", program).decode() == printed, command
