"""How many bytes a program gets larger by each function that it calls, over a program that calls none.

    bench_sizes.py CC ARCHIVE

ARCHIVE is libhttpstatus.a, of which --gc-sections leaves out what no program needs. It is compared with an archive that
has its texts in English alone, and with the sources compiled together with the program (-flto).
"""
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
INCLUDE = f"-I{ROOT / 'include'}"
CALLS = {
    "is_redirect": "httpstatus_is_redirect(argc)",
    "reason": "httpstatus_reason(argc)",
    "url": "httpstatus_url(argc)",
    "may_retry": "httpstatus_may_retry(argc, argv[0], 0, NULL)",
    "cache_flags": "httpstatus_cache_flags(argv[0], 3)",
    "find": "httpstatus_find(argv[0], 3)",
    "set_parse": "httpstatus_set_parse(NULL, argv[0], 3, NULL)",
    "title": "httpstatus_title(argc, argv[0])",
    "description": "httpstatus_description(argc, argv[0])",
    "advice": "httpstatus_advice(argc, 0, argv[0])",
}
EMPTY = "argc"
# The optimiser keeps the answer, and so what a text points to.
PROGRAM = """#include <httpstatus.h>
int main(int argc, char **argv)
{
    const void *volatile answer = (const void *)(intptr_t)(%s);
    return argc == 0 && answer == argv[0];
}
"""
ENGLISH = re.findall(r"#ifndef (HTTPSTATUS_WITHOUT_\w+)", (ROOT / "lib/generated/sizes.h").read_text(encoding="utf-8"))


def sources():
    return [ROOT / "lib" / name for name in (ROOT / "lib/sources.txt").read_text(encoding="utf-8").split()]


def run(*command):
    return subprocess.run(list(map(str, command)), check=True, capture_output=True, text=True).stdout


def archive(compiler, folder, *options):
    """An archive of the library, compiled as its own build does."""
    objects = []
    for source in sources():
        objects.append(folder / f"{source.stem}.o")
        run(compiler, "-std=c99", "-O2", "-ffunction-sections", "-fdata-sections", "-fvisibility=hidden",
            "-DHTTPSTATUS_STATIC", INCLUDE, *options, "-c", source, "-o", objects[-1])
    run("ar", "rcs", folder / "libhttpstatus.a", *objects)
    return folder / "libhttpstatus.a"


def size(compiler, folder, call, *how):
    """The bytes of code and data, in memory, of a program that makes one call."""
    source = folder / "program.c"
    source.write_text(PROGRAM % call, encoding="utf-8")
    run(compiler, "-std=c99", "-O2", "-DHTTPSTATUS_STATIC", INCLUDE, source, *how, "-Wl,--gc-sections",
        "-o", folder / "program")
    return int(run("size", folder / "program").split("\n")[1].split()[3])


def over_empty(compiler, folder, *how):
    """{function: how many bytes it adds to a program}."""
    empty = size(compiler, folder, EMPTY, *how)
    return {name: size(compiler, folder, call, *how) - empty for name, call in CALLS.items()}


def main(compiler, library):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        english = archive(compiler, folder, *(f"-D{macro}" for macro in ENGLISH))
        ways = {"the archive": [library], "with texts in English alone": [english], "-flto": ["-flto", *sources()]}
        for way, how in ways.items():
            for function, added in over_empty(compiler, folder, *how).items():
                print(json.dumps({"group": "static", "work": function, "mix": way, "value": added, "unit": "bytes"}))


if __name__ == "__main__":
    main(*sys.argv[1:])
