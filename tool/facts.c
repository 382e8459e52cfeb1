#include "facts.h"

#include <httpstatus.h>
#include <stdio.h>
#include <string.h>

#include "output.h"

struct column column_for(enum label first, enum label last, const char *lang)
{
    struct column column = {0, lang};
    for (enum label which = first; which <= last; which++) {
        size_t columns = text_columns(label(which, lang));
        column.width = columns > column.width ? columns : column.width;
    }
    column.width += 4; /* two before it, two after it */
    return column;
}

void fact(const struct column *column, enum label which, const char *value)
{
    if (value == NULL || *value == '\0')
        return;
    const char *name = label(which, column->lang);
    printf("  %s%s%s%*s", dim(), name, plain(), (int)(column->width - 2 - text_columns(name)), "");
    write_wrapped(value, column->width, column->width);
}

void add(struct list *list, const char *word, const char *between)
{
    size_t length = strlen(list->text);
    snprintf(list->text + length, sizeof list->text - length, "%s%s", length > 0 ? between : "", word);
}

/* Returns the condition under which a code asks for a field; "" if there is none. */
static const char *condition_of(int code, const char *field)
{
    const char *condition = field != NULL ? httpstatus_field_condition(code, field) : NULL;
    return condition != NULL ? condition : "";
}

/* Adds the fields of a level, with each condition once, after the fields that it applies to. */
static void add_fields(struct list *list, int code, int level)
{
    const char *before = "";
    const char *field;
    for (size_t i = 0; (field = httpstatus_field(code, level, i)) != NULL; i++) {
        const char *condition = condition_of(code, field);
        add(list, field, strcmp(condition, before) == 0 ? ", " : "; ");
        const char *next = condition_of(code, httpstatus_field(code, level, i + 1));
        if (*condition != '\0' && strcmp(condition, next) != 0)
            add(list, condition, " ");
        before = condition;
    }
}

void fact_fields(const struct column *column, int code)
{
    static const struct {
        int level;
        enum label which;
    } rows[] = {{HTTPSTATUS_LEVEL_MUST, LABEL_MUST},
                {HTTPSTATUS_LEVEL_SHOULD, LABEL_SHOULD},
                {HTTPSTATUS_LEVEL_MAY, LABEL_MAY}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct list list = {""};
        add_fields(&list, code, rows[i].level);
        if (rows[i].level == HTTPSTATUS_LEVEL_MUST)
            add_fields(&list, code, HTTPSTATUS_LEVEL_MUST_IF);
        fact(column, rows[i].which, list.text);
    }
    const char *field;
    struct list list = {""};
    for (size_t i = 0; (field = httpstatus_request_field(code, i)) != NULL; i++)
        add(&list, field, ", ");
    fact(column, LABEL_ANSWERS, list.text);
}
