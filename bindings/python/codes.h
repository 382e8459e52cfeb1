/*
 * Reading codes in bulk from what people hold: buffers, Arrow data, pandas, mappings and iterables.
 *
 * They go to a sink in blocks of 16-bit numbers. One that 16 bits cannot hold becomes NO_CODE, and a null becomes
 * NULL_CODE, which is no code either. Nulls are also counted, so that their number can be taken off again.
 */
#ifndef HTTPSTATUS_PYTHON_CODES_H
#define HTTPSTATUS_PYTHON_CODES_H

#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include <stddef.h>
#include <stdint.h>

enum { NO_CODE = UINT16_MAX - 1, NULL_CODE = UINT16_MAX };

struct sink {
    /* Takes a block. It is called without the GIL. */
    void (*put)(struct sink *sink, const uint16_t *codes, size_t count);
    /* Takes a code that occurs so many times; NULL if the sink has no use for mappings. */
    void (*add)(struct sink *sink, uint16_t code, uint64_t times);
    /* Makes room for so many more codes, with the GIL. NULL if the sink needs none. */
    int (*expect)(struct sink *sink, size_t count);
    uint64_t nulls;
};

/* Reads all codes. Returns -1 with an error that names the function; the sink may then have had some of them. */
int read_codes(PyObject *given, struct sink *sink, const char *function);

enum { ANSWERED = 1024 };

/* Reads codes into a memoryview of this format: for each code its answer, 0 for one from ANSWERED on. */
PyObject *mapped_codes(PyObject *given, const uint8_t answers[ANSWERED], const char *format, const char *function);

#endif
