#include "codes.h"

#include <httpstatus.h>
#include <string.h>

#include "arguments.h"
#include "arrow.h"
#include "column.h"
#include "state.h"

/* From how many codes on other threads may run meanwhile. So many take at least 13 us. */
enum { WORTH_RELEASING = 1 << 16 };

/* What an error is about. */
struct request {
    struct sink *sink;
    const char *function;
};

static int refuse_codes(PyObject *given, const struct request *request, const char *wanted)
{
    return refuse(given, request->function, "codes", wanted);
}

/* Raises a TypeError that says what the argument holds. */
static int refuse_items(const struct request *request, const char *what, const char *detail)
{
    PyErr_Format(PyExc_TypeError, "%s() argument 'codes' must hold numbers, not %s%s", request->function, what, detail);
    return -1;
}

static int expect(const struct request *request, size_t count)
{
    return request->sink->expect != NULL ? request->sink->expect(request->sink, count) : 0;
}

/* Hands a column over, without the GIL if it is long. */
static int put(const struct column *column, const struct request *request)
{
    if (expect(request, column->count) < 0)
        return -1;
    PyThreadState *state = column->count >= WORTH_RELEASING ? PyEval_SaveThread() : NULL;
    put_column(column, request->sink);
    if (state != NULL)
        PyEval_RestoreThread(state);
    return 0;
}

/* ---- Buffers ---- */

static bool is_little_endian(void)
{
    const uint16_t one = 1;
    return *(const unsigned char *)&one == 1;
}

/* Reads a format of the module struct, whose first character may be the byte order; numpy has also a '^' there. */
static enum number number_of_format(const char *format, size_t size, bool *is_swapped)
{
    *is_swapped = is_little_endian() ? *format == '>' || *format == '!' : *format == '<';
    if (*format != '\0' && strchr("@=<>!^", *format) != NULL)
        format++;
    if (*format == '\0' || format[1] != '\0')
        return NO_NUMBER;
    if (strchr("bhilqn", *format) != NULL)
        return integer_of(size, true);
    if (strchr("BHILQN", *format) != NULL)
        return integer_of(size, false);
    enum number number = *format == 'e'   ? NUMBER_HALF
                         : *format == 'f' ? NUMBER_FLOAT
                         : *format == 'd' ? NUMBER_DOUBLE
                         : *format == 'g' ? NUMBER_LONG_DOUBLE
                                          : NO_NUMBER;
    return number != NO_NUMBER && number_size(number) == size ? number : NO_NUMBER;
}

static const char *format_of(const Py_buffer *view)
{
    return view->format != NULL ? view->format : "B";
}

static ptrdiff_t last_stride(const Py_buffer *view)
{
    return view->strides[view->ndim - 1];
}

/* Hands over all rows below a dimension of a buffer, and of its mask, which has the same shape. */
static int put_rows(struct column *column, const Py_buffer *view, const Py_buffer *mask, int dimension,
                    const struct request *request)
{
    if (dimension == view->ndim - 1)
        return put(column, request);
    struct column row = *column;
    for (Py_ssize_t at = 0; at < view->shape[dimension]; at++) {
        if (put_rows(&row, view, mask, dimension + 1, request) < 0)
            return -1;
        row.items += view->strides[dimension];
        if (mask != NULL)
            row.mask += mask->strides[dimension];
    }
    return 0;
}

/* A buffer without gaps is one row, whatever its shape. */
static int put_buffer(const Py_buffer *view, const Py_buffer *mask, struct column *column,
                      const struct request *request)
{
    bool is_one_row = mask == NULL && PyBuffer_IsContiguous(view, 'C');
    column->items = view->buf;
    column->count = (size_t)(is_one_row ? view->len / view->itemsize : view->shape[view->ndim - 1]);
    column->stride = is_one_row ? view->itemsize : last_stride(view);
    if (mask != NULL) {
        column->mask = mask->buf;
        column->mask_stride = last_stride(mask);
    }
    return is_one_row ? put(column, request) : put_rows(column, view, mask, 0, request);
}

static bool same_shape(const Py_buffer *view, const Py_buffer *mask)
{
    return view->ndim == mask->ndim && memcmp(view->shape, mask->shape, (size_t)view->ndim * sizeof *view->shape) == 0;
}

