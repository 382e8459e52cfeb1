/*
 * The extension module httpstatus._core. People meet it through httpstatus/__init__.py.
 *
 * SWIG writes the functions. What SWIG has for pointers and classes is not needed, so the module is defined here: with
 * a state for each import, which interpreters with a GIL of their own need, with keywords, and for free-threaded
 * builds.
 */
#ifdef __GNUC__
#define SWIGEXPORT static __attribute__((unused))
#else
#define SWIGEXPORT static
#endif
#include "core_wrap.c"

#include "set.h"

/* A function of one argument, which may be given by its name. */
#define ONE_ARGUMENT(NAME, ARGUMENT, DOC) \
    static PyObject *call_##NAME(PyObject *self, PyObject *const *args, Py_ssize_t count, PyObject *names) \
    { \
        PyObject *given = only_argument(args, count, names, #NAME, #ARGUMENT); \
        return given != NULL ? _wrap_##NAME(self, given) : NULL; \
    }
#define FUNCTION(NAME, DOC)
#include "functions.h" /* made by lib/generate */
#undef ONE_ARGUMENT
#undef FUNCTION

static PyMethodDef functions[] = {
#define ONE_ARGUMENT(NAME, ARGUMENT, DOC) \
    {#NAME, (PyCFunction)(void (*)(void))call_##NAME, METH_FASTCALL | METH_KEYWORDS, DOC},
#define FUNCTION(NAME, DOC) {#NAME, _wrap_##NAME, METH_VARARGS, DOC},
#include "functions.h"
    {NULL, NULL, 0, NULL},
};

static int execute(PyObject *module)
{
    return state_init(state_of(module)) < 0 ? -1 : add_set_type(module);
}

static int traverse(PyObject *module, visitproc visit, void *arg)
{
    struct state *state = state_of(module);
    return state != NULL ? state_traverse(state, visit, arg) : 0;
}

static int clear(PyObject *module)
{
    struct state *state = state_of(module);
    if (state != NULL)
        state_clear(state);
    return 0;
}

static void release(void *module)
{
    struct state *state = state_of(module);
    if (state != NULL)
        state_free(state);
}

/* The headers for a stable ABI older than 3.12 leave out what later versions take. */
#ifndef Py_mod_multiple_interpreters
#define Py_mod_multiple_interpreters 3
#define Py_MOD_PER_INTERPRETER_GIL_SUPPORTED ((void *)2)
#endif

/* The version that runs; a build for one version runs with that. */
#if PY_VERSION_HEX >= 0x030b0000
#define RUNNING_VERSION Py_Version
#else
#define RUNNING_VERSION PY_VERSION_HEX
#endif

#define DEFINITION(SLOTS) \
    { \
        PyModuleDef_HEAD_INIT, .m_name = "_core", .m_size = sizeof(struct state), .m_methods = functions, \
                               .m_slots = (SLOTS), .m_traverse = traverse, .m_clear = clear, .m_free = release, \
    }

PyMODINIT_FUNC PyInit__core(void)
{
    static PyModuleDef_Slot slots[] = {
        {Py_mod_multiple_interpreters, Py_MOD_PER_INTERPRETER_GIL_SUPPORTED},
#ifdef Py_GIL_DISABLED
        {Py_mod_gil, Py_MOD_GIL_NOT_USED},
#endif
        {Py_mod_exec, POINTER(execute)},
        {0, NULL},
    };
    static struct PyModuleDef definition = DEFINITION(slots);
    static struct PyModuleDef definition_before_3_12 = DEFINITION(slots + 1);
    return PyModuleDef_Init(RUNNING_VERSION >= 0x030c0000 ? &definition : &definition_before_3_12);
}
