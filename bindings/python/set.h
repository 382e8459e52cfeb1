/* The type Set of the module: the bits of a StatusSet, their algebra and their order. */
#ifndef HTTPSTATUS_PYTHON_SET_H
#define HTTPSTATUS_PYTHON_SET_H

#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include <httpstatus.h>

/* Makes the type and puts it into the module. */
int add_set_type(PyObject *module);

/* Returns the bits of a Set, or NULL with an error. */
const httpstatus_set *bits_of(PyObject *given, const char *function);

#endif
