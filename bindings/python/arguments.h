/*
 * How arguments from Python are read, for the functions that SWIG wraps and for those written by hand.
 *
 * A wrong type raises TypeError with the function's and the argument's Python name. Any int is accepted. What returns
 * an int returns 0, or -1 with an error.
 */
#ifndef HTTPSTATUS_PYTHON_ARGUMENTS_H
#define HTTPSTATUS_PYTHON_ARGUMENTS_H

#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include <limits.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Raises the TypeError of a wrong argument, in CPython's own words, and returns -1. */
int refuse(PyObject *given, const char *function, const char *argument, const char *wanted);

/* Returns a new reference to the int that an int is, or that an object with __index__ gives. */
PyObject *index_of(PyObject *given, const char *function, const char *argument);

/* Clamps to the range of C's int: no code is known near its ends. */
static inline int clamped(PyObject *number)
{
    int overflow = 0;
    long value = PyLong_AsLongAndOverflow(number, &overflow);
    if (overflow != 0)
        return overflow > 0 ? INT_MAX : INT_MIN;
    return value > INT_MAX ? INT_MAX : value < INT_MIN ? INT_MIN : (int)value;
}

/* Takes an object with __index__ for an int. */
int as_int_slowly(PyObject *given, int *value, const char *function, const char *argument);

/* Most callers give plain ints; reading one takes a single call of CPython. */
static inline int as_int(PyObject *given, int *value, const char *function, const char *argument)
{
    if (!PyLong_CheckExact(given))
        return as_int_slowly(given, value, function, argument);
    *value = clamped(given);
    return 0;
}

/* Clamps to the range of int64_t: 292 thousand million years are far enough. */
int as_seconds(PyObject *given, int64_t *value, const char *function, const char *argument);

/* Bits that no flag has are ignored, so an int of any size may be cut to the lowest ones. */
int as_flags(PyObject *given, unsigned *value, const char *function, const char *argument);

/* Takes an int or numpy's bool. */
int as_bool(PyObject *given, bool *value, const char *function, const char *argument);

/* Returns the UTF-8 of a str, which lives as long as it, or NULL without an error if it has a lone surrogate. */
static inline const char *utf8_of(PyObject *given, Py_ssize_t *size)
{
    const char *text = PyUnicode_AsUTF8AndSize(given, size);
    if (text == NULL && PyErr_ExceptionMatches(PyExc_UnicodeEncodeError))
        PyErr_Clear();
    return text;
}

/*
 * Takes a str or bytes for a pointer and a length. A str with lone surrogates is encoded too, because the rest of it
 * counts; `owned` then holds the bytes. It is inline because find() takes 22 ns with it, and 24 ns with a call of it.
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
 * Takes a str, or None for NULL, for a NUL-terminated token: a method, a vendor, a language. A str that C would read
 * only in part, or not at all, becomes the empty token, which names nothing.
 */
int as_token(PyObject *given, char **token, const char *function, const char *argument);

/* Returns the only argument of a call where it may be named, or raises what a function written in Python raises. */
PyObject *named_argument(PyObject *const *args, Py_ssize_t positional, PyObject *names, const char *function,
                         const char *argument);

/* Returns the only argument of a call, borrowed. */
static inline PyObject *only_argument(PyObject *const *args, Py_ssize_t positional, PyObject *names,
                                      const char *function, const char *argument)
{
    return positional == 1 && names == NULL ? args[0] : named_argument(args, positional, names, function, argument);
}

/* Returns whether an object is of this type, which is known without loading its module. */
bool is_of_type(PyObject *given, const char *module, const char *name);

/* Returns whether an object is numpy's bool, which is no int. */
bool is_numpy_bool(PyObject *given);

#endif
