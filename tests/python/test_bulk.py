"""Bulk work over whatever holds codes."""
import array
import collections
import ctypes
import itertools
import struct
import sys
import types

import pytest
from threads import run_in_threads

import httpstatus as h
from httpstatus import StatusSet

numpy = pytest.importorskip("numpy")

CODES = [200, 200, 301, 404, 404, 404, 500, 100, 0, 99, 600, 999, 1000, 65535]
CLASSES = (6, 1, 2, 1, 3, 1)
HISTOGRAM = {0: 3, 99: 1, 100: 1, 200: 2, 301: 1, 404: 3, 500: 1, 600: 1, 999: 1}
OTHER_ORDER = ">" if sys.byteorder == "little" else "<"
SOME = StatusSet("404,500")


def check(given, codes):
    """Everything that reads codes reads these, None being a null. What is given may be made again by a function."""
    make = given if isinstance(given, types.FunctionType) else lambda: given
    there = [code for code in codes if code is not None]
    classes = [0 if code is None else h.class_of(code) for code in codes]
    assert h.count_classes(make()) == tuple(sum(h.class_of(code) == number for code in there) for number in range(6))
    assert h.histogram(make()) == dict(sorted(collections.Counter(
        code if 0 < code < 1000 else 0 for code in there).items()))
    assert SOME.count(make()) == sum(code in SOME for code in there)
    answer, mask = h.classes(make()), SOME.mask(make())
    assert (answer.format, answer.tolist()) == ("B", classes)
    assert (mask.format, mask.tolist()) == ("?", [code is not None and code in SOME for code in codes])


def strided(codes):
    return memoryview(array.array("H", [code for each in codes for code in (each, 7)]))[::2]


FORMS = {
    "list": list, "tuple": tuple, "iterator": lambda codes: lambda: iter(codes),
    "generator": lambda codes: lambda: (code for code in codes), "array": lambda codes: array.array("H", codes),
    "memoryview": lambda codes: memoryview(array.array("I", codes)), "strided": strided,
    "backwards": lambda codes: strided(codes[::-1])[::-1], "numpy": numpy.array,
    "slice": lambda codes: numpy.array(codes + codes)[:len(codes)],
    "numpy-strided": lambda codes: numpy.array(codes).repeat(3)[1::3], "Status": lambda codes: [*map(h.Status, codes)],
    "numpy-items": lambda codes: list(numpy.array(codes)), "float32-items": lambda codes: list(numpy.float32(codes)),
    "objects": lambda codes: numpy.array(codes, dtype=object), "floats": lambda codes: [*map(float, codes)],
    "deque": collections.deque, "dict-keys": lambda codes: dict.fromkeys(codes).keys(), "set": frozenset,
}


@pytest.mark.parametrize("form", FORMS)
def test_every_form_of_codes(form):
    given = FORMS[form](CODES)
    check(given, list(given) if form in ("dict-keys", "set") else CODES)


def test_the_form_of_answers():
    assert type(h.count_classes([])) is tuple and h.count_classes([]) == (0,) * 6
    assert h.count_classes(CODES) == CLASSES and h.histogram(CODES) == HISTOGRAM
    assert h.histogram([]) == {} and list(h.histogram([500, 404, 1000])) == [0, 404, 500]
    assert all(type(count) is int for count in h.count_classes(CODES))
    assert len(h.classes([])) == len(SOME.mask([])) == 0 == SOME.count([])
    assert numpy.asarray(h.classes(CODES)).dtype == "uint8" and numpy.asarray(SOME.mask(CODES)).dtype == bool
    assert not h.classes(CODES).readonly


DTYPES = [order + kind for order in ("=", OTHER_ORDER) for kind in
          ("i1", "u1", "i2", "u2", "i4", "u4", "i8", "u8", "f2", "f4", "f8")] + ["=g"]


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("count", [0, 1, 7, 4095, 4096, 4097, 10_000])
def test_every_type_of_number(dtype, count):
    """Around the size of a block, strided, read-only and not aligned."""
    known = [code for code in [0, 99, 100, 200, 404, 500, 599, 600, 999, 1000, 2047] if dtype[1:] not in ("i1", "u1")
             or code < 100] or [0]
    codes = [known[at * 7 % len(known)] for at in range(count)]
    values = numpy.array(codes).astype(dtype)
    values.flags.writeable = False
    check(values, codes)
    check(numpy.array(codes * 3).astype(dtype)[::3], (codes * 3)[::3])
    check(numpy.frombuffer(b"\0" + values.tobytes(), dtype=dtype, offset=1), codes)


