"""Writes a C function that answers a phrase by a switch over all codes: make_switch.py CODES_CSV OUTPUT."""
import csv
import sys

with open(sys.argv[1], encoding="utf-8", newline="") as file:
    rows = [(row["code"], row["phrase"].replace('"', '\\"')) for row in csv.DictReader(file)]
cases = "\n".join(f'    case {code}:\n        return "{phrase}";' for code, phrase in rows)
with open(sys.argv[2], "w", encoding="utf-8") as file:
    file.write(f"""const char *switch_reason(int code);

const char *switch_reason(int code)
{{
    switch (code) {{
{cases}
    default:
        return 0;
    }}
}}
""")