/* Reads a buffer with the mask of a numpy array or a pandas column, which is NULL where there is none. */
static int read_numbers(const Py_buffer *view, PyObject *masks, struct column *column, const struct request *request)
{
    Py_buffer mask;
    if (masks == NULL)
        return put_buffer(view, NULL, column, request);
    if (PyObject_GetBuffer(masks, &mask, PyBUF_RECORDS_RO) < 0)
        return -1;
    int result;
    if (mask.ndim == 0 && mask.itemsize == 1 && *(const char *)mask.buf == 0)
        result = put_buffer(view, NULL, column, request);
    else if (mask.itemsize == 1 && same_shape(view, &mask))
        result = put_buffer(view, &mask, column, request);
    else
        result = refuse_items(request, "a mask of another shape", "");
    PyBuffer_Release(&mask);
    return result;
}

static int read_items(PyObject *given, const struct request *request);

static int read_view(PyObject *given, const Py_buffer *view, PyObject *masks, const struct request *request)
{
    struct column column = {0};
    const char *format = format_of(view);
    column.number = number_of_format(format, (size_t)view->itemsize, &column.is_swapped);
    if (view->ndim == 0)
        return refuse_codes(given, request, "an array or an iterable of codes");
    if (strcmp(format, "O") == 0 && view->ndim == 1 && masks == NULL)
        return read_items(given, request);
    if (strcmp(format, "?") == 0)
        return refuse_items(request, "bools", "");
    if (column.number == NO_NUMBER)
        return refuse_items(request, "items of format ", format);
    return read_numbers(view, masks, &column, request);
}

static int read_buffer(PyObject *given, PyObject *masks, const struct request *request)
{
    Py_buffer view;
    if (PyObject_GetBuffer(given, &view, PyBUF_RECORDS_RO) < 0)
        return -1;
    int result = read_view(given, &view, masks, request);
    PyBuffer_Release(&view);
    return result;
}

/* Returns an attribute, or NULL without an error if it is not there. */
static PyObject *attribute(PyObject *given, const char *name)
{
    PyObject *found = PyObject_GetAttrString(given, name);
    if (found == NULL && PyErr_ExceptionMatches(PyExc_AttributeError))
        PyErr_Clear();
    return found;
}

static bool has(PyObject *given, const char *name)
{
    return PyObject_HasAttrString((PyObject *)Py_TYPE(given), name);
}

/* A masked array of numpy hands out its data; the mask is a separate array. */
static int read_array(PyObject *given, const struct request *request)
{
    PyObject *masks = has(given, "fill_value") ? attribute(given, "mask") : NULL;
    if (masks == NULL && PyErr_Occurred() != NULL)
        return -1;
    int result = read_buffer(given, masks, request);
    Py_XDECREF(masks);
    return result;
}

/* ---- Arrow ---- */

static enum number number_of_arrow(const char *format)
{
    static const char letters[] = "cCsSiIlLefg";
    static const enum number numbers[] = {NUMBER_INT8,  NUMBER_UINT8,  NUMBER_INT16, NUMBER_UINT16,
                                          NUMBER_INT32, NUMBER_UINT32, NUMBER_INT64, NUMBER_UINT64,
                                          NUMBER_HALF,  NUMBER_FLOAT,  NUMBER_DOUBLE};
    const char *found = format[0] != '\0' && format[1] == '\0' ? strchr(letters, format[0]) : NULL;
    return found != NULL ? numbers[found - letters] : NO_NUMBER;
}

/* Raises a TypeError that says which type of Arrow is no column of numbers. */
static int refuse_arrow(const struct ArrowSchema *schema, const struct request *request)
{
    if (schema->dictionary != NULL)
        return refuse_items(request, "an Arrow dictionary; decode it first", "");
    if (schema->n_children != 0 && strcmp(schema->format, "+s") == 0) {
        PyErr_Format(PyExc_TypeError, "%s() argument 'codes' must be one column, not %lld", request->function,
                     (long long)schema->n_children);
        return -1;
    }
    return strcmp(schema->format, "b") == 0 ? refuse_items(request, "bools", "")
                                            : refuse_items(request, "an Arrow type of format ", schema->format);
}

/* Hands over a column of Arrow's type null. */
static int put_nulls(size_t count, const struct request *request)
{
    static const char nothing[sizeof(uint64_t)];
    static const char masked = 1;
    const struct column column = {.items = nothing, .count = count, .number = NUMBER_UINT8, .mask = &masked};
    return put(&column, request);
}

static int read_arrow(const struct ArrowSchema *schema, const struct ArrowArray *array, int64_t offset, int64_t length,
                      const struct request *request);

static bool has_bit(const unsigned char *bits, int64_t at)
{
    return (bits[at / 8] >> (at % 8) & 1) != 0;
}

