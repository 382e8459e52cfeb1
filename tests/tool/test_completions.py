"""Help, completions and manual follow from one table: shells complete what the program takes, no more and no less."""
import json
import re
import subprocess

import pytest
from conftest import ROOT, environment, run
from installed import needed

COMMANDS = ["show", "grep", "set", "retry", "redirect", "cache", "robots", "fields", "log", "annotate", "help"]
SHELLS = {"bash": "httpstatus.bash", "zsh": "_httpstatus", "fish": "httpstatus.fish"}
BASH = """
source "$0"
COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
_httpstatus
printf '%s\\n' "${COMPREPLY[@]}"
"""


@pytest.fixture(scope="session", name="folder")
def completions(tool, tmp_path_factory):
    """A folder with what the tool writes for each shell, and its manual."""
    folder = tmp_path_factory.mktemp("completions")
    for shell, name in SHELLS.items():
        out, err, status = run(tool, "--completion", shell)
        assert (err, status) == (b"", 0)
        (folder / name).write_bytes(out)
    (folder / "httpstatus.1").write_bytes(run(tool, "--manual")[0])
    return folder


def helped(tool, command):
    """Letters and long names of the options in the help of a command."""
    text = run(tool, command, "--help")[0].decode()
    return re.findall(r"^  (?:-(\w), |    )--([\w-]+)(=?)", text, re.M)


def long_names(tool, command):
    return sorted(f"--{name}" for _, name, _ in helped(tool, command))


def ask(program, *arguments, check=True):
    """Runs a shell, shellcheck or mandoc, each of which is in the package of its name."""
    return subprocess.run([needed(program, program), *arguments], capture_output=True, text=True, check=check,
                          timeout=60, env=environment(), cwd=ROOT)


def bash(folder, *words):
    done = ask("bash", "-c", BASH, folder / SHELLS["bash"], "httpstatus", *words)
    assert done.stderr == ""
    return sorted(filter(None, done.stdout.split("\n")))


def fish(folder, line):
    script = f"source {folder}/{SHELLS['fish']}; complete -C {line!r}"
    done = ask("fish", "--no-config", "-c", script)
    assert done.stderr == ""
    return sorted(part.split("\t")[0] for part in done.stdout.splitlines())


def zsh_block(folder, command):
    """What _httpstatus has for a command."""
    text = (folder / SHELLS["zsh"]).read_text(encoding="utf-8")
    return dict(re.findall(r"^    (\w+)\)\n(.*?);;", text, re.S | re.M))[command]


def known_codes(tool):
    return [str(record["code"]) for record in json.loads(run(tool, "known", "--json", "--short")[0])]


def methods():
    registry = json.loads((ROOT / "lib/generated/registry.json").read_text(encoding="utf-8"))
    return [method["method"] for method in registry["methods"]]


# ---- Help ----

def test_every_command_is_helped(tool):
    text = run(tool, "--help")[0].decode()
    assert re.findall(r"^  (\w+) +[a-z]", text.split("Commands:")[1].split("Options:")[0], re.M) == COMMANDS
    for command in COMMANDS:
        assert run(tool, "help", command) == run(tool, command, "--help")
    assert run(tool, "help") == run(tool, "--help") == run(tool, "-h")


@pytest.mark.parametrize("command", COMMANDS)
def test_examples_of_help_work(tool, command, tmp_path):
    """Each is a command line that answers, with files of these names at hand."""
    log = (ROOT / "docs/examples/access.log").read_bytes()
    files = {"access.log": log, "alb.log": (ROOT / "tests/tool/cases/alb.log").read_bytes(),
             "app.json": b'{"code":503,"status":503}\n', "app.log": b"code=503\n", "error.log": log}
    for name, text in files.items():
        (tmp_path / name).write_bytes(text)
    help_text = run(tool, command, "--help")[0].decode()
    examples = re.findall(r"^  (httpstatus .*)", help_text.split("\nExamples:\n")[1], re.M)
    assert examples
    for example in examples:
        done = subprocess.run(["bash", "-c", f'httpstatus() {{ "$0" "$@"; }}; {example}', *tool], capture_output=True,
                              cwd=tmp_path, env=environment(), check=False)
        assert done.returncode in (0, 1) and done.stdout, example
        assert not done.stderr or "timeout" in example or "--fail-on" in example, example


