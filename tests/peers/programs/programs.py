"""Puts this library into other programs, runs their tests, and writes results.json.

    python3 tests/peers/programs/programs.py PLACE [PROGRAM...]

PLACE holds their sources in source/ and this library in prefix/; run.sh makes both. Without names, all programs.
"""
import csv
import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Callable

HERE = Path(__file__).resolve().parent
sys.path.append(str(HERE.parents[1]))

from figures import table  # noqa: E402

RESULTS = HERE / "results.json"
JOBS = f"-j{os.cpu_count()}"


class Source:
    """A file of a program, which changes in memory until it is kept. What is sought must be there exactly once."""

    def __init__(self, folder, name):
        self.path = folder / name
        self.text = self.path.read_text(encoding="utf-8")

    def replace(self, start, end, new):
        """Replaces what begins with one text and ends before the next of another."""
        if self.text.count(start) != 1:
            raise LookupError(f"{self.path.name} has {self.text.count(start)} times {start!r}")
        at = self.text.index(start)
        to = self.text.index(end, at + len(start))
        self.text = self.text[:at] + new + self.text[to:]

    def include(self, first):
        """Includes the header of this library after the first one of theirs."""
        self.replace(f"#include {first}\n", "", f"#include {first}\n#include <httpstatus.h>\n")

    def keep(self):
        before = self.path.read_text(encoding="utf-8").splitlines()
        self.path.write_text(self.text, encoding="utf-8")
        after = self.text.splitlines()
        return len(before) - len(after)


FORMAT_STATUS = """    char text[96];
    buffer_append_string_len(b, text, httpstatus_format_status(text, sizeof(text), status));
    if (NULL == httpstatus_reason(status))
        buffer_append_char(b, ' ');"""

PHRASE = """    const char *phrase = httpstatus_reason(code);
    if (phrase == NULL)
        phrase = httpstatus_class_name(code);
    return phrase != NULL ? phrase : "Unknown Status Class";"""

HAS_CONTENT = """    return httpstatus_content(req->response_code, evhttp_method(req->type))
        != HTTPSTATUS_CONTENT_NONE;"""

FOLLOW = """  {
    const bool post = data->state.httpreq == HTTPREQ_POST ||
                      data->state.httpreq == HTTPREQ_POST_FORM ||
                      data->state.httpreq == HTTPREQ_POST_MIME;
    const char *method = post ? "POST" :
                         data->state.httpreq == HTTPREQ_PUT ? "PUT" : "GET";
    const char *next = httpstatus_redirect_method(data->info.httpcode, method,
                                                  HTTPSTATUS_REDIRECT_FETCH);
    const int kept[] = {CURL_REDIR_POST_301, CURL_REDIR_POST_302, CURL_REDIR_POST_303};
    const unsigned int nth = (unsigned int)data->info.httpcode - 301;
    const bool keep = post && nth < 3 && (data->set.keep_post & kept[nth]);
    if(next && strcmp(next, method) && !keep) {
      infof(data, "Switch from %s to %s", method, next);
      data->state.httpreq = HTTPREQ_GET;
    }
  }
"""

WAIT = """    const char *value = headp + strlen("Retry-After:");
    const int64_t seconds = httpstatus_retry_after(value, strcspn(value, "\\r\\n"), time(NULL));
    data->info.retry_after = seconds < 0 ? 0 : seconds;
  }
"""

CONTENT = """  k->http_bodyless = httpstatus_content(k->httpcode, NULL) == HTTPSTATUS_CONTENT_NONE;
  if(k->httpcode == HTTPSTATUS_NOT_MODIFIED && data->set.timecondition)
    data->info.timecond = TRUE;
  if(k->http_bodyless && k->httpcode >= 200) {
    k->size = 0;
    k->maxdownload = 0;
  }
"""

AGAIN = """        if(httpstatus_retry((int)response) == HTTPSTATUS_RETRY_IDEMPOTENT ||
           httpstatus_retry((int)response) == HTTPSTATUS_RETRY_ANY)
          retry = RETRY_HTTP;
"""


def change_lighttpd(folder):
    source = Source(folder, "src/http_kv.c")
    source.include('"first.h"')
    source.replace("static const keyvalue http_status[]", "const buffer *http_method_buf", "")
    source.replace("    if (200 == status)", "\n}", FORMAT_STATUS)
    return source.keep()


