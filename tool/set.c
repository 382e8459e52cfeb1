/* httpstatus set SET [CODE...]: lists a set, or returns whether codes are in it. */
#include <stdlib.h>

#include "cli.h"
#include "json.h"
#include "labels.h"
#include "output.h"
#include "record.h"
#include "set_text.h"

static void json_members(struct json *json, const httpstatus_set *set)
{
    json_open(json, "members", '[');
    for (int code = -1; (code = httpstatus_set_next(set, code)) >= 0;)
        json_number(json, NULL, (uint64_t)code);
    json_close(json, ']');
}

static void write_members(const httpstatus_set *set, const char *text, const struct options *options)
{
    size_t known = 0;
    for (int code = -1; (code = httpstatus_set_next(set, code)) >= 0;)
        known += httpstatus_is_known(code);
    const char *lang = options->lang, *colon = label(LABEL_COLON, lang);
    printf("%s%s%s\n%s%s%zu%s", bold(), text, plain(), label(LABEL_CODES, lang), colon, httpstatus_set_size(set),
           label(LABEL_COMMA, lang));
    printf("%s%s%zu\n", label(LABEL_KNOWN, lang), colon, known);
    for (int code = -1; (code = httpstatus_set_next(set, code)) >= 0;) {
        if (httpstatus_is_known(code))
            write_short(code, options->lang);
    }
}

static void write_answers(const httpstatus_set *set, const int *codes, size_t count, const struct options *options)
{
    for (size_t i = 0; i < count; i++) {
        write_code(codes[i], options->lang);
        printf("%s%s\n", label(LABEL_COLON, options->lang),
               label(httpstatus_set_has(set, codes[i]) ? LABEL_YES : LABEL_NO, options->lang));
    }
}

static void write_json(const httpstatus_set *set, const char *text, const int *codes, size_t count,
                       const struct options *options)
{
    struct json json = {0};
    json_open(&json, NULL, '{');
    json_string(&json, "set", text);
    json_number(&json, "size", httpstatus_set_size(set));
    json_members(&json, set);
    json_open(&json, "codes", '[');
    for (size_t i = 0; i < count; i++) {
        json_open(&json, NULL, '{');
        json_record(&json, codes[i], options->lang);
        json_bool(&json, "member", httpstatus_set_has(set, codes[i]));
        json_close(&json, '}');
    }
    json_close(&json, ']');
    json_close(&json, '}');
    json_end();
}

static int answer(const struct options *options, const httpstatus_set *set, const int *codes, size_t count)
{
    char *text = formatted_set(set);
    if (has_option(options, OPTION_JSON))
        write_json(set, text, codes, count, options);
    else if (count == 0)
        write_members(set, text, options);
    else
        write_answers(set, codes, count, options);
    free(text);
    for (size_t i = 0; i < count; i++) {
        if (!httpstatus_set_has(set, codes[i]))
            return EXIT_NO;
    }
    return EXIT_YES;
}

static bool read_codes(const struct options *options, char *const *operands, int *codes, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        codes[i] = code_operand(options, operands[i]);
        if (codes[i] < 0)
            return false;
    }
    return true;
}

static int answer_codes(const struct options *options, const httpstatus_set *set, char *const *operands, size_t count)
{
    int *codes = allocated((count + 1) * sizeof *codes);
    bool readable = read_codes(options, operands, codes, count);
    int status = readable ? answer(options, set, codes, count) : EXIT_TROUBLE;
    free(codes);
    return status;
}

int run_set(const struct options *options, char *const *operands, size_t count)
{
    const char *form = options->values[OPTION_AS];
    httpstatus_set set;
    if (count == 0)
        return misused(options->command, "missing set");
    if (form != NULL && (count > 1 || has_option(options, OPTION_JSON)))
        return misused(options->command, "--as prints a set; it takes no codes and no --json");
    if (!parse_set_text(operands[0], &set))
        return EXIT_TROUBLE;
    if (form == NULL)
        return answer_codes(options, &set, operands + 1, count - 1);
    if (!write_set_as(&set, form))
        return misused(options->command, "--as is one of %s, not '%s'", option_rows[OPTION_AS].values, form);
    return EXIT_YES;
}