@pytest.mark.parametrize("dtype", ["i1", "i2", "i4", "i8", "u4", "u8", "f4", "f8", "g"])
def test_what_16_bits_cannot_hold_is_no_code(dtype):
    """No value is cut to 16 bits: 65 536 + 404 is no 404."""
    kind = numpy.dtype(dtype)
    limits = numpy.iinfo(kind) if kind.kind in "iu" else types.SimpleNamespace(min=-2.0**70, max=2.0**70)
    wanted = [limits.min, max(limits.max, 1000), -1, 2**16 - 2, 2**16 - 1, 2**16, 2**16 + 404, 2**32 + 404,
              -2**16 + 404]
    values = [value for value in wanted if limits.min <= value <= limits.max]
    assert h.count_classes(numpy.array(values, dtype=dtype)) == (len(values), 0, 0, 0, 0, 0)
    assert h.histogram(numpy.array(values, dtype=dtype)) == {0: len(values)}
    assert SOME.count(numpy.array(values, dtype=dtype)) == 0
    assert not any(h.classes(numpy.array(values, dtype=dtype)))


def test_large_numbers_among_codes():
    codes = numpy.array([200, 65736, -65336, 404])
    assert h.count_classes(codes) == (2, 0, 1, 0, 1, 0) and h.histogram(codes) == {0: 2, 200: 1, 404: 1}
    assert h.count_classes([-1, 2**16 + 404, 10**30, -10**30]) == (4, 0, 0, 0, 0, 0)
    assert StatusSet("0-1023").count([-1, 1024, 10**30, 1023]) == 1


@pytest.mark.parametrize("dtype", ["f2", "f4", "f8", "g"])
def test_floats(dtype):
    """Whole numbers are codes, NaN is a null, and what else there is is no code."""
    values = numpy.array([404, 404.5, numpy.nan, numpy.inf, -numpy.inf, -0.0, 0.5, -404, 500], dtype=dtype)
    check(values, [404, 1000, None, 1000, 1000, 0, 1000, -404, 500])
    check(values.tolist(), [404, 1000, None, 1000, 1000, 0, 1000, -404, 500])


def test_every_16_bit_float():
    """numpy knows what each of them is."""
    values = numpy.arange(2**16, dtype="u2").view("f2")
    with numpy.errstate(invalid="ignore"):
        codes = [None if value != value else int(value) if value == value // 1 and value >= 0 else 1000
                 for value in values.astype(float).tolist() if abs(value) != float("inf")]
    finite = values[~numpy.isinf(values)]
    assert h.classes(finite).tolist() == [0 if code is None else h.class_of(code) for code in codes]
    assert sum(h.count_classes(finite)) == sum(code is not None for code in codes)


def test_several_dimensions():
    cube = numpy.array(CODES * 6).reshape(2, 3, -1)
    for values in (cube, cube.T, cube[:, ::2], cube[::-1, :, 1::3], numpy.asfortranarray(cube), cube[:, :0]):
        check(values, values.ravel().tolist())


@pytest.mark.parametrize("dtype", ["i8", "u2", "f8"])
def test_masked_arrays(dtype):
    values = numpy.ma.masked_array(numpy.array(CODES, dtype=dtype), mask=[at % 3 == 0 for at in range(len(CODES))])
    check(values, [None if at % 3 == 0 else code for at, code in enumerate(CODES)])
    check(values[::2], [None if at % 3 == 0 else code for at, code in enumerate(CODES)][::2])
    check(numpy.ma.masked_array(numpy.array(CODES, dtype=dtype)), CODES)
    check(numpy.ma.masked_array(numpy.array(CODES, dtype=dtype), mask=True), [None] * len(CODES))
    square = numpy.ma.masked_array(numpy.array(CODES, dtype=dtype).reshape(2, -1), mask=False)
    square[1, 2:] = numpy.ma.masked
    check(square, [code if code is None else int(code) for code in square.ravel().tolist()])


def test_a_masked_nan_is_one_null():
    values = numpy.ma.masked_array([numpy.nan, numpy.nan, 404, 404], mask=[True, False, True, False])
    check(values, [None, None, None, 404])


def test_nulls_in_lists():
    check([200, None, float("nan"), numpy.nan, numpy.float32("nan"), numpy.ma.masked, 404],
          [200, None, None, None, None, None, 404])
    check(numpy.array([200, None, 404], dtype=object), [200, None, 404])


def test_the_byte_order_of_this_machine_may_be_named():
    codes = (ctypes.c_uint16 * len(CODES))(*CODES)
    assert memoryview(codes).format[0] in "<>"
    check(codes, CODES)
    check(memoryview(array.array("H", CODES)).cast("B").cast("@H"), CODES)


class Pairs(collections.abc.Mapping):
    def __init__(self, pairs):
        self.pairs = pairs

    def __getitem__(self, key):
        return self.pairs[key]

    def __iter__(self):
        return iter(self.pairs)

    def __len__(self):
        return len(self.pairs)


