/* The extension module httpstatus._core. People meet it through httpstatus/__init__.py. */
%module _core

%include "typemaps.i"
%include "bulk.i"
%include "docstrings.i" /* made by lib/generate */
%include "../swig/httpstatus.i"

%init %{
    /* SWIG begins each docstring with an empty line, after which CPython does not look for a signature. */
    for (PyMethodDef *method = SwigMethods; method->ml_name != NULL; method++)
        while (method->ml_doc != NULL && *method->ml_doc == '\n')
            method->ml_doc++;
%}
