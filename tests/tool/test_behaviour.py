"""How the command line behaves towards terminals, pipes, signals and what cannot be read or written."""
import fcntl
import gzip
import json
import os
import re
import signal
import struct
import subprocess
import termios
from pathlib import Path

import pytest
from conftest import ROOT, environment, open_terminal, run

LOG = str(ROOT / "docs/examples/access.log")
ODD = bytes(range(256)) * 3 + b'"GET \xff" 404 \xe4\xb8\n\0"\0" 200\n'


def on_terminal(command, *arguments, stdin=subprocess.DEVNULL, columns=0, **changes):
    """What a command writes to a terminal, of that width if it is not 0."""
    leader, follower = open_terminal()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 0, columns, 0, 0))
    with subprocess.Popen([*command, *arguments], stdin=stdin, stdout=follower, stderr=follower, cwd=ROOT,
                          env=environment(**changes)) as process:
        os.close(follower)
        text = b""
        while True:
            try:
                part = os.read(leader, 65536)
            except OSError:  # Linux says EIO where the other side is closed.
                part = b""
            if not part:
                break
            text += part
        process.wait(timeout=60)
    os.close(leader)
    return text.replace(b"\r\n", b"\n")


COLOURED = [["404"], ["4xx", "--short"], ["grep", "time"], ["set", "5xx", "503", "404"], ["set", "redirect"],
            ["log", LOG], ["redirect", "302", "POST"], ["cache", "404"], ["retry", "503"], ["annotate", LOG],
            ["robots", "404"], ["fields", "405"], ["404.13"]]


@pytest.mark.parametrize("arguments", COLOURED, ids=lambda arguments: arguments[0])
def test_colours_on_a_terminal(tool, arguments):
    text = on_terminal(tool, *arguments)
    assert b"\033[" in text
    bare = run(tool, *arguments)[0]
    assert b"\033" not in bare
    for start in range(30, 38):
        text = text.replace(b"\033[%dm" % start, b"")
    for escape in (b"\033[0m", b"\033[1m", b"\033[2m"):
        text = text.replace(escape, b"")
    assert text == bare


@pytest.mark.parametrize("arguments", COLOURED, ids=lambda arguments: arguments[0])
@pytest.mark.parametrize("changes", [{"NO_COLOR": "1"}, {"TERM": "dumb"}], ids=str)
def test_no_colours_where_none_are_wanted(tool, arguments, changes):
    assert b"\033" not in on_terminal(tool, *arguments, **changes)


@pytest.mark.parametrize("arguments", COLOURED, ids=lambda arguments: arguments[0])
def test_color_always_and_never(tool, arguments):
    """An option is stronger than the terminal and the environment."""
    always = run(tool, *arguments, "--color=always")[0]
    assert b"\033[" in always and run(tool, *arguments, "--color=auto")[0] == run(tool, *arguments)[0]
    assert on_terminal(tool, *arguments, "--color=always", NO_COLOR="1") == always
    assert b"\033" not in on_terminal(tool, *arguments, "--color=never")


def test_an_empty_no_color_is_none(tool):
    assert b"\033" in on_terminal(tool, "404", NO_COLOR="")


def test_json_has_no_colours(tool):
    assert json.loads(on_terminal(tool, "404", "--json"))[0]["code"] == 404


@pytest.mark.parametrize("arguments", [["known"], ["known", "--json"], ["annotate", *[LOG] * 5]], ids=" ".join)
def test_a_reader_that_goes_away(command, arguments):
    with subprocess.Popen([*command, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          env=environment()) as process:
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(timeout=60) in (-signal.SIGPIPE, 0)


def test_a_reader_that_goes_away_where_the_signal_is_ignored(tool):
    """As below a parent that ignores it, nohup and some service managers."""
    script = 'trap "" PIPE; "$0" known --json | head -n 1; exit 0'
    done = subprocess.run(["bash", "-c", script, *tool], capture_output=True, env=environment(), check=True)
    assert done.stderr == b"" and done.stdout == b"[\n"


def test_a_full_disk(tool):
    with open("/dev/full", "wb") as full:
        done = subprocess.run([*tool, "404"], stdout=full, stderr=subprocess.PIPE, env=environment(), check=False)
    assert done.stderr == b"httpstatus: cannot write: No space left on device\n" and done.returncode == 2


def test_closed_files(command):
    def closed(*arguments):
        done = subprocess.run(["bash", "-c", '"$@" ' + arguments[0], "bash", *command, *arguments[1:]],
                              capture_output=True, env=environment(), check=False)
        return done.stdout, done.stderr, done.returncode
    assert closed(">&-", "404") == (b"", b"httpstatus: cannot write: Bad file descriptor\n", 2)
    assert closed("2>&-", "nothing like it") == (b"", b"", 1)
    assert closed("<&-", "404") == run(command, "404")
    assert closed("<&-", "log") == (b"", b"httpstatus: -: Bad file descriptor\n", 2)


@pytest.mark.parametrize("name", ["log", "annotate"])
def test_an_interrupt_is_clean(command, name):
    with subprocess.Popen([*command, name], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          env=environment()) as process:
        # It is at work once it answers, or has taken more than a pipe holds.
        process.stdin.write(Path(LOG).read_bytes() * (1 if name == "annotate" else 20))
        process.stdin.flush()
        if name == "annotate":
            process.stdout.read(1)
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=60) == -signal.SIGINT
        assert process.stderr.read() == b""
        process.stdin.close()