@pytest.mark.parametrize("make", [dict, collections.Counter, Pairs, types.MappingProxyType])
def test_a_mapping_has_weights(make):
    weights = make({200: 10, 404: 3, 999: 2, 10**30: 1, None: 7, float("nan"): 7, 500.0: numpy.int64(4), 503: 0})
    assert h.count_classes(weights) == (3, 0, 10, 0, 3, 4)
    assert h.histogram(weights) == {0: 1, 200: 10, 404: 3, 500: 4, 999: 2}
    assert SOME.count(weights) == 7
    for ask in (h.classes, SOME.mask):
        with pytest.raises(TypeError, match="in an order, not "):
            ask(weights)


@pytest.mark.parametrize("times, error", [(-1, ValueError), (2**64, ValueError), (1.5, TypeError), ("x", TypeError)])
def test_wrong_weights(times, error):
    with pytest.raises(error, match=r"^histogram\(\) argument 'codes' must "):
        h.histogram({404: times})


@pytest.mark.parametrize("ask, name", [(h.count_classes, "count_classes"), (h.histogram, "histogram"),
                                       (h.classes, "classes"), (SOME.count, "StatusSet.count"),
                                       (SOME.mask, "StatusSet.mask")])
def test_what_is_refused(ask, name):
    refusals = {
        "must be an array or an iterable of codes, not int": [404],
        "must be an array or an iterable of codes, not NoneType": [None],
        "must be an array or an iterable of codes, not str": ["404"],
        "must be an array or an iterable of codes, which do not fit into a byte, not bytes": [b"404"],
        "must be an array or an iterable of codes, which do not fit into a byte, not bytearray": [bytearray(2)],
        "must hold numbers, not bools": [numpy.array([True]), memoryview(b"\1").cast("?")],
        "must be made of ints, not bool": [[True], (404, False)],
        "must be made of ints, not str": [["404"], iter("404"), numpy.array(["404"], dtype=object)],
        "must be made of ints, not complex": [[404j]],
        "must hold numbers, not items of format Zd": [numpy.array([404j])],
        "must hold numbers, not items of format c": [memoryview(b"x").cast("c")],
        "must be an array or an iterable of codes, not uint16": [numpy.uint16(404)],
        "must be an array or an iterable of codes, not ndarray": [numpy.array(404)],
    }
    for message, wrong in refusals.items():
        for given in wrong:
            with pytest.raises(TypeError) as caught:
                ask(given)
            assert str(caught.value) == f"{name}() argument 'codes' {message}"
    with pytest.raises(TypeError, match=r"not items of format T\{"):
        ask(numpy.zeros(1, dtype=[("code", "u2")]))


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
    codes.append(404)  # nothing holds it
    for wrong in ([*codes, "x"], numpy.array([True])):
        with pytest.raises(TypeError):
            h.classes(wrong)
    assert h.histogram(codes)[404] == 4


def test_long_iterables():
    codes = list(itertools.islice(itertools.cycle([*CODES, None]), 100_003))
    check(lambda: iter(codes), codes)


@pytest.mark.parametrize("form", [lambda codes: array.array("H", codes), lambda codes: numpy.array(codes)])
def test_large_arrays_let_other_threads_run(form):
    codes = form(CODES * 100_000)
    results = []
    run_in_threads(8, lambda: results.append(h.histogram(codes)))
    assert results == [{code: count * 100_000 for code, count in HISTOGRAM.items()}] * 8


@pytest.mark.parametrize("text", ["", "0", "0-1023", "1023", "5xx,!501", "known"])
def test_a_mask_of_all_codes(text):
    codes, some = [*range(-1, 1100)], StatusSet(text)
    for given in (codes, numpy.array(codes)):
        assert some.mask(given).tolist() == [code in some for code in codes]


# ---- The Arrow PyCapsule protocol, without any library that has it ----

class Schema(ctypes.Structure):
    pass


class Array(ctypes.Structure):
    pass


RELEASE_SCHEMA = ctypes.CFUNCTYPE(None, ctypes.POINTER(Schema))
RELEASE_ARRAY = ctypes.CFUNCTYPE(None, ctypes.POINTER(Array))
Schema._fields_ = [("format", ctypes.c_char_p), ("name", ctypes.c_char_p), ("metadata", ctypes.c_char_p),
                   ("flags", ctypes.c_int64), ("n_children", ctypes.c_int64),
                   ("children", ctypes.POINTER(ctypes.POINTER(Schema))), ("dictionary", ctypes.POINTER(Schema)),
                   ("release", RELEASE_SCHEMA), ("private_data", ctypes.c_void_p)]
