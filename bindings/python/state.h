/*
 * What one import of the module keeps: the objects that it returns again and again. Each interpreter has its own.
 */
#ifndef HTTPSTATUS_PYTHON_STATE_H
#define HTTPSTATUS_PYTHON_STATE_H

#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The members of the enumerations, in the order of ENUMERATIONS. */
enum enumeration {
#define ENUMERATION(NAME) ENUMERATION_##NAME,
#include "enumerations.h" /* made by lib/generate */
#undef ENUMERATION
    ENUMERATIONS
};

/* CPython's slots are void pointers, which ISO C does not let point at functions. */
#ifdef __GNUC__
#define EXTENSION __extension__
#else
#define EXTENSION
#endif
#define POINTER(FUNCTION) (EXTENSION(void *)(FUNCTION))

/* Threads of a free-threaded build may fill a place at once: each puts the same object there. */
#ifdef Py_GIL_DISABLED
#include <stdatomic.h>
#define SHARED(TYPE) _Atomic(TYPE)
#define LOAD(PLACE) atomic_load_explicit(&(PLACE), memory_order_acquire)
#define STORE(PLACE, VALUE) atomic_store_explicit(&(PLACE), VALUE, memory_order_release)
/* Puts a value where NULL is; returns what is there then. */
#define CLAIM(PLACE, EXPECTED, VALUE) atomic_compare_exchange_strong(&(PLACE), &(EXPECTED), VALUE)
#else
#define SHARED(TYPE) TYPE
#define LOAD(PLACE) (PLACE)
#define STORE(PLACE, VALUE) ((PLACE) = (VALUE))
#define CLAIM(PLACE, EXPECTED, VALUE) ((void)(EXPECTED), (PLACE) = (VALUE), true)
#endif

/* The str of a static string that was returned. With these reason() takes 14 ns, without them 50 ns. */
struct kept {
    SHARED(const char *) text;
    SHARED(PyObject *) str;
};
/* There are only so many static strings; what does not fit is made each time. */
enum { KEPT = 1 << 13, KEPT_STEPS = 256 };
enum { SET_CODES = 1024 };

struct state {
    struct kept *kept;
    PyObject *members[ENUMERATIONS];     /* dicts: number to member */
    SHARED(PyObject *) make_line;        /* StatusLine._make */
    SHARED(PyObject *) codes[SET_CODES]; /* ints */
};

/* Returns a new reference to the str of a static string, or to None for NULL. */
PyObject *str_of(PyObject *module, const char *text);

/* Returns a new reference to a member of an enumeration. */
PyObject *member_of(PyObject *module, enum enumeration which, long value);

/* Returns a new reference to an attribute of a module of this package. */
PyObject *late(const char *module, const char *name);

/*
 * Returns a new reference to an int, which is kept if it could be a code. This makes find() take 22 ns, not 23 ns, and
 * the first iteration over a set need not make ints.
 */
PyObject *int_of(struct state *state, int number);

int state_init(struct state *state);
int state_traverse(struct state *state, visitproc visit, void *arg);
void state_clear(struct state *state);
void state_free(struct state *state);

static inline struct state *state_of(PyObject *module)
{
    return PyModule_GetState(module);
}

#endif
