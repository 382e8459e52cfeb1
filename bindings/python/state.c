#include "state.h"

#include <stdbool.h>

static const char *const ENUMERATION_NAMES[] = {
#define ENUMERATION(NAME) #NAME,
#include "enumerations.h"
#undef ENUMERATION
};

/* Returns the place of a string: its own, or an empty one; NULL if those near it are taken. */
static struct kept *place_of(struct kept *kept, const char *text)
{
    /* Neighbours in memory are neighbours here, so an import touches few pages of the table. */
    size_t first = (uintptr_t)text / 4 % KEPT;
    for (size_t step = 0; step < KEPT_STEPS; step++) {
        struct kept *place = &kept[(first + step) % KEPT];
        const char *there = LOAD(place->text);
        if (there == text || (there == NULL && CLAIM(place->text, there, text)) || there == text)
            return place;
    }
    return NULL;
}

PyObject *str_of(PyObject *module, const char *text)
{
    if (text == NULL)
        Py_RETURN_NONE;
    struct kept *place = place_of(state_of(module)->kept, text);
    PyObject *str = place != NULL ? LOAD(place->str) : NULL;
    if (str == NULL) {
        /* Interned, so that threads which meet here get the same object. */
        str = PyUnicode_InternFromString(text);
        if (str == NULL || place == NULL)
            return str;
        STORE(place->str, str);
    }
    Py_INCREF(str);
    return str;
}

PyObject *late(const char *module, const char *name)
{
    PyObject *imported = PyImport_ImportModule(module);
    PyObject *found = imported != NULL ? PyObject_GetAttrString(imported, name) : NULL;
    Py_XDECREF(imported);
    return found;
}

/* Asks the enumeration for its member, and keeps that. */
static PyObject *first_member(PyObject *members, enum enumeration which, PyObject *number)
{
    PyObject *enumeration = late("httpstatus._enums", ENUMERATION_NAMES[which]);
    PyObject *member = enumeration != NULL ? PyObject_CallFunctionObjArgs(enumeration, number, NULL) : NULL;
    Py_XDECREF(enumeration);
    if (member != NULL && PyDict_SetItem(members, number, member) < 0)
        Py_CLEAR(member);
    return member;
}

PyObject *member_of(PyObject *module, enum enumeration which, long value)
{
    PyObject *members = state_of(module)->members[which];
    PyObject *number = PyLong_FromLong(value);
    if (number == NULL)
        return NULL;
    PyObject *member = PyDict_GetItemWithError(members, number);
    Py_XINCREF(member);
    if (member == NULL && PyErr_Occurred() == NULL)
        member = first_member(members, which, number);
    Py_DECREF(number);
    return member;
}

PyObject *int_of(struct state *state, int number)
{
    if (number < 0 || number >= SET_CODES)
        return PyLong_FromLong(number);
    PyObject *kept = LOAD(state->codes[number]);
    PyObject *there = NULL;
    if (kept == NULL) {
        kept = PyLong_FromLong(number);
        if (kept != NULL && !CLAIM(state->codes[number], there, kept)) {
            Py_DECREF(kept);
            kept = LOAD(state->codes[number]);
        }
    }
    Py_XINCREF(kept);
    return kept;
}

int state_init(struct state *state)
{
    state->kept = PyMem_Calloc(KEPT, sizeof *state->kept);
    if (state->kept == NULL) {
        PyErr_NoMemory();
        return -1;
    }
    for (int which = 0; which < ENUMERATIONS; which++)
        if ((state->members[which] = PyDict_New()) == NULL)
            return -1;
    return 0;
}

int state_traverse(struct state *state, visitproc visit, void *arg)
{
    for (int which = 0; which < ENUMERATIONS; which++)
        Py_VISIT(state->members[which]);
    Py_VISIT(LOAD(state->make_line));
    return 0;
}

/* Members belong to classes, which may refer to the module. What stays can still answer. */
void state_clear(struct state *state)
{
    for (int which = 0; which < ENUMERATIONS; which++)
        if (state->members[which] != NULL)
            PyDict_Clear(state->members[which]);
    PyObject *make_line = LOAD(state->make_line);
    STORE(state->make_line, NULL);
    Py_XDECREF(make_line);
}

void state_free(struct state *state)
{
    state_clear(state);
    for (int which = 0; which < ENUMERATIONS; which++)
        Py_CLEAR(state->members[which]);
    for (int code = 0; code < SET_CODES; code++)
        Py_XDECREF(LOAD(state->codes[code]));
    for (size_t at = 0; state->kept != NULL && at < KEPT; at++)
        Py_XDECREF(LOAD(state->kept[at].str));
    PyMem_Free(state->kept);
}
