"""The shells complete what the program takes, no more and no less."""
import re
import subprocess

import pytest
from conftest import ROOT, environment, run
from installed import needed

COMPLETIONS = ROOT / "tool/completions"
COMMANDS = ["show", "grep", "set", "redirect", "cache", "retry", "log", "annotate"]
BASH = """
source "$0"
COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
_httpstatus 2>/dev/null
printf '%s\\n' "${COMPREPLY[@]}"
"""


def helped(tool, command):
    """Letters and long names of the options in the help of a command."""
    text = run(tool, command, "--help")[0].decode()
    return re.findall(r"^  (?:-(\w), |    )--([\w-]+)(=?)", text, re.M)


def long_names(tool, command):
    return sorted(f"--{name}" for _, name, _ in helped(tool, command))


def ask(program, *arguments, check=True):
    """Runs a shell or mandoc, each of which is in the package of its name."""
    return subprocess.run([needed(program, program), *arguments], capture_output=True, text=True, check=check,
                          timeout=60, env=environment(), cwd=ROOT)


def bash(*words):
    done = ask("bash", "-c", BASH, COMPLETIONS / "httpstatus.bash", "httpstatus", *words)
    return sorted(filter(None, done.stdout.split("\n")))


def fish(line):
    script = f"source {COMPLETIONS}/httpstatus.fish; complete -C {line!r}"
    done = ask("fish", "--no-config", "-c", script)
    assert done.stderr == ""
    return sorted(part.split("\t")[0] for part in done.stdout.splitlines())


def zsh_block(command):
    """What _httpstatus has for a command."""
    text = (COMPLETIONS / "_httpstatus").read_text(encoding="utf-8")
    common = re.search(r"local -a common=\((.*?)\n  \)", text, re.S)[1]
    blocks = dict(re.findall(r"^    (\w+|\*)\)\n(.*?);;", text, re.S | re.M))
    return common + blocks.get(command, blocks["*"])


def test_every_command_is_helped(tool):
    text = run(tool, "--help")[0].decode()
    assert re.findall(r"^  (\w+) +[a-z]", text, re.M) == COMMANDS


def test_the_manual_has_every_command_and_option(tool):
    page = (ROOT / "docs/man/httpstatus.1").read_text(encoding="utf-8")
    documented = re.findall(r"^\.It (?:Fl (\w) , )?(?:Fl )?-([\w-]+)(?: Ns (=))?", page, re.M)
    options = {option for command in COMMANDS for option in helped(tool, command)}
    assert set(documented) == options and len(documented) == len(options)
    for command in COMMANDS:
        assert re.search(rf"^\.It (Oo )?Cm {command}\b", page, re.M)


@pytest.mark.parametrize("command", COMMANDS)
class TestOptions:
    def test_bash(self, tool, command):
        assert bash(command, "--") == bash(command, "--lang", "zh", "--") == long_names(tool, command)

    def test_fish(self, tool, command):
        assert sorted({name.rstrip("=") for name in fish(f"httpstatus {command} --")}) == long_names(tool, command)

    def test_zsh(self, tool, command):
        block = zsh_block(command)
        names = re.findall(r"""(?:\{-(\w)\+?,)--([\w-]+)(=?)\}|['"]()--([\w-]+)()\[""", block)
        found = [(a or b, c or d, e or f) for a, c, e, b, d, f in names]
        assert sorted(found) == sorted(helped(tool, command))


def test_bash_completes_commands_and_values():
    assert bash("") == sorted(COMMANDS) and bash("re") == ["redirect", "retry"]
    assert bash("redirect", "--policy", "") == bash("redirect", "--policy", "=", "") == ["fetch", "legacy", "strict"]
    assert bash("redirect", "--policy", "=") == ["fetch", "legacy", "strict"]
    assert "PUT" in bash("retry", "503", "") and bash("cache", "-m", "DEL") == ["DELETE"]
    assert bash("--lang", "zh-Hant", "annotate", "--a") == ["--all"]
    assert bash("log", "README") == sorted(path.name for path in ROOT.glob("README*"))


def test_fish_completes_commands_and_values():
    assert fish("httpstatus ") == sorted(COMMANDS)
    assert fish("httpstatus redirect --policy ") == ["fetch", "legacy", "strict"]
    assert "PUT" in fish("httpstatus retry 503 ") and "README.md" in fish("httpstatus log README")


# Types into an interactive zsh whose httpstatus only prints its arguments. The quotes within the two words that are
# waited for keep the echo of what is typed from being taken for them.
ZSH = """
zmodload zsh/zpty
zpty -b shell zsh -f -i
send() { zpty -w shell "$1"; }
send 'PS1=; unset zle_bracketed_paste; autoload -Uz compinit; fpath=('"$1"' $fpath); compinit -u -D'
send '_httpstatus() { autoload -XUz; }'
send 'httpstatus() { print -r -- ANS""WER "<$*>"; }; compdef _httpstatus httpstatus; print READ""Y'
while zpty -r shell line '*READY*'; do break; done
zpty -w -n shell $'httpstatus '"$2"$'\\t\\n'
zpty -r -m shell line '*ANSWER <*>*' && print -r -- "$line"
"""


@pytest.mark.usefixtures("terminals")
@pytest.mark.parametrize(("typed", "completed"), [
    ("redir", "redirect"), ("cache 404 --cont", "cache 404 --content-location-matches"),
    ("redirect 302 POST --policy=str", "redirect 302 POST --policy=strict"), ("retry 503 DEL", "retry 503 DELETE"),
])
def test_zsh_completes(typed, completed):
    done = ask("zsh", "-f", "-c", ZSH, "zsh", COMPLETIONS, typed, check=False)
    assert f"<{completed}" in done.stdout, done.stdout + done.stderr


@pytest.mark.parametrize(("shell", "name"),
                         [("bash", "httpstatus.bash"), ("zsh", "_httpstatus"), ("fish", "httpstatus.fish")])
def test_syntax(shell, name):
    assert ask(shell, "-n", COMPLETIONS / name).stderr == ""


def test_the_manual_is_clean():
    done = ask("mandoc", "-T", "lint", "-W", "warning", "docs/man/httpstatus.1", check=False)
    assert (done.stdout, done.returncode) == ("", 0)
