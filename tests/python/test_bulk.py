"""Bulk work over buffers and iterables."""
import array
import sys
import threading

import pytest

import httpstatus as h
from httpstatus import StatusSet

CODES = [200, 200, 301, 404, 404, 404, 500, 100, 0, 99, 600, 999, 1000, 65535]
CLASSES = (6, 1, 2, 1, 3, 1)
HISTOGRAM = {0: 3, 99: 1, 100: 1, 200: 2, 301: 1, 404: 3, 500: 1, 600: 1, 999: 1}
LITTLE = sys.byteorder == "little"
WANTED = "'codes' must be an array of unsigned 16-bit ints or an iterable of ints"


def as_numpy(codes):
    return pytest.importorskip("numpy").array(codes, dtype="uint16")


def strided(codes):
    return memoryview(array.array("H", [code for each in codes for code in (each, 7)]))[::2]


@pytest.mark.parametrize("form", [
    list, tuple, iter, lambda codes: array.array("H", codes), lambda codes: memoryview(array.array("H", codes)),
    strided, lambda codes: strided(codes[::-1])[::-1], as_numpy, lambda codes: as_numpy(codes + codes)[:len(codes)],
    lambda codes: as_numpy(codes).repeat(3)[1::3], lambda codes: as_numpy(codes).reshape(2, -1).T,
    lambda codes: [h.Status(code) for code in codes], lambda codes: array.array("i", codes).tolist(),
], ids=["list", "tuple", "iterator", "array", "memoryview", "strided", "backwards", "numpy", "slice", "numpy-strided",
        "fortran", "Status", "tolist"])
def test_every_form_of_codes(form):
    assert h.count_classes(form(CODES)) == CLASSES
    assert h.histogram(form(CODES)) == HISTOGRAM
    assert StatusSet("404,500").count(form(CODES)) == 4


def test_the_form_of_answers():
    assert type(h.count_classes([])) is tuple and h.count_classes([]) == (0,) * 6
    assert h.histogram([]) == {} and list(h.histogram([500, 404, 1000])) == [0, 404, 500]
    assert all(type(count) is int for count in h.count_classes(CODES))
    assert StatusSet("2xx").count([]) == 0


def test_ints_that_16_bits_cannot_hold():
    assert h.count_classes([-1, 2**16 + 404, 10**30, -10**30, True]) == (5, 0, 0, 0, 0, 0)
    assert h.histogram([-1, 10**30]) == {0: 2}
    assert StatusSet("0-1023").count([-1, 1024, 10**30, 1023]) == 1


@pytest.mark.parametrize("form", "bBhiIlLqQfd")
def test_arrays_of_other_types_are_refused(form):
    with pytest.raises(TypeError, match=rf"^count_classes\(\) argument 'codes' must hold .* format '{form}'$"):
        h.count_classes(array.array(form, [1]))


def test_arrays_that_can_convert_themselves_are_told_how():
    numpy = pytest.importorskip("numpy")
    for codes in (numpy.array([404]), numpy.array([404.0]), numpy.array([404], dtype=">u2" if LITTLE else "<u2")):
        with pytest.raises(TypeError, match=r"format '.+'; \.astype\('uint16'\) makes them$"):
            h.count_classes(codes)
        assert h.count_classes(codes.astype("uint16")) == (0, 0, 0, 0, 1, 0)
    for codes in (numpy.uint16(404), array.array("i", [404]), b"404"):
        with pytest.raises(TypeError, match="format '.'$"):
            h.count_classes(codes)


def test_other_buffers_are_refused():
    numpy = pytest.importorskip("numpy")
    wrong = [b"\1\2", bytearray(2), memoryview(b"\1\2"), memoryview(array.array("H", [1])).cast("B"),
             numpy.array([1], dtype=">u2" if LITTLE else "<u2"), numpy.array([1]),
             numpy.uint16(404), numpy.array(404, dtype="uint16"), numpy.array([1.0]), numpy.array([True]),
             numpy.zeros(1, dtype=[("code", "u2")])]
    for codes in wrong:
        for ask in (h.count_classes, h.histogram, StatusSet("2xx").count):
            with pytest.raises(TypeError, match="argument 'codes' must hold unsigned 16-bit ints"):
                ask(codes)


def test_what_is_no_codes_at_all():
    for wrong in (404, None, "404", object(), 4.0):
        with pytest.raises(TypeError, match=WANTED):
            h.histogram(wrong)
    for wrong in (["404"], [404, None], [4.0]):
        with pytest.raises(TypeError, match="'codes' must be made of ints, not "):
            h.count_classes(wrong)


def test_the_method_is_named_in_its_errors():
    with pytest.raises(TypeError, match=rf"^StatusSet.count\(\) argument {WANTED}, not int$"):
        StatusSet("2xx").count(404)


def test_errors_of_the_iterable_are_passed_on():
    def broken():
        yield 200
        raise ZeroDivisionError

    class Unwilling:
        def __iter__(self):
            raise ZeroDivisionError

    for wrong in (broken(), Unwilling()):
        with pytest.raises(ZeroDivisionError):
            h.count_classes(wrong)


def test_released_and_held_buffers():
    codes = array.array("H", CODES)
    view = memoryview(codes)
    assert h.count_classes(view) == CLASSES
    view.release()
    with pytest.raises(ValueError):
        h.count_classes(view)
    codes.append(404)
    with pytest.raises(TypeError):
        h.count_classes(array.array("i", CODES))
    assert h.histogram(codes)[404] == 4


@pytest.mark.parametrize("dtype", ["uint16", "=H", "<u2" if LITTLE else ">u2"])
@pytest.mark.parametrize("step", [1, -1, 2])
def test_unaligned_items(dtype, step):
    numpy = pytest.importorskip("numpy")
    items = array.array("H", CODES).tobytes()
    for offset in (0, 1):
        codes = numpy.frombuffer(bytes(offset) + items, dtype=dtype, offset=offset)[::step]
        assert h.count_classes(codes) == h.count_classes(CODES[::step])
        assert h.histogram(codes) == h.histogram(CODES[::step])
        assert StatusSet("404").count(codes) == h.set_count("404", codes) == CODES[::step].count(404)


def test_the_byte_order_of_this_machine_may_be_named():
    ctypes = pytest.importorskip("ctypes")
    codes = (ctypes.c_uint16 * len(CODES))(*CODES)
    assert memoryview(codes).format == ("<H" if LITTLE else ">H")
    assert h.count_classes(codes) == CLASSES
    assert h.count_classes(memoryview(array.array("H", CODES)).cast("B").cast("@H")) == CLASSES


def test_large_arrays_let_other_threads_run():
    codes = array.array("H", CODES) * 100_000
    results = []
    threads = [threading.Thread(target=lambda: results.append(h.histogram(codes))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [{code: count * 100_000 for code, count in HISTOGRAM.items()}] * 8