@pytest.mark.parametrize("options", [[], ["--json"]], ids=str)
def test_annotate_streams(tool, options):
    with subprocess.Popen([*tool, "annotate", *options], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                          env=environment()) as process:
        for number in range(3):
            process.stdin.write(b"HTTP/1.1 404\nand a part ")
            process.stdin.flush()
            # The answer comes while the input is still open.
            assert b"Not Found" in process.stdout.readline(), number
        process.stdin.close()
        assert b"and a part" in process.stdout.read()
        assert process.wait(timeout=60) == 0


@pytest.mark.parametrize("name", ["log", "annotate"])
@pytest.mark.parametrize("options", [[], ["--json"]], ids=str)
def test_lines_that_are_too_long(tool, name, options):
    """Longer than what is kept in memory: the beginning counts."""
    wide = 1 << 20
    counted = b'"GET / " 404\n'
    for text in (b'"GET / " 404 ' + b"x" * wide + b'"\n' + b'"GET /" 200\n',
                 b"x" * wide + counted, b"x" * (wide - 1) + b"\n" + b"y" * wide + b"\nHTTP/2 404",
                 b"status 404 " * wide):
        text = counted + text
        out, err, status = run(tool, name, *options, stdin=text)
        assert (err, status) == (b"", 0)
        if name == "log" and options:
            assert json.loads(out)["lines"] == len(text.splitlines())
        if name == "annotate" and not options:
            assert out.replace(b" (Not Found)", b"").replace(b" (OK)", b"") == text


def test_odd_bytes(tool):
    for arguments in (["annotate"], ["annotate", "--all"], ["annotate", "--json"], ["log"], ["log", "--json"]):
        assert run(tool, *arguments, stdin=ODD)[1:] == (b"", 0)
    for line in run(tool, "annotate", "--json", stdin=ODD)[0].decode("utf-8").split("\n")[:-1]:
        assert json.loads(line)["codes"] is not None


@pytest.mark.parametrize(("arguments", "status", "complaint"), [
    ([b"\xff\xfe"], 1, b"no status code is called '\xff\xfe', and none"),
    (["\u4e2d\u6587"], 1, b"no status code is called '\xe4\xb8\xad\xe6\x96\x87', and none"),
    (["\ta\n"], 1, b"no status code is called '\ta\n', and none"),
    (["x" * 70000], 1, b"no status code is called '" + b"x" * 70000),
    (["set", b"5xx,\xff"], 2, b"malformed set of codes at offset 4:\n    5xx, \n        ^"),
    (["set", "2" * 3000], 2, b"malformed set of codes at offset 0:\n    " + b"2" * 40 + b"\n"),
    (["set", "2xx," * 3000 + "9x9"], 2, b"malformed set of codes at offset 12000:\n    " + b"2xx," * 10 + b"9x9\n"),
    (["404", b"-\xe9"], 2, b"an option that is no ASCII letter is unknown"),
    (["-\u00e9"], 2, b"an option that is no ASCII letter is unknown"),
    (["--\u00e9"], 2, b"the option --\xc3\xa9 is unknown"),
    (["--lang=\xff", "404"], 2, b"there is no text in '\xc3\xbf', only in en"),
    (["log", b"no\xffsuch"], 2, b"no\xffsuch: No such file or directory"),
])
def test_odd_arguments(tool, arguments, status, complaint):
    _, err, answered = run(tool, *arguments)
    assert err.startswith(b"httpstatus: " + complaint) and answered == status


@pytest.mark.parametrize(("line", "text"), [
    (b"status 404 P\xffT", "P\ufffdT"), (b"status 404 \xe4\xb8", "\ufffd"), (b"status 404 \xf0\x9f", "\ufffd"),
])
def test_json_of_a_line_that_is_not_utf_8(tool, line, text):
    assert json.loads(run(tool, "annotate", "--json", stdin=line)[0])["line"] == f"status 404 {text}"


