"""Writes the peers that are made from our phrases: make_peers.py CODES_CSV FOLDER.

switch.c                                     a function that returns a phrase by a switch over all codes
gperf_code.gperf, gperf_code_any_case.gperf  what gperf makes a perfect hash of, from phrase to code
"""
import csv
import sys
from pathlib import Path

SWITCH = """#include "peers.h"

const char *switch_reason(int code)
{{
    switch (code) {{
{cases}
    default:
        return 0;
    }}
}}
"""
GPERF = """%{{
#include <string.h>
#include "peers.h"
%}}
%readonly-tables
%struct-type
%compare-lengths
%define lookup-function-name find_{name}
{option}
struct {name} {{
    const char *name;
    int code;
}};
%%
{keywords}
%%
int {name}(const char *text, size_t len)
{{
    const struct {name} *found = find_{name}(text, len);
    return found != 0 ? found->code : 0;
}}
"""
OPTIONS = {"gperf_code": "", "gperf_code_any_case": "%ignore-case"}


def main(codes, folder):
    with open(codes, encoding="utf-8", newline="") as file:
        rows = [(row["code"], row["phrase"].replace('"', '\\"')) for row in csv.DictReader(file)]
    cases = "\n".join(f'    case {code}:\n        return "{phrase}";' for code, phrase in rows)
    keywords = "\n".join(f'"{phrase}", {code}' for code, phrase in rows)
    Path(folder, "switch.c").write_text(SWITCH.format(cases=cases), encoding="utf-8")
    for name, option in OPTIONS.items():
        text = GPERF.format(name=name, option=option, keywords=keywords)
        Path(folder, f"{name}.gperf").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