def change_libevent(folder):
    source = Source(folder, "http.c")
    source.include('"event2/event-config.h"')
    source.replace("static const char *informational_phrases[]",
                   "static const char *\nevhttp_response_phrase_internal", "")
    source.replace("\tint klass = code / 100 - 1;", "\n}", PHRASE)
    source.replace("\treturn (req->response_code != HTTP_NOCONTENT", "\n}", HAS_CONTENT)
    return source.keep()


def change_curl(folder):
    follow = Source(folder, "lib/transfer.c")
    follow.include('"curl_setup.h"')
    follow.replace("  switch(data->info.httpcode) {", "  Curl_pgrsTime(data, TIMER_REDIRECT);", FOLLOW)
    response = Source(folder, "lib/http.c")
    response.include('"curl_setup.h"')
    response.replace("    /* Retry-After = HTTP-date", "  else if(!k->http_bodyless && checkprefix", WAIT)
    response.replace("  k->http_bodyless = k->httpcode >= 100", "  return CURLE_OK;\n}", CONTENT)
    again = Source(folder, "src/tool_operate.c")
    again.include('"tool_setup.h"')
    again.replace("        switch(response) {", "      }\n    } /* if CURLE_OK */", AGAIN)
    return sum(source.keep() for source in (follow, response, again))


def run(*command, **options):
    """What a command prints. It may fail if it is a test run, whose output says so."""
    return subprocess.run(list(map(str, command)), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                          errors="replace", check=False, **options)


def must(*command, **options):
    done = run(*command, **options)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))} failed:\n{done.stdout[-4000:]}")
    return done.stdout


def ask_c(folder, name, *arguments):
    """What a program in C of this folder prints, which is compiled with those arguments."""
    program = folder / f"ask-{name}"
    must("cc", "-o", program, HERE / f"{name}.c", *arguments)
    return program


def ask_lighttpd(folder, extra):
    sources = [folder / "src" / name for name in ("http_kv.c", "buffer.c", "ck.c")]
    return must(ask_c(folder, "lighttpd", "-DHAVE_CONFIG_H", f"-I{folder}/src", f"-I{folder}/build/build", *sources,
                      *extra))


def ask_libevent(folder, extra):
    return must(ask_c(folder, "libevent", f"-I{folder}/include", f"-I{folder}/build/include",
                      folder / "build/lib/libevent.a", *extra))


def ask_curl(folder, extra):
    library = folder / "build/lib"
    wait = ask_c(folder, "wait", f"-I{folder}/include", f"-L{library}", f"-Wl,-rpath,{library}", "-lcurl", *extra)
    return must(sys.executable, HERE / "curl.py", folder / "build/src/curl", wait)


def test_lighttpd(build):
    return run("ctest", "--verbose", cwd=build).stdout


def test_libevent(build):
    return run(build / "bin/regress", "http/..").stdout


def test_curl(build):
    """The tests of HTTP that need no other protocol's server."""
    must("cmake", "--build", build, JOBS, "--target", "testdeps")
    return run("perl", "../../tests/runtests.pl", "-srcdir=../../tests", "-a", "-n", "-s", "-am", "HTTP", "!FTP",
               cwd=build / "tests", env={**os.environ, "USER": "nobody"}).stdout


@dataclass
class Program:
    """How one program is changed, built, tested and asked."""

    options: tuple
    change: Callable  # changes a copy of the source, returns how many lines it has fewer
    test: Callable  # runs the program's own tests in a build, returns what they print
    passed: str  # a regular expression whose group names a test that passed
    ask: Callable  # prints a question and its answer a line, separated by a tab
    replaced: str


PROGRAMS = {
    "lighttpd": Program((), change_lighttpd, test_lighttpd,
                        r"^\d+: ok \d+ - (.*)$|^ *\d+/\d+ Test +#\d+: (\S+) \.+ +Passed", ask_lighttpd,
                        "the table of status lines"),
    "libevent": Program(("-DEVENT__DISABLE_OPENSSL=ON", "-DEVENT__LIBRARY_TYPE=STATIC", "-DEVENT__DISABLE_BENCHMARK=ON",
                         "-DEVENT__DISABLE_SAMPLES=ON"),
                        change_libevent, test_libevent, r"^(http/\S+): (?:\[forking\] )?OK", ask_libevent,
                        "the tables of phrases, and the rule which responses have content"),
    "curl": Program(("-DCURL_USE_OPENSSL=OFF", "-DCURL_DISABLE_LDAP=ON", "-DUSE_LIBIDN2=OFF", "-DCURL_USE_LIBSSH2=OFF",
                     "-DCURL_USE_LIBPSL=OFF"),
                    change_curl, test_curl, r"^PASS: (\d+)", ask_curl,
                    "the rules which responses have no content, how a redirect is followed, what `--retry` tries "
                    "again, and the reading of Retry-After"),
}