@pytest.mark.parametrize("arguments", [["retry", "503", b"P\xffT"], ["redirect", "308", b"\xe4\xb8"]])
def test_a_method_that_is_not_ascii_is_refused(tool, arguments):
    out, err, status = run(tool, *arguments, "--json")
    assert (out, status) == (b"", 2) and b"is not a method" in err


@pytest.fixture(scope="module")
def long_log(tmp_path_factory):
    """A sparse file, of a size that takes long enough to say how far one is."""
    path = tmp_path_factory.mktemp("log") / "long.log"
    with path.open("wb") as file:
        file.write(Path(LOG).read_bytes())
        file.truncate(40 << 30)
    return path


def test_progress_on_a_terminal(tool, long_log):
    leader, follower = open_terminal()
    with subprocess.Popen([*tool, "log", long_log], stdout=subprocess.DEVNULL, stderr=follower,
                          env=environment()) as process:
        os.close(follower)
        shown = b""
        while b" MB of " not in shown:
            shown += os.read(leader, 4096)
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=60) == -signal.SIGINT
        rest = b""
        while True:
            try:
                part = os.read(leader, 4096)
            except OSError:
                part = b""
            if not part:
                break
            rest += part
    os.close(leader)
    assert shown.startswith(b"\r\033[K") and b"long.log: " in shown and b" MB of 42949 MB" in shown + rest
    # Nothing is left of it on the terminal.
    assert (shown + rest).endswith(b"\r\033[K")


def test_no_progress_elsewhere(tool):
    assert run(tool, "log", LOG)[1] == b""


# ---- Packed files ----

LOG_TEXT = Path(LOG).read_bytes()


def reads_gzip(tool):
    return b"\ngzip: yes\n" in run(tool, "--version")[0]


def test_version(tool):
    said = rb"httpstatus \d+\.\d+\.\d+\nIANA registry of \d{4}-\d\d-\d\d\ngzip: (yes|no)\n"
    assert re.fullmatch(said, run(tool, "-V")[0])


def test_gzip(tool, tmp_path):
    """A packed log counts as what is in it, also in parts, by name and by a pipe; without zlib it is named."""
    text = LOG_TEXT * 3
    packed = gzip.compress(text)
    parts = b"".join(gzip.compress(text[at:at + 50000]) for at in range(0, len(text), 50000))
    for data in (packed, parts, gzip.compress(b"") + packed):
        path = tmp_path / "access.log.gz"
        path.write_bytes(data)
        for answer in (run(tool, "log", path), run(tool, "log", stdin=data)):
            if reads_gzip(tool):
                assert answer == run(tool, "log", stdin=text)
            else:
                assert answer[0] == b"" and b"packed by gzip" in answer[1] and answer[2] == 2
    if reads_gzip(tool):
        assert run(tool, "annotate", stdin=packed) == run(tool, "annotate", stdin=text)


@pytest.mark.parametrize("name", ["log", "annotate"])
def test_damaged_gzip(tool, name):
    if not reads_gzip(tool):
        return
    packed = gzip.compress(LOG_TEXT)
    out, err, status = run(tool, name, stdin=packed[:-100])
    assert (err, status) == (b"httpstatus: -: the gzip data ends too early\n", 2)
    assert name == "annotate" or out == b""
    _, err, status = run(tool, name, stdin=packed[:300] + b"\0" * 300 + packed[600:])
    assert (err, status) == (b"httpstatus: -: the gzip data is damaged\n", 2)


@pytest.mark.parametrize(("begin", "said"), [
    (b"\x28\xb5\x2f\xfd", b"zstdcat"), (b"\xfd7zXZ\0", b"xzcat"), (b"BZh9", b"bzcat"), (b"PK\x03\x04", b"unzip"),
    ("a\n".encode("utf-16"), b"iconv"),
])
def test_other_packed_files_are_named(tool, begin, said):
    for name in ("log", "annotate"):
        out, err, status = run(tool, name, stdin=begin + bytes(100))
        assert (out, status) == (b"", 2) and err.startswith(b"httpstatus: -: this is ") and said in err


# ---- Width and language ----

def width_of(line):
    return sum(2 if "\u2e80" <= character else 1 for character in line)


@pytest.mark.parametrize("lang", ["zh-Hans", "zh-Hant"])
def test_chinese_has_its_own_marks(tool, lang):
    """No mark of English follows an ideograph."""
    out, _, _ = run(tool, "known", "--lang", lang)
    assert re.findall("[\u4e00-\u9fff][,;:].*", out.decode("utf-8")) == []