Array._fields_ = [("length", ctypes.c_int64), ("null_count", ctypes.c_int64), ("offset", ctypes.c_int64),
                  ("n_buffers", ctypes.c_int64), ("n_children", ctypes.c_int64),
                  ("buffers", ctypes.POINTER(ctypes.c_void_p)), ("children", ctypes.POINTER(ctypes.POINTER(Array))),
                  ("dictionary", ctypes.POINTER(Array)), ("release", RELEASE_ARRAY), ("private_data", ctypes.c_void_p)]


def capsule(thing, name):
    make = ctypes.pythonapi.PyCapsule_New
    make.restype, make.argtypes = ctypes.py_object, [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_void_p]
    return make(ctypes.addressof(thing), name, None)


class Arrow:
    """A column that hands out what a library such as pyarrow does."""

    def __init__(self, codes, letter="l", kind="q", offset=0, nulls=True):
        padded = [7] * offset + list(codes)
        bits = [code is not None for code in padded]
        self.valid = bytes(sum(bit << at for at, bit in enumerate(bits[start:start + 8]))
                           for start in range(0, len(bits), 8)) or b"\0"
        self.values = struct.pack(f"={len(padded)}{kind}", *(0 if code is None else code for code in padded)) or b"\0"
        self.held = [ctypes.create_string_buffer(self.valid, len(self.valid)),
                     ctypes.create_string_buffer(self.values, len(self.values))]
        self.buffers = (ctypes.c_void_p * 2)(*(ctypes.addressof(held) for held in self.held))
        if not nulls:
            self.buffers[0] = None
        self.schema = Schema(format=letter.encode())
        self.array = Array(length=len(codes), null_count=-1, offset=offset, n_buffers=2, buffers=self.buffers)

    def __arrow_c_array__(self, requested_schema=None):
        return capsule(self.schema, b"arrow_schema"), capsule(self.array, b"arrow_array")


@pytest.mark.parametrize("letter, kind", ["cb", "CB", "sh", "SH", "ii", "II", "lq", "LQ", "ee", "ff", "gd"])
@pytest.mark.parametrize("offset", [0, 1, 7, 8, 13])
@pytest.mark.parametrize("count", [0, 1, 8, 9, 4100])
def test_arrow(letter, kind, offset, count):
    known = [99, 100, 12, 0, 45] if kind in "bB" else [404, 500, 99, 0, 200, 1000, 301]
    codes = [None if at % 5 == 3 else known[at % len(known)] for at in range(count)]
    check(Arrow(codes, letter, kind, offset), codes)
    whole = [code or 0 for code in codes]
    check(Arrow(whole, letter, kind, offset, nulls=False), whole)


class ArrowTable(Arrow):
    """A table of one column, whose rows may be null as well as its codes."""

    def __init__(self, rows, column, offset=0):
        super().__init__(rows, "+s", offset=offset)
        self.column = column
        self.schemas, self.arrays = ctypes.pointer(column.schema), ctypes.pointer(column.array)
        self.schema.n_children, self.schema.children = 1, ctypes.pointer(self.schemas)
        self.array.n_children, self.array.children = 1, ctypes.pointer(self.arrays)


@pytest.mark.parametrize("offset", [0, 1, 7, 8, 13])
@pytest.mark.parametrize("count", [0, 1, 8, 9, 4100])
def test_arrow_rows_that_are_null(offset, count):
    codes = [None if at % 7 == 3 else [404, 500, 200][at % 3] for at in range(offset + count)]
    rows = [None if at % 5 in (1, 2) else 1 for at in range(count)]
    both = [code if row else None for row, code in zip(rows, codes[offset:])]
    check(ArrowTable(rows, Arrow(codes), offset), both)
    check(ArrowTable([1] * count, ArrowTable(rows, Arrow(codes), offset)), both)
    check(ArrowTable([None] * count, Arrow(codes), offset), [None] * count)


def test_arrow_of_nulls_alone():
    column = Arrow([None] * 9, "n")
    column.array.n_buffers = 0
    check(column, [None] * 9)


@pytest.mark.parametrize("letter, message", [
    ("b", "must hold numbers, not bools"), ("u", "must hold numbers, not an Arrow type of format u"),
    ("d:10,2", "must hold numbers, not an Arrow type of format d:10,2"), ("+s", "not an Arrow type of format [+]s"),
])
def test_arrow_that_is_no_number(letter, message):
    with pytest.raises(TypeError, match=message):
        h.count_classes(Arrow([404], letter))


def test_broken_arrow():
    class Broken:
        def __arrow_c_array__(self, requested_schema=None):
            return 1, 2

    class Raises:
        def __arrow_c_stream__(self, requested_schema=None):
            raise ZeroDivisionError

    class NoPair(Broken):
        def __arrow_c_array__(self, requested_schema=None):
            return None

    for wrong, error in ((Broken(), ValueError), (Raises(), ZeroDivisionError), (NoPair(), TypeError)):
        with pytest.raises(error):
            h.classes(wrong)
