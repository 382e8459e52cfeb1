"""Compiles lib/ to WebAssembly, unmodified, and packs it into a script: the engine of the search and the forms.

Debian has no C library for wasm32, so engine/ has the few functions of one that lib/ calls. The module exports what the
header marks with HTTPSTATUS_API. The same compiler makes the same bytes.
"""
import base64
import gzip
import shutil
import subprocess
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
OPTIONS = (
    "--target=wasm32", "-std=c11", "-O2", "-ffreestanding", "-nostdlib", "-fvisibility=hidden",
    f"-I{HERE / 'engine/include'}", f"-I{ROOT / 'include'}",
    # The scripts put arguments where the data of the library ends, which is __heap_base.
    "-Wl,--no-entry", "-Wl,--export-dynamic", "-Wl,--export=__heap_base", "-Wl,--stack-first", "-Wl,--strip-all",
)


def sources():
    return [*sorted((ROOT / "lib").glob("*.c")), *sorted((ROOT / "lib/generated").glob("*.c")),
            HERE / "engine/string.c"]


def needed(program, package):
    path = shutil.which(program)
    if path is None:
        name = Path(program).name
        raise SystemExit(f"The site needs {name}, which was not found. On Debian: apt-get install {package}")
    return path


def tools():
    """The compiler, once it is sure that it finds its linker, which is a package of its own."""
    clang = needed("clang", "clang")
    asked = subprocess.run([clang, "--target=wasm32", "-print-prog-name=wasm-ld"], check=True, capture_output=True,
                           text=True)
    needed(asked.stdout.strip(), "lld")
    return clang


def module():
    """The library as the bytes of a WebAssembly module."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "httpstatus.wasm"
        subprocess.run([tools(), *OPTIONS, *sources(), "-o", out], check=True)
        return out.read_bytes()


def script():
    """The module as a script that a page can also load from the disk, where it may not fetch a file.

    Packed, it is 221 KB instead of 628, and 167 instead of 227 from a server that packs what it sends (clang 14).
    """
    packed = base64.b64encode(gzip.compress(module(), 9, mtime=0)).decode()
    # In Node, where the tests run it, the global object hands the text over as well.
    return f'globalThis.LIBRARY = "{packed}";\n'