def tests_passed(program, build):
    output = program.test(build)
    (build / "tests.log").write_text(output, encoding="utf-8")
    return {found[found.lastindex] for found in re.finditer(program.passed, output, re.M)}


def answers(program, folder, extra):
    return dict(line.split("\t", 1) for line in program.ask(folder, extra).splitlines())


def trial(name, place, source):
    """Builds a program without and with this library; returns what results.json keeps of it."""
    program = PROGRAMS[name]
    library = place / "prefix/lib/libhttpstatus.a"
    flags = f"-I{place}/prefix/include -DHTTPSTATUS_STATIC"
    passed, answered, fewer = {}, {}, 0
    for kind in ("without", "with"):
        folder = place / f"{name}-{kind}"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(source, folder, symlinks=True)
        options = list(program.options)
        extra = []
        if kind == "with":
            fewer = program.change(folder)
            options += [f"-DCMAKE_C_FLAGS={flags}", f"-DCMAKE_C_STANDARD_LIBRARIES={library}"]
            extra = [*flags.split(), library]
        must("cmake", "-S", folder, "-B", folder / "build", "-DCMAKE_BUILD_TYPE=RelWithDebInfo", *options)
        must("cmake", "--build", folder / "build", JOBS)
        passed[kind] = tests_passed(program, folder / "build")
        answered[kind] = answers(program, folder, extra)
        print(f"{name} {kind} this library: {len(passed[kind])} of its tests pass", file=sys.stderr)
    changed = [[question, old, answered["with"].get(question, "")] for question, old in answered["without"].items()
               if answered["with"].get(question, "") != old]
    return {
        "version": re.fullmatch(r".*?-([0-9.]+).*", source.name)[1], "fewer lines": fewer,
        "passed": len(passed["with"]), "lost": sorted(passed["without"] - passed["with"]),
        "asked": len(answered["without"]), "changed": changed,
    }


def read_results():
    return json.loads(RESULTS.read_text(encoding="utf-8"))


def reasons():
    return list(csv.DictReader((HERE / "reasons.csv").read_text(encoding="utf-8").splitlines()))


def reason_of(name, question, before, after):
    """The first row of reasons.csv that fits a changed answer; None without one."""
    for row in reasons():
        if row["program"] == name and re.fullmatch(row["question"], question) and re.fullmatch(row["before"], before):
            return row["reason"]
    return None


def faults(results):
    """What nothing explains: an answer that changed, or a test that passes no more."""
    return [f"{name}: not explained in reasons.csv: {change}" for name, result in results.items()
            for change in changes_of(result) if reason_of(name, *change) is None]


def changes_of(result):
    """The answers that changed, and the tests that pass no more."""
    return [*result["changed"], *([f"test {test}", "passed", "failed"] for test in result["lost"])]


def program_table(results):
    rows = [[name, result["version"], PROGRAMS[name].replaced, result["fewer lines"], result["passed"],
             len(result["lost"]), result["asked"], len(result["changed"])] for name, result in results.items()]
    return table(["", "version", "replaced by calls of this library", "lines fewer", "own tests passed", "failed",
                  "asked", "answers changed"], rows)


def change_table(results):
    """A row for each reason, with an example."""
    groups = {}
    for name, result in results.items():
        for change in changes_of(result):
            groups.setdefault((name, reason_of(name, *change)), []).append(change)
    rows = [[name, reason, len(changes), *(f"`{cell}`" if cell else "" for cell in changes[0])]
            for (name, reason), changes in groups.items()]
    return table(["", "why", "answers", "for example", "before", "with this library"], rows)


def main(place, *names):
    place = Path(place)
    results = read_results() if names else {}
    for name in names or PROGRAMS:
        source, = [path for path in (place / "source").glob(f"{name}-*") if path.is_dir()]
        results[name] = trial(name, place, source)
    lines = [f" {json.dumps(name)}: {json.dumps(result)}" for name, result in results.items()]
    RESULTS.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    return "\n".join(faults(results)) or None


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