/* Reads a part of the only column of a table. In a row that is null, whatever the column holds is null. */
static int read_only_column(const struct ArrowSchema *schema, const struct ArrowArray *array, int64_t offset,
                            int64_t length, const struct request *request)
{
    const unsigned char *valid = array->null_count != 0 ? array->buffers[0] : NULL;
    int64_t from = array->offset + offset;
    if (valid == NULL)
        return read_arrow(schema->children[0], array->children[0], from, length, request);
    int64_t end = from + length;
    int result = 0;
    while (from < end && result == 0) {
        bool is_valid = has_bit(valid, from);
        int64_t to = from + 1;
        while (to < end && has_bit(valid, to) == is_valid)
            to++;
        result = is_valid ? read_arrow(schema->children[0], array->children[0], from, to - from, request)
                          : put_nulls((size_t)(to - from), request);
        from = to;
    }
    return result;
}

/* Reads a part of an array. A table of one column is that column. */
static int read_arrow(const struct ArrowSchema *schema, const struct ArrowArray *array, int64_t offset, int64_t length,
                      const struct request *request)
{
    if (strcmp(schema->format, "+s") == 0 && schema->n_children == 1)
        return read_only_column(schema, array, offset, length, request);
    if (strcmp(schema->format, "n") == 0)
        return put_nulls((size_t)length, request);
    struct column column = {.count = (size_t)length, .number = number_of_arrow(schema->format)};
    if (column.number == NO_NUMBER || schema->dictionary != NULL)
        return refuse_arrow(schema, request);
    if (length == 0)
        return 0;
    column.stride = (ptrdiff_t)number_size(column.number);
    column.items = (const char *)array->buffers[1] + (array->offset + offset) * column.stride;
    column.valid = array->null_count != 0 ? array->buffers[0] : NULL;
    column.valid_at = (size_t)(array->offset + offset);
    column.nulls = length == array->length ? array->null_count : -1;
    return put(&column, request);
}

static int read_arrow_array(PyObject *given, const struct request *request)
{
    PyObject *capsules = PyObject_CallMethod(given, "__arrow_c_array__", NULL);
    int result = -1;
    if (capsules != NULL && PyTuple_Check(capsules) && PyTuple_Size(capsules) == 2) {
        struct ArrowSchema *schema = PyCapsule_GetPointer(PyTuple_GetItem(capsules, 0), "arrow_schema");
        struct ArrowArray *array = PyCapsule_GetPointer(PyTuple_GetItem(capsules, 1), "arrow_array");
        if (schema != NULL && array != NULL)
            result = read_arrow(schema, array, 0, array->length, request);
    } else if (capsules != NULL) {
        refuse_codes(given, request, "an array whose __arrow_c_array__() returns two capsules");
    }
    Py_XDECREF(capsules);
    return result;
}

/* Raises what a stream says about its last error. */
static int stream_failed(struct ArrowArrayStream *stream, const struct request *request)
{
    const char *why = stream->get_last_error(stream);
    if (PyErr_Occurred() == NULL)
        PyErr_Format(PyExc_OSError, "%s(): the Arrow stream failed: %s", request->function, why != NULL ? why : "");
    return -1;
}

/* Returns 1 if there was a chunk, 0 after the last one, -1 for an error. */
static int read_chunk(struct ArrowArrayStream *stream, const struct ArrowSchema *schema, const struct request *request)
{
    struct ArrowArray array = {0};
    if (stream->get_next(stream, &array) != 0)
        return stream_failed(stream, request);
    if (array.release == NULL)
        return 0;
    int result = read_arrow(schema, &array, 0, array.length, request);
    array.release(&array);
    return result < 0 ? -1 : 1;
}

static int read_chunks(struct ArrowArrayStream *stream, const struct request *request)
{
    struct ArrowSchema schema = {0};
    if (stream->get_schema(stream, &schema) != 0)
        return stream_failed(stream, request);
    int result = 1;
    while (result > 0)
        result = read_chunk(stream, &schema, request);
    if (schema.release != NULL)
        schema.release(&schema);
    return result;
}

static int read_arrow_stream(PyObject *given, const struct request *request)
{
    PyObject *capsule = PyObject_CallMethod(given, "__arrow_c_stream__", NULL);
    struct ArrowArrayStream *stream = capsule != NULL ? PyCapsule_GetPointer(capsule, "arrow_array_stream") : NULL;
    int result = stream != NULL ? read_chunks(stream, request) : -1;
    Py_XDECREF(capsule);
    return result;
}

