/*
 * How C and Python values become each other, wherever the public header has a parameter of that type and name.
 *
 * A wrong type raises TypeError with the function's and the argument's Python name; any int is accepted.
 */

%begin %{
#define PY_SSIZE_T_CLEAN
%}

/* The functions of _core take every argument; those of _api.py have the defaults. */
%define OPTIONAL(PARAMETER, VALUE)
%enddef

/* The version of the header; version() and version_number() return that of the library. */
%ignore HTTPSTATUS_VERSION;
%ignore HTTPSTATUS_VERSION_MAJOR;
%ignore HTTPSTATUS_VERSION_MINOR;
%ignore HTTPSTATUS_VERSION_PATCH;
%ignore HTTPSTATUS_VERSION_NUMBER;

%{
#include <httpstatus.h>
#include <limits.h>
#include <stdint.h>
#include <string.h>

/* Raises the TypeError of a wrong argument, in CPython's own words, and returns -1. */
static int refuse(PyObject *given, const char *function, const char *argument, const char *wanted)
{
    /* Py_TYPE(given)->tp_name is out of the stable ABI's reach. */
    PyObject *name = PyObject_GetAttrString((PyObject *)Py_TYPE(given), "__name__");
    if (name == NULL)
        return -1;
    PyErr_Format(PyExc_TypeError, "%s() argument '%s' must be %s, not %S", function, argument, wanted, name);
    Py_DECREF(name);
    return -1;
}

/* Returns a new reference to the int that an int is, or that an object with __index__ gives. */
static PyObject *index_of(PyObject *given, const char *function, const char *argument)
{
    if (PyLong_Check(given)) {
        Py_INCREF(given);
        return given;
    }
    if (!PyIndex_Check(given)) {
        refuse(given, function, argument, "int");
        return NULL;
    }
    return PyNumber_Index(given);
}

/* Clamps to the range of C's int: no code is known near its ends. */
static inline int clamped(PyObject *number)
{
    int overflow = 0;
    long value = PyLong_AsLongAndOverflow(number, &overflow);
    if (overflow != 0)
        return overflow > 0 ? INT_MAX : INT_MIN;
    return value > INT_MAX ? INT_MAX : value < INT_MIN ? INT_MIN : (int)value;
}

static int as_int_slowly(PyObject *given, int *value, const char *function, const char *argument)
{
    PyObject *number = index_of(given, function, argument);
    if (number == NULL)
        return -1;
    *value = clamped(number);
    Py_DECREF(number);
    return 0;
}

/* Plain ints are what nearly all callers give, and nearly all functions take: nothing is called for them but CPython. */
static inline int as_int(PyObject *given, int *value, const char *function, const char *argument)
{
    if (!PyLong_CheckExact(given))
        return as_int_slowly(given, value, function, argument);
    *value = clamped(given);
    return 0;
}

/* Clamps to the range of int64_t: 292 thousand million years are far enough. */
static int as_seconds(PyObject *given, int64_t *value, const char *function, const char *argument)
{
    PyObject *number = index_of(given, function, argument);
    if (number == NULL)
        return -1;
    int overflow = 0;
    long long seconds = PyLong_AsLongLongAndOverflow(number, &overflow);
    Py_DECREF(number);
    *value = overflow > 0 ? INT64_MAX : overflow < 0 ? INT64_MIN : (int64_t)seconds;
    return 0;
}

/* A negative index is past the end of every list, as a huge one is. */
static int as_index(PyObject *given, size_t *value, const char *function, const char *argument)
{
    int number;
    if (as_int(given, &number, function, argument) < 0)
        return -1;
    *value = number < 0 || number == INT_MAX ? SIZE_MAX : (size_t)number;
    return 0;
}

/* Bits that no flag has are ignored, so an int of any size may be cut to the lowest ones. */
static int as_flags(PyObject *given, unsigned *value, const char *function, const char *argument)
{
    PyObject *number = index_of(given, function, argument);
    if (number == NULL)
        return -1;
    *value = (unsigned)PyLong_AsUnsignedLongMask(number);
    Py_DECREF(number);
    return 0;
}

/* Returns whether the attribute of a type is one of two texts. */
static bool attribute_is(PyObject *type, const char *attribute, const char *text, const char *other)
{
    PyObject *value = PyObject_GetAttrString(type, attribute);
    if (value == NULL)
        PyErr_Clear();
    bool same = value != NULL && PyUnicode_Check(value)
        && (PyUnicode_CompareWithASCIIString(value, text) == 0 || PyUnicode_CompareWithASCIIString(value, other) == 0);
    Py_XDECREF(value);
    return same;
}

/* numpy's bool, which numpy 2 calls so and numpy 1 bool_, is no int; it is known without loading numpy. */
static bool is_numpy_bool(PyObject *given)
{
    PyObject *type = (PyObject *)Py_TYPE(given);
    return attribute_is(type, "__module__", "numpy", "numpy") && attribute_is(type, "__name__", "bool_", "bool");
}

static int as_bool(PyObject *given, bool *value, const char *function, const char *argument)
{
    if (!PyLong_Check(given) && !is_numpy_bool(given))
        return refuse(given, function, argument, "bool");
    *value = PyObject_IsTrue(given) == 1;
    return 0;
}

/* Returns the UTF-8 of a str, which lives as long as it, or NULL without an error if it has a lone surrogate. */
static const char *utf8_of(PyObject *given, Py_ssize_t *size)
{
    const char *text = PyUnicode_AsUTF8AndSize(given, size);
    if (text == NULL && PyErr_ExceptionMatches(PyExc_UnicodeEncodeError))
        PyErr_Clear();
    return text;
}

/*
 * Takes a str or bytes for a pointer and a length. A str with lone surrogates is encoded all the same, for
 * what else it says counts; `owned` then holds the bytes.
 */
static int as_text(PyObject *given, char **text, size_t *length, PyObject **owned, const char *function,
                   const char *argument)
{
    Py_ssize_t size = 0;
    if (PyUnicode_Check(given)) {
        *text = (char *)utf8_of(given, &size);
        *length = (size_t)size;
        if (*text != NULL)
            return 0;
        if (PyErr_Occurred() != NULL)
            return -1;
        *owned = given = PyUnicode_AsEncodedString(given, "utf-8", "surrogatepass");
        if (given == NULL)
            return -1;
    }
    if (!PyBytes_Check(given))
        return refuse(given, function, argument, "str or bytes");
    if (PyBytes_AsStringAndSize(given, text, &size) < 0)
        return -1;
    *length = (size_t)size;
    return 0;
}

/*
 * Takes a str, or None for NULL, for a NUL-terminated token: a method, a vendor, a language. A str that C
 * would read only in part, or not at all, becomes the empty token, which names nothing.
 */
static int as_token(PyObject *given, char **token, const char *function, const char *argument)
{
    static char nothing[1] = "";
    if (given == Py_None) {
        *token = NULL;
        return 0;
    }
    if (!PyUnicode_Check(given))
        return refuse(given, function, argument, "str or None");
    Py_ssize_t size = 0;
    const char *text = utf8_of(given, &size);
    if (text == NULL && PyErr_Occurred() != NULL)
        return -1;
    *token = text != NULL && strlen(text) == (size_t)size ? (char *)text : nothing;
    return 0;
}

/*
 * The str of every static string that was returned so far, found by its address. There are only so many of
 * them and they are never freed, so neither are these; a table that is full merely stops to grow. Neighbours
 * in memory are neighbours here: a hash that scattered them would touch every page of the table, which costs
 * an import more than the lookups gain.
 */
enum { CACHE_SIZE = 1 << 13, CACHE_FULL = CACHE_SIZE / 4 * 3 };
static struct {
    const char *text;
    PyObject *str;
} cache[CACHE_SIZE];
static size_t cached;

/* Returns a new reference to the str of a static string, or to None for NULL. */
static PyObject *str_of(const char *text)
{
    if (text == NULL)
        Py_RETURN_NONE;
    size_t slot = (uintptr_t)text / 4 % CACHE_SIZE;
    while (cache[slot].text != text && cache[slot].text != NULL)
        slot = (slot + 1) % CACHE_SIZE;
    if (cache[slot].text == NULL) {
        PyObject *str = PyUnicode_InternFromString(text);
        if (str == NULL || cached == CACHE_FULL)
            return str;
        cached++;
        cache[slot].text = text;
        cache[slot].str = str;
    }
    Py_INCREF(cache[slot].str);
    return cache[slot].str;
}

static PyObject *bool_of(bool value)
{
    PyObject *object = value ? Py_True : Py_False;
    Py_INCREF(object);
    return object;
}
%}

