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

%{
#include <httpstatus.h>

#include "arguments.h"
#include "state.h"

static PyObject *bool_of(bool value)
{
    PyObject *object = value ? Py_True : Py_False;
    Py_INCREF(object);
    return object;
}

/* Returns an int, or None for a negative number. */
static PyObject *seconds_of(int64_t seconds)
{
    if (seconds < 0)
        Py_RETURN_NONE;
    return PyLong_FromLongLong(seconds);
}

/* Returns an int, or None for 0. */
static PyObject *number_of(PyObject *module, int number)
{
    if (number == 0)
        Py_RETURN_NONE;
    return int_of(state_of(module), number);
}
%}

%typemap(in) int { if (as_int($input, &$1, "$symname", "$1_name") < 0) SWIG_fail; }
%typemap(in) int64_t { if (as_seconds($input, &$1, "$symname", "$1_name") < 0) SWIG_fail; }
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

/* The module, which every wrapper has as its self. */
%typemap(in, numinputs=0) PyObject *module { $1 = self; }

%typemap(out) int { $result = PyLong_FromLong($1); }
%typemap(out) bool { $result = bool_of($1); }
%typemap(out) const char * { $result = str_of(self, $1); }
%typemap(out) int NO_CODE { $result = number_of(self, $1); }
%typemap(out) int64_t NO_SECONDS { $result = seconds_of($1); }

/* A decision returns its rule, which is true exactly if it allows. */
%typemap(in, numinputs=0) int *rule (int decided) { decided = 0; $1 = &decided; }
%typemap(argout) int *rule {
  Py_XDECREF($result);
  $result = member_of(self, RULE_OF_$symname, *$1);
}

/* The very object that was given, where the method stays. */
%typemap(out) const char *httpstatus_redirect_method {
  if ($1 != NULL && $1 == arg2) {
    $result = swig_obj[1];
    Py_INCREF($result);
  } else {
    $result = str_of(self, $1);
  }
}