/* ---- Items ---- */

static bool is_null(PyObject *item)
{
    return item == Py_None || (PyFloat_Check(item) && PyFloat_AsDouble(item) != PyFloat_AsDouble(item));
}

/* Returns whether an item is a null of pandas or numpy, by the names of its type in all their releases. */
static bool is_foreign_null(PyObject *item)
{
    return is_of_type(item, "pandas._libs.missing", "NAType") || is_of_type(item, "pandas.api.typing", "NAType") ||
           is_of_type(item, "numpy.ma", "MaskedConstant") || is_of_type(item, "numpy.ma.core", "MaskedConstant");
}

/* Takes a float, or what makes one of itself, such as numpy's float32. */
static int code_of_float(PyObject *item, uint16_t *code, const struct request *request)
{
    double value;
    /* Until Python 3.9, complex has a __float__ that only raises. */
    bool is_float = has(item, "__float__") && !PyComplex_Check(item);
    PyObject *number = is_float ? PyNumber_Float(item) : NULL;
    if (number == NULL)
        return PyErr_Occurred() != NULL ? -1 : refuse_codes(item, request, "made of ints");
    value = PyFloat_AsDouble(number);
    Py_DECREF(number);
    *code = value != value                                              ? NULL_CODE
            : value >= 0 && value < NO_CODE && value == (uint16_t)value ? (uint16_t)value
                                                                        : NO_CODE;
    return 0;
}

/* Makes a code of an item: NULL_CODE of a null. */
static int code_of(PyObject *item, uint16_t *code, const struct request *request)
{
    int number;
    *code = NULL_CODE;
    if (is_null(item) || (!PyLong_CheckExact(item) && is_foreign_null(item)))
        return 0;
    if (PyBool_Check(item) || is_numpy_bool(item))
        return refuse_codes(item, request, "made of ints");
    if (!PyIndex_Check(item))
        return code_of_float(item, code, request);
    if (as_int(item, &number, request->function, "codes") < 0)
        return -1;
    *code = number >= 0 && number < NO_CODE ? (uint16_t)number : NO_CODE;
    return 0;
}

/* A block of items, which are not many enough to be worth the release of the GIL. */
enum { ITEMS = 1024 };
struct items {
    uint16_t codes[ITEMS];
    size_t count;
};

static int put_items(struct items *items, const struct request *request)
{
    if (expect(request, items->count) < 0)
        return -1;
    for (size_t at = 0; at < items->count; at++)
        request->sink->nulls += items->codes[at] == NULL_CODE;
    request->sink->put(request->sink, items->codes, items->count);
    items->count = 0;
    return 0;
}

static int put_iterator(PyObject *iterator, const struct request *request)
{
    struct items items = {.count = 0};
    PyObject *item;
    while ((item = PyIter_Next(iterator)) != NULL) {
        int result = code_of(item, &items.codes[items.count++], request);
        Py_DECREF(item);
        if (result < 0 || (items.count == ITEMS && put_items(&items, request) < 0))
            return -1;
    }
    return PyErr_Occurred() != NULL ? -1 : put_items(&items, request);
}

static int read_items(PyObject *given, const struct request *request)
{
    PyObject *iterator = PyObject_GetIter(given);
    if (iterator == NULL) {
        if (!PyErr_ExceptionMatches(PyExc_TypeError))
            return -1;
        PyErr_Clear();
        return refuse_codes(given, request, "an array or an iterable of codes");
    }
    int result = put_iterator(iterator, request);
    Py_DECREF(iterator);
    return result;
}

/* ---- Mappings ---- */

static int add_pair(PyObject *pair, const struct request *request)
{
    uint16_t code;
    if (code_of(PyTuple_GetItem(pair, 0), &code, request) < 0)
        return -1;
    PyObject *times = index_of(PyTuple_GetItem(pair, 1), request->function, "codes");
    if (times == NULL)
        return -1;
    uint64_t number = PyLong_AsUnsignedLongLong(times);
    if (PyErr_Occurred() != NULL) {
        PyErr_Format(PyExc_ValueError, "%s() argument 'codes' must count each code by an int from 0 on, not %S",
                     request->function, times);
    }
    Py_DECREF(times);
    if (PyErr_Occurred() != NULL)
        return -1;
    if (code != NULL_CODE)
        request->sink->add(request->sink, code, number);
    return 0;
}