%typemap(in) int { if (as_int($input, &$1, "$symname", "$1_name") < 0) SWIG_fail; }
%typemap(in) int64_t { if (as_seconds($input, &$1, "$symname", "$1_name") < 0) SWIG_fail; }
%typemap(in) size_t index { if (as_index($input, &$1, "$symname", "$1_name") < 0) SWIG_fail; }
%typemap(in) unsigned { if (as_flags($input, &$1, "$symname", "$1_name") < 0) SWIG_fail; }
%typemap(in) bool { if (as_bool($input, &$1, "$symname", "$1_name") < 0) SWIG_fail; }
%typemap(in) const char * { if (as_token($input, &$1, "$symname", "$1_name") < 0) SWIG_fail; }
%typemap(freearg) const char * ""

%typemap(in, numinputs=1) (const char *TEXT, size_t LENGTH) (PyObject *owned = NULL) {
  if (as_text($input, &$1, &$2, &owned, "$symname", "$1_name") < 0) SWIG_fail;
}
%typemap(freearg) (const char *TEXT, size_t LENGTH) { Py_XDECREF(owned$argnum); }
%apply (const char *TEXT, size_t LENGTH) {
    (const char *text, size_t len), (const char *line, size_t len), (const char *cache_control, size_t len),
    (const char *value, size_t len)
};

%typemap(out) bool { $result = bool_of($1); }
%typemap(out) const char * { $result = str_of($1); }
%typemap(out) int NO_CODE { $result = $1 != 0 ? PyLong_FromLong($1) : (Py_INCREF(Py_None), Py_None); }
%typemap(out) int64_t NO_SECONDS { $result = $1 >= 0 ? PyLong_FromLongLong($1) : (Py_INCREF(Py_None), Py_None); }

/* A decision returns its rule, which _api.py makes a member of an enumeration: true exactly if it allows. */
%typemap(in, numinputs=0) int *rule (int decided) { decided = 0; $1 = &decided; }
%typemap(argout) int *rule {
  Py_XDECREF($result);
  $result = PyLong_FromLong(*$1);
}

/* The very object that was given, where the method stays. */
%typemap(out) const char *httpstatus_redirect_method {
  if ($1 != NULL && $1 == arg2) {
    $result = swig_obj[1];
    Py_INCREF($result);
  } else {
    $result = str_of($1);
  }
}
