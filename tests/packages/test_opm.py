"""The folder that the OpenResty package manager takes: as `opm build` demands it, and by that where it is installed."""
import configparser
import re
import shutil
from pathlib import Path

import pytest
from building import run

LUA = shutil.which("luajit") or "luajit"
# What opm 0.0.9 takes in the default section of dist.ini, and what it stops without.
DEMANDED = {"name", "abstract", "author", "is_original", "license", "repo_link"}
TAKEN = {*DEMANDED, "version", "lib_dir", "doc_dir", "main_module", "requires", "exclude_files"}


def settings(folder):
    """The keys of dist.ini, which has no sections but the default one."""
    parser = configparser.ConfigParser(strict=True)
    parser.read_string("[default]\n" + (folder / "dist.ini").read_text(encoding="utf-8"))
    assert parser.sections() == ["default"]
    return dict(parser["default"])


def test_opm_finds_what_it_demands(release, version):
    folder = Path(release.parent) / "opm"
    found = settings(folder)
    assert found.keys() >= DEMANDED
    assert found.keys() <= TAKEN
    assert re.fullmatch(r"[-\w]{3,}", found["name"])
    assert re.search("[a-zA-Z]", found["author"])
    assert found["is_original"] == "yes"
    assert found["license"] == "mit"
    assert re.fullmatch(r"https://[^\"'\s<>{}]+", found["repo_link"])
    assert (found["version"], found["requires"]) == (version, "luajit")
    assert (folder / found["main_module"]).is_file()
    assert (folder / "README.md").read_text(encoding="utf-8").startswith("# ")


def test_the_modules_of_the_folder_are_those_of_the_binding_and_compile(release):
    library = Path(release.parent) / "opm/lib"
    modules = sorted(str(path.relative_to(library)) for path in library.rglob("*.lua"))
    assert modules == ["httpstatus.lua", "httpstatus/arguments.lua", "httpstatus/codes.lua", "httpstatus/constants.lua",
                       "httpstatus/ffi.lua", "httpstatus/ffi_functions.lua", "httpstatus/ngx.lua"]
    for module in modules:
        run(LUA, "-b", library / module, "/dev/null")


def test_opm_builds_the_folder_where_it_is_installed(release, version, tmp_path, monkeypatch):
    program = shutil.which("opm")
    if not program:
        pytest.skip("opm is not installed, which comes with OpenResty and is in no package of Debian")
    keys = {"github_account": "nobody", "github_token": "0" * 40, "upload_server": "https://opm.invalid",
            "download_server": "https://opm.invalid"}
    (tmp_path / ".opmrc").write_text("".join(f"{key}={value}\n" for key, value in keys.items()), encoding="utf-8")
    (tmp_path / ".opmrc").chmod(0o600)
    monkeypatch.setenv("HOME", str(tmp_path))
    shutil.copytree(Path(release.parent) / "opm", tmp_path / "opm")
    run(program, "build", cwd=tmp_path / "opm")
    assert (tmp_path / "opm" / f"httpstatus-{version}.tar.gz").is_file()
