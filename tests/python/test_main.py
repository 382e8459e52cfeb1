"""python -m httpstatus as a part of the package; tests/tool compares what it prints with the command line tool."""
import json
import subprocess
import sys

import httpstatus
from httpstatus._cli import main


def run(*arguments, **options):
    return subprocess.run([sys.executable, "-m", "httpstatus", *arguments], capture_output=True, encoding="utf-8",
                          check=False, **options)


def test_codes_phrases_and_sets(capsys):
    assert main(["-s", "404", "not", "found", "nginx", "30[12]"]) == 1
    assert main(["404", "not-found", "301-303", "retryable,!4xx", "--short"]) == 0
    out, err = capsys.readouterr()
    assert out.count("404 Not Found\n") == 2
    assert "302 Found" in out and "503 Service Unavailable" in out and "304 Not Modified" not in out
    assert err == "httpstatus: nothing known by 'nginx 30[12]'\n"


def test_json(capsys):
    assert main(["--json", "499", "5xx"]) == 0
    first, *others = json.loads(capsys.readouterr().out)
    assert first["reason"] == "Client Closed Request" and first["vendors"]["Esri"] == "Token Required"
    assert first["standing"] == "unofficial" and first["class_name"] == "Client Error" and not first["on_wire"]
    assert [other["code"] for other in others] == [code for code in httpstatus.REASONS if 500 <= code < 600]


def test_nothing_found(capsys):
    assert main(["Nott Found", "--json"]) == 1
    out, err = capsys.readouterr()
    assert json.loads(out) == []
    assert err == "httpstatus: nothing known by 'Nott Found'; did you mean 404 Not Found?\n"
    assert main(["799"]) == main([""]) == main(["799-800"]) == 1


def test_wrong_usage(capsys):
    assert main([]) == main(["--no-such-option", "404"]) == 2
    assert "usage: httpstatus" in capsys.readouterr().err


def test_as_a_command():
    done = run("404", "5xx", "--short")
    assert done.returncode == 0 and done.stderr == "" and done.stdout.startswith("404 Not Found\n")
    assert run("799").returncode == 1 and run().returncode == 2
    assert run("--version").stdout.startswith(f"httpstatus {httpstatus.__version__}\n")


def test_a_reader_that_goes_away():
    with subprocess.Popen([sys.executable, "-m", "httpstatus", "--json", "known"],
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE) as command:
        command.stdout.readline()
        command.stdout.close()
        assert command.stderr.read() == b""


def test_it_is_not_loaded_with_the_package():
    script = ("import sys; before = set(sys.modules); import httpstatus; "
              "sys.exit(not {'httpstatus._cli', 'json'}.isdisjoint(set(sys.modules) - before))")
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
