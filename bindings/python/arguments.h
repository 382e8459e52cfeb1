/*
 * How arguments from Python are read, for the functions that SWIG wraps and for those written by hand.
 *
 * A wrong type raises TypeError with the function's and the argument's Python name. Any int is accepted.
 */
#ifndef HTTPSTATUS_PYTHON_ARGUMENTS_H
#define HTTPSTATUS_PYTHON_ARGUMENTS_H

#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include <limits.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Raises the TypeError of a wrong argument, in CPython's own words, and returns -1. */
static inline int refuse(PyObject *given, const char *function, const char *argument, const char *wanted)
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
static inline PyObject *index_of(PyObject *given, const char *function, const char *argument)
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

static inline int as_int_slowly(PyObject *given, int *value, const char *function, const char *argument)
{
    PyObject *number = index_of(given, function, argument);
    if (number == NULL)
        return -1;
    *value = clamped(number);
    Py_DECREF(number);
    return 0;
}

/* Most callers give plain ints; reading one takes a single call of CPython. */
static inline int as_int(PyObject *given, int *value, const char *function, const char *argument)
{
    if (!PyLong_CheckExact(given))
        return as_int_slowly(given, value, function, argument);
    *value = clamped(given);
    return 0;
}

/* Clamps to the range of int64_t: 292 thousand million years are far enough. */
static inline int as_seconds(PyObject *given, int64_t *value, const char *function, const char *argument)
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

/* Bits that no flag has are ignored, so an int of any size may be cut to the lowest ones. */
static inline int as_flags(PyObject *given, unsigned *value, const char *function, const char *argument)
{
    PyObject *number = index_of(given, function, argument);
    if (number == NULL)
        return -1;
    *value = (unsigned)PyLong_AsUnsignedLongMask(number);
    Py_DECREF(number);
    return 0;
}

/* Returns whether an attribute of an object is this text. */
static inline bool attribute_is(PyObject *object, const char *attribute, const char *text)
{
    PyObject *value = PyObject_GetAttrString(object, attribute);
    if (value == NULL)
        PyErr_Clear();
    bool same = value != NULL && PyUnicode_Check(value) && PyUnicode_CompareWithASCIIString(value, text) == 0;
    Py_XDECREF(value);
    return same;
}

/* Returns whether an object is of this type, which is known without loading its module. */
static inline bool is_of_type(PyObject *given, const char *module, const char *name)
{
    PyObject *type = (PyObject *)Py_TYPE(given);
    return attribute_is(type, "__name__", name) && attribute_is(type, "__module__", module);
}

/* numpy's bool, which numpy 2 calls so and numpy 1 bool_, is no int. */
static inline bool is_numpy_bool(PyObject *given)
{
    return is_of_type(given, "numpy", "bool") || is_of_type(given, "numpy", "bool_");
}

static inline int as_bool(PyObject *given, bool *value, const char *function, const char *argument)
{
    if (!PyLong_Check(given) && !is_numpy_bool(given))
        return refuse(given, function, argument, "bool");
    *value = PyObject_IsTrue(given) == 1;
    return 0;
}

/* Returns the UTF-8 of a str, which lives as long as it, or NULL without an error if it has a lone surrogate. */
static inline const char *utf8_of(PyObject *given, Py_ssize_t *size)
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
static inline int as_text(PyObject *given, char **text, size_t *length, PyObject **owned, const char *function,
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
static inline int as_token(PyObject *given, char **token, const char *function, const char *argument)
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
 * Returns the only argument of a call, which may have been given by its name. The errors are those that a function
 * written in Python raises.
 */
static inline PyObject *only_argument(PyObject *const *args, Py_ssize_t positional, PyObject *names,
                                      const char *function, const char *argument)
{
    Py_ssize_t named = names != NULL ? PyTuple_Size(names) : 0;
    if (positional == 1 && named == 0)
        return args[0];
    PyObject *name = named > 0 ? PyTuple_GetItem(names, 0) : NULL;
    if (positional == 0 && named == 1 && PyUnicode_CompareWithASCIIString(name, argument) == 0)
        return args[0];
    if (positional > 1)
        PyErr_Format(PyExc_TypeError, "%s() takes 1 positional argument but %zd were given", function, positional);
    else if (named == 0)
        PyErr_Format(PyExc_TypeError, "%s() missing 1 required positional argument: '%s'", function, argument);
    else
        PyErr_Format(PyExc_TypeError, "%s() got an unexpected keyword argument '%U'", function,
                     PyTuple_GetItem(names, named - 1));
    return NULL;
}

#endif
