"""The fuzz targets: OSS-Fuzz can build and run them."""
import os
import sys
import zipfile

import pytest
from building import ROOT, run
from installed import needed

sys.path.insert(0, str(ROOT / "tests/fuzz"))
from fuzz import TARGETS  # noqa: E402

SOURCES = ROOT / "tests/fuzz"


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """What build.sh puts into $OUT, built like OSS-Fuzz does for libFuzzer with AddressSanitizer."""
    needed("clang", "clang")
    out = tmp_path_factory.mktemp("out")
    flags = "-O1 -fsanitize=address,fuzzer-no-link"
    run("bash", "-eu", SOURCES / "oss-fuzz/build.sh", cwd=ROOT, env={
        **os.environ, "CC": "clang", "CFLAGS": flags, "CXX": "clang++", "CXXFLAGS": flags,
        "LIB_FUZZING_ENGINE": "-fsanitize=fuzzer", "OUT": str(out), "WORK": str(tmp_path_factory.mktemp("work"))})
    return out


def test_every_target_is_known():
    assert {source.stem for source in SOURCES.glob("*.c")} - {"replay"} == set(TARGETS)


@pytest.mark.parametrize("target", TARGETS)
def test_oss_fuzz_runs_it(built, target, tmp_path):
    with zipfile.ZipFile(built / f"fuzz_{target}_seed_corpus.zip") as corpus:
        corpus.extractall(tmp_path)
    run(built / f"fuzz_{target}", "-runs=2000", f"-dict={built}/fuzz_{target}.dict", tmp_path)
