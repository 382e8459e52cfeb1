/* Lines, sets and bulk work: what Python has in a form of its own. */

%typemap(in, numinputs=0) (char *buf, size_t size) (char room[512]) {
  $1 = room;
  $2 = sizeof room;
}
%typemap(out) size_t httpstatus_format_status, size_t httpstatus_format_line {
  $result = str_of_buffer(arg1, arg2, $1);
}

%{
#include "codes.h"
#include "set.h"

/* Makes a str of what a function with snprintf()'s contract wrote into a buffer, or None if that is nothing. */
static PyObject *str_of_buffer(const char *buffer, size_t size, size_t length)
{
    if (length == 0)
        Py_RETURN_NONE;
    if (length < size)
        return PyUnicode_FromStringAndSize(buffer, (Py_ssize_t)length);
    PyErr_SetString(PyExc_SystemError, "the text is longer than the room for it");
    return NULL;
}

/* Returns the str of a phrase, which is a part of bytes, or of the UTF-8 of a str, where surrogates may be. */
static PyObject *str_of_phrase(const char *text, Py_ssize_t size, PyObject *given)
{
    PyObject *phrase = PyUnicode_DecodeUTF8(text, size, PyUnicode_Check(given) ? "surrogatepass" : NULL);
    if (phrase != NULL || !PyErr_ExceptionMatches(PyExc_UnicodeDecodeError))
        return phrase;
    PyErr_Clear();
    return PyUnicode_DecodeLatin1(text, size, NULL);
}

/* Returns what makes a StatusLine, borrowed. Its module is imported with the first. */
static PyObject *line_maker(struct state *state)
{
    PyObject *make = LOAD(state->make_line);
    if (make != NULL)
        return make;
    PyObject *type = late("httpstatus._status_line", "StatusLine");
    make = type != NULL ? PyObject_GetAttrString(type, "_make") : NULL;
    Py_XDECREF(type);
    PyObject *there = NULL;
    if (make != NULL && !CLAIM(state->make_line, there, make)) {
        Py_DECREF(make);
        return LOAD(state->make_line);
    }
    return make;
}

/* Returns the parts of a status line as a StatusLine, or None where the code is 0. */
static PyObject *parts_of_line(PyObject *module, int code, int minor, const char *line, size_t length, size_t reason,
                               PyObject *given)
{
    if (code == 0)
        Py_RETURN_NONE;
    PyObject *make = line_maker(state_of(module));
    if (make == NULL)
        return NULL;
    while (length > reason && (line[length - 1] == '\r' || line[length - 1] == '\n'))
        length--;
    PyObject *phrase = str_of_phrase(line + reason, (Py_ssize_t)(length - reason), given);
    return phrase != NULL ? PyObject_CallFunction(make, "((iNN))", code, PyUnicode_FromFormat("1.%d", minor), phrase)
                          : NULL;
}
%}
%typemap(in, numinputs=0) (int *minor, size_t *reason) (int digit, size_t offset) {
  digit = 0;
  offset = 0;
  $1 = &digit;
  $2 = &offset;
}
%typemap(out) int httpstatus_parse_line ""
%typemap(argout) (int *minor, size_t *reason) {
  $result = parts_of_line(self, result, *$1, arg1, arg2, *$2, swig_obj[0]);
}

/* ---- Lists: tuples of what C returns one by one ---- */

%{
/* Puts a new object at the end of a list; takes the reference to it. */
static bool append(PyObject *list, PyObject *item)
{
    bool is_in = item != NULL && PyList_Append(list, item) == 0;
    Py_XDECREF(item);
    return is_in;
}

/* Makes a tuple of a list; takes the reference to it. */
static PyObject *frozen(PyObject *list, bool is_whole)
{
    PyObject *tuple = list != NULL && is_whole ? PyList_AsTuple(list) : NULL;
    Py_XDECREF(list);
    return tuple;
}

/* Makes the tuple of all that an expression with `index` returns, up to 0 or NULL. */
#define TUPLE_OF(TYPE, EXPRESSION, MAKE) \
    PyObject *list = PyList_New(0); \
    bool is_whole = list != NULL; \
    TYPE item; \
    for (size_t index = 0; is_whole && (item = (EXPRESSION)) != 0; index++) \
        is_whole = append(list, MAKE); \
    return frozen(list, is_whole)
%}

%inline %{
static PyObject *aliases(PyObject *module, int code)
{
    TUPLE_OF(const char *, httpstatus_alias(code, index), str_of(module, item));
}

static PyObject *vendors(PyObject *module, int code)
{
    TUPLE_OF(const char *, httpstatus_vendor(code, index), str_of(module, item));
}

static PyObject *fields(PyObject *module, int code, int level)
{
    TUPLE_OF(const char *, httpstatus_field(code, level, index), str_of(module, item));
}

static PyObject *request_fields(PyObject *module, int code)
{
    TUPLE_OF(const char *, httpstatus_request_field(code, index), str_of(module, item));
}

static PyObject *languages(PyObject *module)
{
    TUPLE_OF(const char *, httpstatus_language(index), str_of(module, item));
}

static PyObject *editions(void)
{
    TUPLE_OF(int, httpstatus_edition(index), PyLong_FromLong(item));
}

/* Returns all known codes, in ascending order. */
static PyObject *known(void)
{
    int code = 0;
    TUPLE_OF(int, code = httpstatus_next(code), PyLong_FromLong(item));
}
%}

%inline %{
/* Returns the reason phrase of a code, "" if it is unknown. */
static const char *phrase(int code)
{
    const char *found = httpstatus_reason(code);
    return found != NULL ? found : "";
}

/* Returns the name of a code, "" if it is unknown. */
static const char *symbol(int code)
{
    const char *found = httpstatus_name(code);
    return found != NULL ? found : "";
}
%}