@pytest.mark.parametrize("columns", [40, 60, 80, 132])
@pytest.mark.parametrize("arguments", [["404"], ["206"], ["404", "-l", "zh-TW"], ["log", LOG], ["log", LOG, "-l", "zh"],
                                       ["--help"], ["cache", "--help"], ["retry", "503"], ["fields", "206"]], ids=str)
def test_width(tool, columns, arguments):
    """A line that is wider than COLUMNS has one word."""
    done = subprocess.run([*tool, *arguments], capture_output=True, env=environment(COLUMNS=str(columns)), cwd=ROOT,
                          check=False)
    lines = done.stdout.decode().splitlines()
    commands = ("usage:", "       httpstatus", "  httpstatus")
    wide = [line for line in lines if width_of(line) > columns and not line.startswith(commands)]
    # In a table, and beside the names of options, there is no room for 40 columns.
    if columns > 40 or arguments[-1] in ("404", "206", "503"):
        assert all(len(line.split()) == 1 for line in wide), wide


def test_a_wide_terminal_is_used(tool):
    done = subprocess.run([*tool, "404"], capture_output=True, env=environment(COLUMNS="200"), check=True)
    assert 180 < max(map(width_of, done.stdout.decode().splitlines())) <= 200


def test_width_of_the_terminal(tool):
    asked = subprocess.run([*tool, "404"], capture_output=True, env=environment(COLUMNS="50"), check=True).stdout
    assert on_terminal(tool, "404", "--color=never", columns=50) == asked
    assert on_terminal(tool, "404", "--color=never", columns=50, COLUMNS="80") == run(tool, "404")[0]


@pytest.mark.parametrize(("changes", "lang"), [
    ({}, "en"), ({"LANG": "C"}, "en"), ({"LANG": "zh_CN.UTF-8"}, "zh-Hans"), ({"LANG": "zh_TW.utf8"}, "zh-Hant"),
    ({"LANG": "zh_CN.GB18030"}, "en"), ({"LANG": "zh_CN"}, "zh-Hans"), ({"LANG": "de_DE.UTF-8"}, "en"),
    ({"LANG": "de_DE.UTF-8", "LC_MESSAGES": "zh_TW.UTF-8"}, "zh-Hant"), ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, "en"),
    ({"LANG": "zh_CN.UTF-8", "LC_ALL": ""}, "zh-Hans"), ({"LANG": "zh_HK.UTF-8@x"}, "zh-Hant"),
])
def test_language_of_the_locale(tool, changes, lang):
    """For people; JSON stays English without --lang."""
    def answer(*arguments):
        return subprocess.run([*tool, *arguments], capture_output=True, env=environment(**changes), check=True).stdout
    for arguments in (["503"], ["log", LOG], ["418", "999", "--short"]):
        assert answer(*arguments) == run(tool, *arguments, "--lang", lang)[0]
    assert answer("404", "--json") == run(tool, "404", "--json")[0]
    assert answer("404", "--lang", "en") == run(tool, "404")[0]


# ---- Scripts ----

def test_fail_on(tool):
    codes = {record["code"] for record in json.loads(run(tool, "log", "--json", LOG)[0])["codes"]}
    for members, occurs in (("5xx", True), ("000", False), (str(max(codes)), True), ("100-103", False)):
        out, err, status = run(tool, "log", "--fail-on", members, LOG)
        assert out == run(tool, "log", LOG)[0] and (status == 1) == occurs == bool(err)


def test_unread_lines_are_printed_whole(tool):
    wide = b"x" * (3 << 20) + b"\n"
    out, err, status = run(tool, "log", "--unread", stdin=b'"GET /" 200 ' + wide + b"a\n" + wide + b'"GET /" 200\nb')
    assert (out, err, status) == (b"a\n" + wide + b"b", b"", 1)


def test_rows_add_up(tool):
    """The shares of the classes, and of what has none, are all lines."""
    text = LOG_TEXT + b'"GET / HTTP/1.1" 0 -\nno status\n\n# a comment\n"GET / HTTP/1.1" 777 -\n'
    lines = run(tool, "log", stdin=text)[0].decode().splitlines()
    end = lines.index("")
    numbers = [int(line.split()[1]) for line in lines[:end]]
    codes = [int(line.split()[1]) for line in lines[end + 1:-2]]
    total = LOG_TEXT.count(b"\n") + 3
    assert sum(numbers) == total == int(lines[-1].split()[0]) and sum(codes) == total - 2