static int read_mapping(PyObject *given, const struct request *request)
{
    if (request->sink->add == NULL)
        return refuse_codes(given, request, "an array or an iterable of codes, in an order");
    PyObject *pairs = PyMapping_Items(given);
    if (pairs == NULL)
        return -1;
    int result = 0;
    for (Py_ssize_t at = 0; result == 0 && at < PyList_Size(pairs); at++)
        result = add_pair(PyList_GetItem(pairs, at), request);
    Py_DECREF(pairs);
    return result;
}

static int is_mapping(PyObject *given)
{
    if (PyDict_Check(given))
        return 1;
    if (PyList_Check(given) || PyTuple_Check(given) || !PyMapping_Check(given))
        return 0;
    PyObject *mapping = late("collections.abc", "Mapping");
    int result = mapping != NULL ? PyObject_IsInstance(given, mapping) : -1;
    Py_XDECREF(mapping);
    return result;
}

/* ---- Whatever is given ---- */

static int read_whatever(PyObject *given, const struct request *request);

/* Has _bulk.py make a pair of what pandas has: values, and a mask or None. */
static int read_pandas(PyObject *given, const struct request *request)
{
    PyObject *split = late("httpstatus._bulk", "split");
    PyObject *pair = split != NULL ? PyObject_CallFunction(split, "Os", given, request->function) : NULL;
    Py_XDECREF(split);
    if (pair == NULL)
        return -1;
    PyObject *values = PyTuple_GetItem(pair, 0);
    PyObject *mask = PyTuple_GetItem(pair, 1);
    int result = mask == Py_None ? read_whatever(values, request) : read_buffer(values, mask, request);
    Py_DECREF(pair);
    return result;
}

static int read_whatever(PyObject *given, const struct request *request)
{
    if (PyBytes_Check(given) || PyByteArray_Check(given))
        return refuse_codes(given, request, "an array or an iterable of codes, which do not fit into a byte");
    if (PyUnicode_Check(given))
        return refuse_codes(given, request, "an array or an iterable of codes");
    if (PyObject_CheckBuffer(given))
        return read_array(given, request);
    if (PyList_CheckExact(given) || PyTuple_CheckExact(given))
        return read_items(given, request);
    if (has(given, "isna") && has(given, "to_numpy"))
        return read_pandas(given, request);
    if (has(given, "__arrow_c_array__"))
        return read_arrow_array(given, request);
    if (has(given, "__arrow_c_stream__"))
        return read_arrow_stream(given, request);
    int mapping = is_mapping(given);
    if (mapping < 0)
        return -1;
    return mapping ? read_mapping(given, request) : read_items(given, request);
}

int read_codes(PyObject *given, struct sink *sink, const char *function)
{
    struct request request = {sink, function};
    return read_whatever(given, &request);
}

/* ---- An answer for each code ---- */

struct mapping {
    struct sink sink;
    const uint8_t *answers;
    PyObject *bytes; /* a bytearray of all answers so far */
    uint8_t *next;   /* where the next answer goes */
};

static int expect_mapping(struct sink *sink, size_t count)
{
    struct mapping *mapping = (struct mapping *)sink;
    Py_ssize_t done = PyByteArray_Size(mapping->bytes);
    if (PyByteArray_Resize(mapping->bytes, done + (Py_ssize_t)count) < 0)
        return -1;
    mapping->next = (uint8_t *)PyByteArray_AsString(mapping->bytes) + done;
    return 0;
}

static void put_mapping(struct sink *sink, const uint16_t *codes, size_t count)
{
    struct mapping *mapping = (struct mapping *)sink;
    const uint8_t *answers = mapping->answers;
    uint8_t *next = mapping->next;
    for (size_t at = 0; at < count; at++)
        next[at] = codes[at] < ANSWERED ? answers[codes[at]] : 0;
    mapping->next += count;
}

PyObject *mapped_codes(PyObject *given, const uint8_t answers[ANSWERED], const char *format, const char *function)
{
    struct mapping mapping = {.sink = {.put = put_mapping, .expect = expect_mapping}, .answers = answers};
    mapping.bytes = PyByteArray_FromStringAndSize(NULL, 0);
    PyObject *view = NULL;
    if (mapping.bytes != NULL && read_codes(given, &mapping.sink, function) == 0)
        view = PyMemoryView_FromObject(mapping.bytes);
    Py_XDECREF(mapping.bytes);
    PyObject *typed = view != NULL ? PyObject_CallMethod(view, "cast", "s", format) : NULL;
    Py_XDECREF(view);
    return typed;
}