# ---- Completions ----

@pytest.mark.parametrize("command", COMMANDS)
class TestOptions:
    def test_bash(self, tool, folder, command):
        assert bash(folder, command, "--") == bash(folder, command, "--lang", "zh", "--") == long_names(tool, command)

    def test_fish(self, tool, folder, command):
        names = {name.rstrip("=") for name in fish(folder, f"httpstatus {command} --")}
        assert sorted(names) == long_names(tool, command)

    def test_zsh(self, tool, folder, command):
        names = re.findall(r"""(?:\{-(\w)\+?,)--([\w-]+)(=?)\}|'()--([\w-]+)(=?)\[""", zsh_block(folder, command))
        found = [(a or b, c or d, e or f) for a, c, e, b, d, f in names]
        assert sorted(found) == sorted(helped(tool, command))


def test_bash_completes_commands_codes_and_values(tool, folder):
    codes = known_codes(tool)
    assert bash(folder, "") == sorted(codes + COMMANDS) and bash(folder, "re") == ["redirect", "retry"]
    assert bash(folder, "404", "50") == [code for code in codes if code.startswith("50")]
    for words in (["--policy", ""], ["--policy", "=", ""], ["--policy", "="]):
        assert bash(folder, "redirect", *words) == ["fetch", "legacy", "strict"]
    assert bash(folder, "cache", "") == codes and bash(folder, "retry", "503", "") == sorted(methods())
    assert bash(folder, "cache", "-m", "DEL") == ["DELETE"]
    assert bash(folder, "--lang", "zh-Hant", "annotate", "--a") == ["--all"]
    assert bash(folder, "--color", "") == ["always", "auto", "never"] and bash(folder, "help", "gr") == ["grep"]
    assert bash(folder, "log", "README") == sorted(path.name for path in ROOT.glob("README*"))


def test_fish_completes_commands_codes_and_values(tool, folder):
    codes = known_codes(tool)
    assert fish(folder, "httpstatus ") == sorted(codes + COMMANDS)
    assert fish(folder, "httpstatus cache 4") == [code for code in codes if code.startswith("4")]
    assert fish(folder, "httpstatus redirect --policy ") == ["fetch", "legacy", "strict"]
    assert "PUT" in fish(folder, "httpstatus retry 503 ") and "README.md" in fish(folder, "httpstatus log README")


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
    ("redir", "redirect"), ("cache 404 --cont", "cache 404 --content-location-matches"), ("cache 42", "cache 42"),
    ("redirect 302 POST --policy=str", "redirect 302 POST --policy=strict"), ("retry 503 DEL", "retry 503 DELETE"),
    ("fields 44", "fields 44"), ("set redir", "set redirect"), ("help anno", "help annotate"), ("51", "51"),
])
def test_zsh_completes(folder, typed, completed):
    done = ask("zsh", "-f", "-c", ZSH, "zsh", folder, typed, check=False)
    assert f"<{completed}" in done.stdout, done.stdout + done.stderr


@pytest.mark.parametrize("shell", SHELLS)
def test_syntax(folder, shell):
    assert ask(shell, "-n", folder / SHELLS[shell]).stderr == ""


def test_bash_is_clean(folder):
    assert ask("shellcheck", "--shell=bash", folder / SHELLS["bash"], check=False).stdout == ""


# ---- Manual ----

def test_the_manual_has_every_command_and_option(tool, folder):
    page = (folder / "httpstatus.1").read_text(encoding="utf-8")
    documented = re.findall(r"^\.It (?:Fl (\w) , )?(?:Fl )?-([\w-]+)(?: Ns (=))?", page, re.M)
    options = {option for command in COMMANDS for option in helped(tool, command)}
    assert set(documented) == options and len(documented) == len(options)
    for command in COMMANDS:
        assert re.search(rf"^\.It (Oo )?Cm {command}\b", page, re.M)


def test_the_manual_is_clean(folder):
    done = ask("mandoc", "-T", "lint", "-W", "warning", folder / "httpstatus.1", check=False)
    assert (done.stdout, done.returncode) == ("", 0)
