/*
 * Sets, lines and bulk work. A set crosses as the bytes of the C struct, which StatusSet keeps; codes cross as any
 * buffer of native unsigned 16-bit ints, in place, or as an iterable of ints, copied.
 */

/* StatusSet is frozen: with_code() and without_code() return another set. */
%ignore httpstatus_set_add;
%ignore httpstatus_set_remove;
%rename(set_add) with_code;
%rename(set_remove) without_code;

%{
struct codes {
    const uint16_t *items;
    size_t count;
    Py_buffer view;
    uint16_t *copy;
};

static void release_codes(struct codes *codes)
{
    PyBuffer_Release(&codes->view);
    PyMem_Free(codes->copy);
}

/* Whether this format of struct has native unsigned 16-bit ints: arrays that are not aligned say so by a '='. */
static bool is_native_uint16(const char *format)
{
    const uint16_t one = 1;
    char order = *(const char *)&one == 1 ? '<' : '>';
    if (*format == '@' || *format == '=' || *format == order || (*format == '!' && order == '>'))
        format++;
    return strcmp(format, "H") == 0;
}

/* Says what is wrong with an array, and how it is put right where it can do that itself, as numpy's can. */
static int refuse_buffer(PyObject *given, const Py_buffer *view, const char *format, const char *function,
                         const char *argument)
{
    const char *hint = view->ndim > 0 && PyObject_HasAttrString(given, "astype") ? "; .astype('uint16') makes them" : "";
    PyErr_Format(PyExc_TypeError, "%s() argument '%s' must hold unsigned 16-bit ints (an array of format 'H'), "
                 "not %s of format '%s'%s", function, argument, view->ndim < 1 ? "a scalar" : "items", format, hint);
    return -1;
}

/* Holds the buffer of an array in place, or copies it if its items are not aligned or not one after the other. */
static int take_buffer(PyObject *given, struct codes *codes, const char *function, const char *argument)
{
    Py_buffer *view = &codes->view;
    if (PyObject_GetBuffer(given, view, PyBUF_FULL_RO) < 0)
        return -1;
    const char *format = view->format != NULL ? view->format : "B";
    if (view->ndim < 1 || view->itemsize != (Py_ssize_t)sizeof(uint16_t) || !is_native_uint16(format))
        return refuse_buffer(given, view, format, function, argument);
    codes->count = (size_t)view->len / sizeof(uint16_t);
    codes->items = view->buf;
    if (PyBuffer_IsContiguous(view, 'C') && (uintptr_t)view->buf % sizeof(uint16_t) == 0)
        return 0;
    codes->items = codes->copy = PyMem_Malloc((size_t)view->len);
    if (codes->copy == NULL) {
        PyErr_NoMemory();
        return -1;
    }
    return PyBuffer_ToContiguous(codes->copy, view, view->len, 'C');
}

/* Makes room for one more item, `capacity` being how many there is room for now. */
static int grow(struct codes *codes, size_t *capacity)
{
    if (codes->count < *capacity)
        return 0;
    size_t wider = *capacity != 0 ? *capacity * 2 : 1024;
    uint16_t *moved = PyMem_Realloc(codes->copy, wider * sizeof(uint16_t));
    if (moved == NULL) {
        PyErr_NoMemory();
        return -1;
    }
    codes->items = codes->copy = moved;
    *capacity = wider;
    return 0;
}

/* An int that 16 bits cannot hold becomes the largest that they can: neither is a code. */
static int take_item(PyObject *given, struct codes *codes, size_t *capacity, const char *function,
                     const char *argument)
{
    int code;
    if (!PyIndex_Check(given))
        return refuse(given, function, argument, "made of ints");
    if (as_int(given, &code, function, argument) < 0 || grow(codes, capacity) < 0)
        return -1;
    codes->copy[codes->count++] = code >= 0 && code < UINT16_MAX ? (uint16_t)code : UINT16_MAX;
    return 0;
}

static int take_items(PyObject *given, struct codes *codes, const char *function, const char *argument)
{
    PyObject *items = PyUnicode_Check(given) ? NULL : PyObject_GetIter(given);
    if (items == NULL) {
        if (PyErr_Occurred() != NULL && !PyErr_ExceptionMatches(PyExc_TypeError))
            return -1;
        PyErr_Clear();
        return refuse(given, function, argument, "an array of unsigned 16-bit ints or an iterable of ints");
    }
    size_t capacity = 0;
    PyObject *item;
    int failed = 0;
    while (!failed && (item = PyIter_Next(items)) != NULL) {
        failed = take_item(item, codes, &capacity, function, argument) < 0;
        Py_DECREF(item);
    }
    Py_DECREF(items);
    return failed || PyErr_Occurred() != NULL ? -1 : 0;
}

static int take_codes(PyObject *given, struct codes *codes, const char *function, const char *argument)
{
    /* People meet this one as a method. */
    if (strcmp(function, "count_members") == 0)
        function = "StatusSet.count";
    if (PyObject_CheckBuffer(given))
        return take_buffer(given, codes, function, argument);
    return take_items(given, codes, function, argument);
}

/* From how many codes on the work is worth more than letting other threads run meanwhile costs. */
enum { WORTH_RELEASING = 1 << 16 };

static PyThreadState *release_gil(size_t count)
{
    return count >= WORTH_RELEASING ? PyEval_SaveThread() : NULL;
}

static void take_gil(PyThreadState *state)
{
    if (state != NULL)
        PyEval_RestoreThread(state);
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

/* The str of what was written into a buffer by a function with snprintf()'s contract. */
static PyObject *str_of_buffer(const char *buffer, size_t size, size_t length)
{
    if (length < size)
        return PyUnicode_FromStringAndSize(buffer, (Py_ssize_t)length);
    PyErr_SetString(PyExc_SystemError, "the text is longer than the room for it");
    return NULL;
}
%}

%typemap(in, numinputs=1) (const uint16_t *codes, size_t n) (struct codes taken = {0}) {
  if (take_codes($input, &taken, "$symname", "$1_name") < 0) SWIG_fail;
  $1 = (uint16_t *)taken.items;
  $2 = taken.count;
}
%typemap(freearg) (const uint16_t *codes, size_t n) { release_codes(&taken$argnum); }

%typemap(in, numinputs=0) uint64_t counts[ANY] (uint64_t counted[$1_dim0]) {
  memset(counted, 0, sizeof counted);
  $1 = counted;
}
%typemap(argout) uint64_t counts[6] { $result = tuple_of_counts($1, $1_dim0); }
%typemap(argout) uint64_t counts[1000] { $result = dict_of_counts($1, $1_dim0); }
%typemap(out) void httpstatus_count_classes, void httpstatus_histogram ""
%typemap(out) uint64_t { $result = PyLong_FromUnsignedLongLong($1); }

%feature("docstring") httpstatus_format_status %{format_status($module, code, /)
--

Makes a code and its reason phrase: "404 Not Found".

This is what CGI's Status field, WSGI and logs want. An unknown code from 100 to 999 has its digits alone.

Args:
    code (int): the status code, any int.

Returns:
    str | None: the whole text, or None if the code is outside 100 to 999.

Source: RFC 3875 section 6.3.3; RFC 9110 section 15.%}
%feature("docstring") httpstatus_format_line %{format_line($module, code, /)
--

Makes the status line of an HTTP/1.1 response: "HTTP/1.1 404 Not Found" and CRLF.

If no phrase is known for the code, the line keeps the space that must follow the code.

Args:
    code (int): the status code, any int.

Returns:
    str | None: the whole line with its CRLF, or None if the code is outside 100 to 999.

Source: RFC 9112 section 4.%}
%feature("docstring") httpstatus_count_classes %{count_classes($module, codes, /)
--

Counts codes by class.

Other threads run while a large array is counted.

Args:
    codes (array or iterable): an array of native unsigned 16-bit ints (array('H'), a memoryview of one, a
        numpy array of dtype uint16), read in place if it is contiguous, or any iterable of ints. Do not
        change an array meanwhile.

Returns:
    tuple[int, int, int, int, int, int]: six counts: at 1 to 5 those of the classes, at 0 how many are
        outside 100 to 599.%}
%feature("docstring") httpstatus_histogram %{histogram($module, codes, /)
--

Counts codes one by one.

Other threads run while a large array is counted.
collections.Counter.update() adds up several results.

Args:
    codes (array or iterable): an array of native unsigned 16-bit ints (array('H'), a memoryview of one, a
        numpy array of dtype uint16), read in place if it is contiguous, or any iterable of ints. Do not
        change an array meanwhile.

Returns:
    dict[int, int]: how often each code occurs that is there at all, in ascending order; 0 counts all that
        are not 1 to 999.%}

/* The functions over arrays, with the name that SWIG gives to the number of codes in each. */
%define RELEASES_GIL(FUNCTION, COUNT)
%exception FUNCTION {
  PyThreadState *state = release_gil(COUNT);
  $action
  take_gil(state);
}
%enddef
RELEASES_GIL(httpstatus_count_classes, arg2)
RELEASES_GIL(httpstatus_histogram, arg2)
RELEASES_GIL(httpstatus_set_count, arg3)
RELEASES_GIL(count_members, arg3)

%typemap(in) const httpstatus_set *set (httpstatus_set bits) {
  char *bytes = NULL;
  Py_ssize_t size = 0;
  if (PyBytes_AsStringAndSize($input, &bytes, &size) < 0) SWIG_fail;
  if (size != (Py_ssize_t)sizeof bits) {
    PyErr_SetString(PyExc_ValueError, "$symname() argument '$1_name' must be the bytes of a set");
    SWIG_fail;
  }
  memcpy(&bits, bytes, sizeof bits);
  $1 = &bits;
}

/* The bytes of the set, or the offset of the error. */
%typemap(in, numinputs=0) httpstatus_set *set (httpstatus_set parsed) {
  memset(&parsed, 0, sizeof parsed);
  $1 = &parsed;
}
%typemap(in, numinputs=0) size_t *error_at (size_t offset) { offset = 0; $1 = &offset; }
%typemap(out) bool httpstatus_set_parse ""
%typemap(argout) httpstatus_set *set {
  if (result) $result = PyBytes_FromStringAndSize((const char *)$1, sizeof *$1);
}
%typemap(argout) const httpstatus_set *set ""
%typemap(argout) size_t *error_at { if (!result) $result = PyLong_FromSize_t(*$1); }

%typemap(in, numinputs=0) (char *buf, size_t size) (char room[8192]) {
  $1 = room;
  $2 = sizeof room;
}
%typemap(out) size_t httpstatus_set_format { $result = str_of_buffer(arg2, arg3, $1); }
%typemap(out) size_t httpstatus_format_status, size_t httpstatus_format_line {
  $result = $1 != 0 ? str_of_buffer(arg1, arg2, $1) : (Py_INCREF(Py_None), Py_None);
}

%typemap(out) int httpstatus_set_next { $result = $1 >= 0 ? PyLong_FromLong($1) : (Py_INCREF(Py_None), Py_None); }

%{
/* Returns the str of a phrase, which is a part of bytes, or of the UTF-8 of a str, where surrogates may be. */
static PyObject *str_of_phrase(const char *text, Py_ssize_t size, PyObject *given)
{
    PyObject *phrase = PyUnicode_DecodeUTF8(text, size, PyUnicode_Check(given) ? "surrogatepass" : NULL);
    if (phrase != NULL || !PyErr_ExceptionMatches(PyExc_UnicodeDecodeError))
        return phrase;
    PyErr_Clear();
    return PyUnicode_DecodeLatin1(text, size, NULL);
}

/* Returns the parts of a status line as (code, version, reason), or None where the code is 0. */
static PyObject *parts_of_line(int code, int minor, const char *line, size_t length, size_t reason, PyObject *given)
{
    if (code == 0)
        Py_RETURN_NONE;
    while (length > reason && (line[length - 1] == '\r' || line[length - 1] == '\n'))
        length--;
    PyObject *phrase = str_of_phrase(line + reason, (Py_ssize_t)(length - reason), given);
    return phrase != NULL ? Py_BuildValue("iNN", code, PyUnicode_FromFormat("1.%d", minor), phrase) : NULL;
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
  $result = parts_of_line(result, *$1, arg1, arg2, *$2, swig_obj[0]);
}

%inline %{
/* Returns the bytes of the set with a code. */
static PyObject *with_code(const httpstatus_set *set, int code)
{
    httpstatus_set wider = *set;
    httpstatus_set_add(&wider, code);
    return PyBytes_FromStringAndSize((const char *)&wider, sizeof wider);
}

/* Returns the bytes of the set without a code. */
static PyObject *without_code(const httpstatus_set *set, int code)
{
    httpstatus_set narrower = *set;
    httpstatus_set_remove(&narrower, code);
    return PyBytes_FromStringAndSize((const char *)&narrower, sizeof narrower);
}

/* StatusSet.count(), which its errors name. */
static uint64_t count_members(const httpstatus_set *set, const uint16_t *codes, size_t n)
{
    return httpstatus_set_count(set, codes, n);
}

/* Returns the members of a set as a tuple, in ascending order. */
static PyObject *set_codes(const httpstatus_set *set)
{
    Py_ssize_t size = (Py_ssize_t)httpstatus_set_size(set);
    PyObject *codes = PyTuple_New(size);
    int code = httpstatus_set_next(set, -1);
    for (Py_ssize_t at = 0; codes != NULL && at < size; at++, code = httpstatus_set_next(set, code)) {
        PyObject *item = PyLong_FromLong(code);
        if (item == NULL || PyTuple_SetItem(codes, at, item) < 0)
            Py_CLEAR(codes);
    }
    return codes;
}

/* Returns the bytes of the set of an iterable's ints. */
static PyObject *set_of(PyObject *codes)
{
    PyObject *items = PyObject_GetIter(codes);
    if (items == NULL)
        return NULL;
    httpstatus_set set = {{0}};
    PyObject *item;
    while ((item = PyIter_Next(items)) != NULL) {
        int code = -1;
        int failed = as_int(item, &code, "StatusSet", "codes") < 0;
        Py_DECREF(item);
        if (!failed && (code < 0 || code > 1023)) {
            PyErr_SetString(PyExc_ValueError, "a StatusSet holds codes from 0 to 1023");
            failed = 1;
        }
        if (failed)
            break;
        httpstatus_set_add(&set, code);
    }
    Py_DECREF(items);
    return PyErr_Occurred() == NULL ? PyBytes_FromStringAndSize((const char *)&set, sizeof set) : NULL;
}
%}
