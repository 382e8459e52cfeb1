"""The command line, python -m httpstatus: it prints what the tool httpstatus(1) prints for the same arguments.

The tables of options and commands are those of tool/commands.c; the tests compare the two programs.
"""
from __future__ import annotations

import sys
from getopt import GetoptError, gnu_getopt
from typing import Callable, NamedTuple

import httpstatus
from httpstatus import _cli_commands as commands
from httpstatus import _cli_lines as lines
from httpstatus._cli_output import Output, complain, listed


class Option(NamedTuple):
    name: str
    letter: str
    argument: str
    help: str


class Command(NamedTuple):
    name: str
    operands: str
    help: str
    options: frozenset[str]
    run: Callable[[commands.Request], int]


OPTIONS = [
    Option("json", "j", "", "write JSON"),
    Option("lang", "l", "TAG", "the language of titles and explanations, such as zh-Hans; en is the default"),
    Option("short", "s", "", "one line a code"),
    Option("policy", "p", "NAME", "who follows: fetch (browsers, the default), strict or legacy"),
    Option("method", "m", "METHOD", "the method of the request; GET is the default"),
    Option("cache-control", "c", "VALUE", "a Cache-Control field of the response; may be repeated"),
    Option("shared", "", "", "the cache is shared, as that of a proxy"),
    Option("expires", "", "", "the response has an Expires field"),
    Option("authorization", "", "", "the request has an Authorization field"),
    Option("content-location-matches", "", "", "the response's Content-Location is the target URI"),
    Option("request-no-store", "", "", "the request's Cache-Control has no-store"),
    Option("understands-partial", "", "", "the cache knows how to combine 206 and 304"),
    Option("all", "a", "", "take every number that is a known code for one"),
    Option("help", "h", "", "tell how this is used"),
    Option("version", "V", "", "tell the version of the library and of its data"),
]

COMMON = frozenset({"json", "lang", "help", "version"})
COMMANDS = [
    Command("show", "CODE|PHRASE|SET...", "tell what codes mean; the word show may be left out",
            COMMON | {"short"}, commands.show),
    Command("grep", "TEXT...", "search phrases, names, vendors, titles and summaries", COMMON, commands.grep),
    Command("set", "SET [CODE...]", "tell what is in a set of codes, or whether all codes are", COMMON, commands.set_),
    Command("redirect", "CODE [METHOD]", "tell the request that follows a redirect",
            COMMON | {"policy"}, commands.redirect),
    Command("cache", "CODE", "tell whether a cache may store a response, and why",
            COMMON | {"method", "cache-control"} | frozenset(commands.CACHE_FLAGS), commands.cache),
    Command("retry", "CODE [METHOD]", "tell whether a client may repeat a request", COMMON, commands.retry),
    Command("log", "[FILE...]", "count the codes in access logs (common or combined log format)", COMMON, lines.log),
    Command("annotate", "[FILE...]", "copy lines, with the title behind each code",
            COMMON | {"all"}, lines.annotate),
]


def usage(command: Command) -> str:
    name = "" if command is COMMANDS[0] else f"{command.name} "
    return f"usage: httpstatus {name}[OPTION...] {command.operands}\n"


def misused(command: Command, problem: str) -> int:
    name = "" if command is COMMANDS[0] else f"{command.name} "
    complain(f"{problem}\n{usage(command)}       httpstatus {name}--help tells more")
    return commands.TROUBLE


def help_option(option: Option) -> str:
    name = f"--{option.name}{'=' if option.argument else ''}{option.argument}"
    start = f"  -{option.letter}, " if option.letter else "      "
    return f"{start}{name:26} {option.help}\n"


def help_text(command: Command) -> str:
    text = usage(command)
    if command is COMMANDS[0]:
        text += "".join(f"       httpstatus {other.name} [OPTION...] {other.operands}\n" for other in COMMANDS[1:])
        text += "\nTells what HTTP status codes mean.\n\nCommands:\n"
        text += "".join(f"  {other.name:10} {other.help}\n" for other in COMMANDS)
    else:
        text += f"\nThe command {command.name}: {command.help}.\n"
    text += "\nOptions:\n" + "".join(help_option(option) for option in OPTIONS if option.name in command.options)
    return text + "\nExit status: 0 yes or found, 1 no or not found, 2 not understood or not readable.\n"


def version_text() -> str:
    return f"httpstatus {httpstatus.version()}\nIANA registry of {httpstatus.registry_date()}\n"


def parsed(words: list[str]) -> tuple[list[tuple[str, str]], list[str]]:
    """The options of a command line with their arguments, and its operands."""
    letters = "".join(option.letter + (":" if option.argument else "") for option in OPTIONS if option.letter)
    return gnu_getopt(words, letters, [option.name + ("=" if option.argument else "") for option in OPTIONS])


def fails_alike(words: list[str], error: GetoptError) -> bool:
    try:
        parsed(words)
    except GetoptError as other:
        return other.msg == error.msg
    return False


def refusal(words: list[str], error: GetoptError) -> str:
    """What is wrong with an option, in the words of the tool, which quotes a long option as it was written."""
    bare = error.msg.endswith("requires argument")
    problem = "needs an argument" if bare else "is unknown, ambiguous or takes no argument"
    if error.msg.startswith("option --"):
        # Only the last word can lack its argument.
        at = len(words) - 1 if bare else next(at for at in range(len(words)) if fails_alike(words[:at + 1], error))
        return f"the option {words[at]} {problem}"
    if error.opt.isascii():
        return f"the option -{error.opt} {problem}"
    return "an option that is no ASCII letter is unknown"


def check(request: commands.Request, command: Command) -> str | None:
    """What is wrong with the options of a command, if anything is."""
    for option in OPTIONS:
        if option.name in request.given and option.name not in command.options:
            return f"the command {command.name} knows no option --{option.name}"
    code = httpstatus.next(0)
    if code is None or httpstatus.title(code, request.given.get("lang")) is None:
        return f"there is no text in '{request.given['lang']}', only in {', '.join(listed(httpstatus.language))}"
    return None


def main(arguments: list[str] | None = None) -> int:
    """Answers the exit status: 0 yes or found, 1 no or not found, 2 not understood or not readable."""
    words = sys.argv[1:] if arguments is None else arguments
    try:
        pairs, operands = parsed(words)
    except GetoptError as error:
        return misused(COMMANDS[0], refusal(words, error))
    by_letter = {f"-{option.letter}": option.name for option in OPTIONS if option.letter}
    given: dict[str, str] = {}
    cache_flags = 0
    for option, value in pairs:
        name = by_letter.get(option, option[2:])
        given[name] = value
        if name == "cache-control":
            cache_flags |= httpstatus.cache_flags(value)
    command = next((command for command in COMMANDS if operands and operands[0] == command.name), None)
    if command is not None:
        operands = operands[1:]
    command = command or COMMANDS[0]
    output = Output(given.get("lang"))
    if "help" in given or "version" in given:
        output.write(help_text(command) if "help" in given else version_text())
        output.flush()
        return commands.YES
    request = commands.Request(output, given, operands, cache_flags)
    problem = check(request, command)
    if problem is not None:
        return misused(command, problem)
    try:
        return command.run(request)
    except commands.Misuse as misuse:
        return misused(command, str(misuse))
    finally:
        output.flush()
