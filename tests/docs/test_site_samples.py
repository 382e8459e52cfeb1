"""The samples on the pages of the reference site answer what their comments say; tests/site asks those of Python."""
import json
import re

import pytest
from building import ROOT

COLLECT = f"""
import json, sys
sys.path.insert(0, {str(ROOT / 'docs/site')!r})
import facts, samples
print(json.dumps([dict(samples.samples(code)) for code in facts.codes()]))
"""
COMMENTS = {"C": r"/\* (.*) \*/", "Lua": r"--> (.*)"}


@pytest.fixture(scope="module")
def samples(installed, python):
    return json.loads(installed.run(python, "-c", COLLECT))


def calls(samples, language):
    """[(call, what it answers)] of all codes."""
    lines = [line for sample in samples for line in sample[language].splitlines()[2:]]
    return [re.fullmatch(rf"(.*?);? +{COMMENTS[language]}", line).groups() for line in lines]


def printed_in_c(call, told):
    if told.startswith('"'):
        return f'    printf("\\"%s\\"\\n", {call});'
    if told in ("true", "false"):
        return f'    printf("%s\\n", {call} ? "true" : "false");'
    return f'    printf("%d\\n", {call});'


def test_c(installed, samples, tmp_path):
    found = calls(samples, "C")
    source = tmp_path / "samples.c"
    head = ["#include <httpstatus.h>", "#include <stdio.h>", "int main(void)", "{"]
    body = [printed_in_c(*pair) for pair in found]
    source.write_text("\n".join([*head, *body, "    return 0;", "}", ""]), encoding="utf-8")
    lines = installed.run(installed.compile(source, tmp_path / "samples")).decode().splitlines()
    assert lines == [told for _, told in found]


def test_lua(installed, samples, tmp_path):
    found = calls(samples, "Lua")
    source = tmp_path / "samples.lua"
    head = ['local httpstatus = require "httpstatus"',
            "local function quoted(text) return '\"' .. text .. '\"' end",
            "local function show(value, rule)",
            "  value = type(value) == 'string' and quoted(value) or tostring(value)",
            "  print(rule and value .. ', ' .. rule or value)",
            "end"]
    source.write_text("\n".join([*head, *(f"show({call})" for call, _ in found)]), encoding="utf-8")
    assert installed.run("lua5.4", source).decode().splitlines() == [told for _, told in found]
