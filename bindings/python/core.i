/* The functions of the extension module httpstatus._core, which module.c makes. */
%module _core

/* module.c has an init function of its own. */
%header %{
#undef SWIG_init
#define SWIG_init unused_init
%}

%include "typemaps.i"
%include "bulk.i"
%include "enumerations.i" /* made by lib/generate */
%include "../swig/httpstatus.i"