/* ---- Flags of a cache ---- */

%inline %{
/* Joins flags with those of a value of Cache-Control, unless that is None, and of a shared cache. */
static PyObject *joined_flags(const char *function, PyObject *flags, PyObject *cache_control, PyObject *shared)
{
    unsigned joined;
    bool is_shared;
    char *text = NULL;
    size_t length = 0;
    PyObject *owned = NULL;
    if (as_flags(flags, &joined, function, "flags") < 0 || as_bool(shared, &is_shared, function, "shared") < 0)
        return NULL;
    if (cache_control != Py_None && as_text(cache_control, &text, &length, &owned, function, "cache_control") < 0)
        return NULL;
    joined |= httpstatus_cache_flags(text, length) | (is_shared ? HTTPSTATUS_CACHE_SHARED : 0U);
    Py_XDECREF(owned);
    return PyLong_FromUnsignedLong(joined);
}
%}

/* ---- Bulk work ---- */

%{
struct class_counts {
    struct sink sink;
    uint64_t counts[6];
};

static void put_classes(struct sink *sink, const uint16_t *codes, size_t count)
{
    httpstatus_count_classes(codes, count, ((struct class_counts *)sink)->counts);
}

static void add_class(struct sink *sink, uint16_t code, uint64_t times)
{
    ((struct class_counts *)sink)->counts[httpstatus_class_of(code)] += times;
}

struct code_counts {
    struct sink sink;
    uint64_t counts[1000];
};

static void put_histogram(struct sink *sink, const uint16_t *codes, size_t count)
{
    httpstatus_histogram(codes, count, ((struct code_counts *)sink)->counts);
}

static void add_code(struct sink *sink, uint16_t code, uint64_t times)
{
    ((struct code_counts *)sink)->counts[code < 1000 ? code : 0] += times;
}

struct member_count {
    struct sink sink;
    const httpstatus_set *set;
    uint64_t count;
};

static void put_members(struct sink *sink, const uint16_t *codes, size_t count)
{
    struct member_count *members = (struct member_count *)sink;
    members->count += httpstatus_set_count(members->set, codes, count);
}

static void add_member(struct sink *sink, uint16_t code, uint64_t times)
{
    struct member_count *members = (struct member_count *)sink;
    if (httpstatus_set_has(members->set, code))
        members->count += times;
}

static PyObject *tuple_of_counts(const uint64_t *counts, Py_ssize_t size)
{
    PyObject *tuple = PyTuple_New(size);
    for (Py_ssize_t at = 0; tuple != NULL && at < size; at++) {
        PyObject *count = PyLong_FromUnsignedLongLong(counts[at]);
        if (count == NULL || PyTuple_SetItem(tuple, at, count) < 0)
            Py_CLEAR(tuple);
    }
    return tuple;
}

static int put_count(PyObject *dict, long code, uint64_t count)
{
    PyObject *key = PyLong_FromLong(code);
    PyObject *value = PyLong_FromUnsignedLongLong(count);
    int result = key != NULL && value != NULL ? PyDict_SetItem(dict, key, value) : -1;
    Py_XDECREF(key);
    Py_XDECREF(value);
    return result;
}

/* Only what was met is in the dict, in ascending order. */
static PyObject *dict_of_counts(const uint64_t *counts, long size)
{
    PyObject *dict = PyDict_New();
    for (long code = 0; dict != NULL && code < size; code++)
        if (counts[code] != 0 && put_count(dict, code, counts[code]) < 0)
            Py_CLEAR(dict);
    return dict;
}
%}

%rename(count_classes) counted_classes;
%rename(histogram) counted_codes;
%inline %{
static PyObject *counted_classes(PyObject *codes)
{
    struct class_counts found = {.sink = {.put = put_classes, .add = add_class}};
    if (read_codes(codes, &found.sink, "count_classes") < 0)
        return NULL;
    found.counts[0] -= found.sink.nulls;
    return tuple_of_counts(found.counts, 6);
}

static PyObject *counted_codes(PyObject *codes)
{
    struct code_counts found = {.sink = {.put = put_histogram, .add = add_code}};
    if (read_codes(codes, &found.sink, "histogram") < 0)
        return NULL;
    found.counts[0] -= found.sink.nulls;
    return dict_of_counts(found.counts, 1000);
}

static PyObject *classes(PyObject *codes)
{
    uint8_t answers[ANSWERED];
    for (int code = 0; code < ANSWERED; code++)
        answers[code] = (uint8_t)httpstatus_class_of(code);
    return mapped_codes(codes, answers, "B", "classes");
}

/* StatusSet.count() */
static PyObject *count_members(PyObject *set, PyObject *codes)
{
    struct member_count found = {.sink = {.put = put_members, .add = add_member}};
    found.set = bits_of(set, "StatusSet.count");
    if (found.set == NULL || read_codes(codes, &found.sink, "StatusSet.count") < 0)
        return NULL;
    return PyLong_FromUnsignedLongLong(found.count);
}

/* StatusSet.mask() */
static PyObject *mask_members(PyObject *set, PyObject *codes)
{
    uint8_t answers[ANSWERED];
    const httpstatus_set *bits = bits_of(set, "StatusSet.mask");
    if (bits == NULL)
        return NULL;
    for (int code = 0; code < ANSWERED; code++)
        answers[code] = httpstatus_set_has(bits, code);
    return mapped_codes(codes, answers, "?", "StatusSet.mask");
}
%}

%ignore httpstatus_count_classes;
%ignore httpstatus_histogram;
%rename("$ignore", regextarget=1, fullname=0) "^httpstatus_set_";
