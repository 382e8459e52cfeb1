#include "arguments.h"

#include <string.h>

int refuse(PyObject *given, const char *function, const char *argument, const char *wanted)
{
    /* Py_TYPE(given)->tp_name is out of the stable ABI's reach. */
    PyObject *name = PyObject_GetAttrString((PyObject *)Py_TYPE(given), "__name__");
    if (name == NULL)
        return -1;
    PyErr_Format(PyExc_TypeError, "%s() argument '%s' must be %s, not %S", function, argument, wanted, name);
    Py_DECREF(name);
    return -1;
}

PyObject *index_of(PyObject *given, const char *function, const char *argument)
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

int as_int_slowly(PyObject *given, int *value, const char *function, const char *argument)
{
    PyObject *number = index_of(given, function, argument);
    if (number == NULL)
        return -1;
    *value = clamped(number);
    Py_DECREF(number);
    return 0;
}

int as_seconds(PyObject *given, int64_t *value, const char *function, const char *argument)
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

int as_flags(PyObject *given, unsigned *value, const char *function, const char *argument)
{
    PyObject *number = index_of(given, function, argument);
    if (number == NULL)
        return -1;
    *value = (unsigned)PyLong_AsUnsignedLongMask(number);
    Py_DECREF(number);
    return 0;
}

/* Returns whether an attribute of an object is this text. */
static bool attribute_is(PyObject *object, const char *attribute, const char *text)
{
    PyObject *value = PyObject_GetAttrString(object, attribute);
    if (value == NULL)
        PyErr_Clear();
    bool same = value != NULL && PyUnicode_Check(value) && PyUnicode_CompareWithASCIIString(value, text) == 0;
    Py_XDECREF(value);
    return same;
}

bool is_of_type(PyObject *given, const char *module, const char *name)
{
    PyObject *type = (PyObject *)Py_TYPE(given);
    return attribute_is(type, "__name__", name) && attribute_is(type, "__module__", module);
}

/* numpy 2 calls its bool so, and numpy 1 bool_. */
bool is_numpy_bool(PyObject *given)
{
    return is_of_type(given, "numpy", "bool") || is_of_type(given, "numpy", "bool_");
}

int as_bool(PyObject *given, bool *value, const char *function, const char *argument)
{
    if (!PyLong_Check(given) && !is_numpy_bool(given))
        return refuse(given, function, argument, "bool");
    *value = PyObject_IsTrue(given) == 1;
    return 0;
}

int as_token(PyObject *given, char **token, const char *function, const char *argument)
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

PyObject *named_argument(PyObject *const *args, Py_ssize_t positional, PyObject *names, const char *function,
                         const char *argument)
{
    Py_ssize_t named = names != NULL ? PyTuple_Size(names) : 0;
    PyObject *last = named > 0 ? PyTuple_GetItem(names, named - 1) : NULL;
    if (positional + named == 1 && (last == NULL || PyUnicode_CompareWithASCIIString(last, argument) == 0))
        return args[0];
    if (positional > 1)
        PyErr_Format(PyExc_TypeError, "%s() takes 1 positional argument but %zd were given", function, positional);
    else if (last == NULL)
        PyErr_Format(PyExc_TypeError, "%s() missing 1 required positional argument: '%s'", function, argument);
    else
        PyErr_Format(PyExc_TypeError, "%s() got an unexpected keyword argument '%U'", function, last);
    return NULL;
}
