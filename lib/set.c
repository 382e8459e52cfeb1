/* Sets of codes: the mini-language that configurations write them in, and the value itself. */
#include <httpstatus.h>

#include <string.h>

#include "ascii.h"
#include "bits.h"
#include "writer.h"

enum { CODES = 1024, WORD_BITS = 64 };

/* What a text that begins with a removal starts from: the codes of httpstatus_is_valid(). */
enum { VALID_FIRST = 100, VALID_LAST = 599 };

/* From one code to another, both included. */
struct range {
    uint16_t first;
    uint16_t last;
};

static struct range range_of(int first, int last)
{
    return (struct range){(uint16_t)first, (uint16_t)last};
}

static const struct range valid = {VALID_FIRST, VALID_LAST};

/* ---- The value ---- */

static bool in_bounds(int code)
{
    return (unsigned)code < CODES;
}

static uint64_t bit_of(int code)
{
    return UINT64_C(1) << code % WORD_BITS;
}

bool httpstatus_set_has(const httpstatus_set *set, int code)
{
    return set != NULL && in_bounds(code) && (set->bits[code / WORD_BITS] & bit_of(code)) != 0;
}

bool httpstatus_set_add(httpstatus_set *set, int code)
{
    if (set == NULL || !in_bounds(code) || httpstatus_set_has(set, code))
        return false;
    set->bits[code / WORD_BITS] |= bit_of(code);
    return true;
}

bool httpstatus_set_remove(httpstatus_set *set, int code)
{
    if (!httpstatus_set_has(set, code))
        return false;
    set->bits[code / WORD_BITS] &= ~bit_of(code);
    return true;
}

size_t httpstatus_set_size(const httpstatus_set *set)
{
    size_t size = 0;
    for (size_t word = 0; set != NULL && word < CODES / WORD_BITS; word++)
        size += count_bits(set->bits[word]);
    return size;
}

/* The first code from a place on that is a member, or that is not; CODES if there is none. */
static int seek(const httpstatus_set *set, int from, bool member)
{
    uint64_t skipped = bit_of(from) - 1;
    for (int word = from / WORD_BITS; word < CODES / WORD_BITS; word++) {
        uint64_t bits = (member ? set->bits[word] : ~set->bits[word]) & ~skipped;
        if (bits != 0)
            return word * WORD_BITS + (int)count_bits((bits & -bits) - 1);
        skipped = 0;
    }
    return CODES;
}

int httpstatus_set_next(const httpstatus_set *set, int code)
{
    if (set == NULL || code >= CODES - 1)
        return 0;
    int next = seek(set, code < 0 ? 1 : code + 1, true);
    return next < CODES ? next : 0;
}

/*
 * Finds the next longest range within from..last that has only members, or none. To visit all of them:
 * for (int at = first; next_span(set, member, at, last, &span); at = span.last + 1)
 */
static bool next_span(const httpstatus_set *set, bool member, int from, int last, struct range *span)
{
    int first = seek(set, from, member);
    if (first > last)
        return false;
    int end = seek(set, first, !member) - 1;
    *span = range_of(first, end < last ? end : last);
    return true;
}

/* Adds the codes of a range, or removes them. */
static void assign(httpstatus_set *set, struct range range, bool member)
{
    for (int word = range.first / WORD_BITS; word <= range.last / WORD_BITS; word++) {
        uint64_t mask = UINT64_MAX;
        if (word == range.first / WORD_BITS)
            mask &= UINT64_MAX << range.first % WORD_BITS;
        if (word == range.last / WORD_BITS)
            mask &= UINT64_MAX >> (WORD_BITS - 1 - range.last % WORD_BITS);
        set->bits[word] = member ? set->bits[word] | mask : set->bits[word] & ~mask;
    }
}

/* ---- Parsing ---- */

enum { KNOWN, REGISTERED, REDIRECT, CACHEABLE, RETRYABLE, ERROR, WORDS };

/* No pointers, so that nothing needs relocation. */
static const char words[WORDS][12] = {"known", "registered", "redirect", "cacheable", "retryable", "error"};

static bool word_holds(int word, int code)
{
    switch (word) {
    case KNOWN:
        return httpstatus_is_known(code);
    case REGISTERED:
        return httpstatus_is_registered(code);
    case REDIRECT:
        return httpstatus_is_redirect(code);
    case CACHEABLE:
        return httpstatus_is_heuristically_cacheable(code);
    case RETRYABLE:
        return httpstatus_is_retryable(code, "GET");
    default:
        return httpstatus_is_error(code);
    }
}

/* How far a text is read. Where a function answers false, `at` is where the error lies. */
struct parser {
    const char *text;
    size_t len;
    size_t at;
    httpstatus_set set;
    /* What words mean, found out once for each that occurs, so that a text of nothing else stays linear. */
    httpstatus_set meanings[WORDS];
    bool has_meaning[WORDS];
};

static bool is_separator(char c)
{
    return c == ',' || c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static void skip_separators(struct parser *parser)
{
    while (parser->at < parser->len && is_separator(parser->text[parser->at]))
        parser->at++;
}

static bool at_end_of_term(const struct parser *parser)
{
    return parser->at == parser->len || is_separator(parser->text[parser->at]);
}

/* Whether a term removes. A sign that is there is read. */
static bool take_sign(struct parser *parser)
{
    char sign = parser->text[parser->at];
    bool removes = sign == '!' || sign == '-';
    if (removes || sign == '+')
        parser->at++;
    return removes;
}

/* How many letters and digits follow a place. */
static size_t count_alnum(const struct parser *parser, size_t from)
{
    size_t at = from;
    while (at < parser->len && ascii_is_alnum(parser->text[at]))
        at++;
    return at - from;
}

/* The code that one to four digits say, -1 if these are not. */
static int read_number(const char *text, size_t len)
{
    if (len < 1 || len > 4)
        return -1;
    int number = 0;
    for (size_t at = 0; at < len; at++) {
        if (!ascii_is_digit(text[at]))
            return -1;
        number = number * 10 + (text[at] - '0');
    }
    return number < CODES ? number : -1;
}

/* Reads "4xx" or "40x". */
static bool read_pattern(const char *text, size_t len, struct range *range)
{
    if (len != 3 || !ascii_is_digit(text[0]) || ascii_lower(text[2]) != 'x')
        return false;
    int first = (text[0] - '0') * 100;
    if (ascii_lower(text[1]) == 'x') {
        *range = range_of(first, first + 99);
        return true;
    }
    if (!ascii_is_digit(text[1]))
        return false;
    first += (text[1] - '0') * 10;
    *range = range_of(first, first + 9);
    return true;
}

/* The word that a text is, without case; WORDS if it is none. */
static int find_word(const char *text, size_t len)
{
    int word = 0;
    while (word < WORDS && !(ascii_begins_with(text, words[word], len) && words[word][len] == '\0'))
        word++;
    return word;
}

static const httpstatus_set *meaning_of(struct parser *parser, int word)
{
    httpstatus_set *meaning = &parser->meanings[word];
    if (!parser->has_meaning[word]) {
        for (int code = 0; code < CODES; code++) {
            if (word_holds(word, code))
                httpstatus_set_add(meaning, code);
        }
        parser->has_meaning[word] = true;
    }
    return meaning;
}

static void assign_set(httpstatus_set *set, const httpstatus_set *codes, bool member)
{
    for (size_t word = 0; word < CODES / WORD_BITS; word++)
        set->bits[word] = member ? set->bits[word] | codes->bits[word] : set->bits[word] & ~codes->bits[word];
}

/* The rest of an item that begins with a number, which is read: the other end of a range, if there is one. */
static bool parse_range(struct parser *parser, int first, size_t start, bool member)
{
    int last = first;
    if (parser->at < parser->len && parser->text[parser->at] == '-') {
        parser->at++;
        size_t len = count_alnum(parser, parser->at);
        last = read_number(parser->text + parser->at, len);
        if (last < 0)
            return false;
        parser->at += len;
    }
    if (last < first) {
        parser->at = start;
        return false;
    }
    assign(&parser->set, range_of(first, last), member);
    return true;
}

static bool parse_item(struct parser *parser, bool member)
{
    size_t start = parser->at;
    const char *text = parser->text + start;
    size_t len = count_alnum(parser, start);

    int number = read_number(text, len);
    if (number >= 0) {
        parser->at += len;
        return parse_range(parser, number, start, member);
    }
    struct range range;
    if (read_pattern(text, len, &range)) {
        assign(&parser->set, range, member);
        parser->at += len;
        return true;
    }
    int word = find_word(text, len);
    if (word == WORDS)
        return false;
    assign_set(&parser->set, meaning_of(parser, word), member);
    parser->at += len;
    return true;
}

static bool parse_terms(struct parser *parser)
{
    bool is_first = true;
    for (skip_separators(parser); parser->at < parser->len; skip_separators(parser)) {
        bool removes = take_sign(parser);
        if (removes && is_first)
            assign(&parser->set, valid, true);
        is_first = false;
        if (!parse_item(parser, !removes) || !at_end_of_term(parser))
            return false;
    }
    return true;
}

bool httpstatus_set_parse(httpstatus_set *set, const char *text, size_t len, size_t *error_at)
{
    struct parser parser = {.text = text, .len = text != NULL ? len : 0};
    if (!parse_terms(&parser)) {
        if (error_at != NULL)
            *error_at = parser.at;
        return false;
    }
    if (set != NULL)
        *set = parser.set;
    return true;
}

/* ---- Formatting ---- */

static size_t put_number(char *text, int number)
{
    size_t digits = 1;
    for (int rest = number; rest >= 10; rest /= 10)
        digits++;
    for (size_t at = digits; at > 0; at--) {
        text[at - 1] = (char)('0' + number % 10);
        number /= 10;
    }
    return digits;
}

static size_t put_pattern(char *text, int first, int width)
{
    text[0] = (char)('0' + first / 100);
    text[1] = (char)(width == 100 ? 'x' : '0' + first / 10 % 10);
    text[2] = 'x';
    return 3;
}

enum { ITEM_LONGEST = 9 }; /* "1000-1023" */

/*
 * The one shortest item for a range: a number, a pattern or two numbers. No list of items is shorter: two
 * neighbours need a comma, which costs what the hyphen of a range costs.
 */
static size_t put_item(char text[ITEM_LONGEST], struct range range)
{
    /* clang's analyser does not see that next_span() has set the range where it answers true. */
    int width = range.last - range.first + 1; /* NOLINT(clang-analyzer-core.UndefinedBinaryOperatorResult) */
    if (width == 1)
        return put_number(text, range.first);
    if ((width == 100 || width == 10) && range.first % width == 0 && range.last < 1000)
        return put_pattern(text, range.first, width);
    size_t length = put_number(text, range.first);
    text[length++] = '-';
    return length + put_number(text + length, range.last);
}

static void write_term(struct writer *writer, bool removes, struct range range)
{
    char text[ITEM_LONGEST];
    size_t length = put_item(text, range);
    if (writer->length > 0)
        append(writer, ",", 1);
    if (removes)
        append(writer, "!", 1);
    append(writer, text, length);
}

/* Writes what a set lacks of a range. */
static void write_removals(struct writer *writer, const httpstatus_set *set, struct range cover)
{
    struct range gap;
    for (int at = cover.first; next_span(set, false, at, cover.last, &gap); at = gap.last + 1)
        write_term(writer, true, gap);
}

/*
 * What a text costs: its length, then how many terms it has, then how many of these remove, as one number
 * to compare by. A set has at most 512 runs, so that none of the three outgrows its bits.
 */
static uint32_t cost_of(size_t length, unsigned terms, unsigned removals)
{
    return (uint32_t)length << 20 | terms << 10 | removals;
}

/* The cost of a term with the comma that parts it from the next. */
static uint32_t term_cost(bool removes, struct range range)
{
    char text[ITEM_LONGEST];
    return cost_of(put_item(text, range) + removes + 1, 1, removes);
}

static uint32_t number_cost(int number)
{
    char text[ITEM_LONGEST];
    return cost_of(put_number(text, number), 0, 0);
}

enum { RUNS_MOST = CODES / 2 };

/*
 * How to write a set. A run is a longest range of members. cost[i] is the least cost of a text for run i
 * and all after it, and cover[i] what its first term says before anything is removed from it. A cover is
 * a run, a pattern with the runs inside it, or a range from the start of a run to the end of a later one.
 * Six KiB, which is the most stack that the library uses.
 */
struct plan {
    const httpstatus_set *set;
    size_t runs;
    struct range run[RUNS_MOST];
    struct range cover[RUNS_MOST];
    uint32_t cost[RUNS_MOST + 1];
};

/* Keeps a cover for run i if it is better than what is planned. */
static void offer(struct plan *plan, size_t i, struct range cover, uint32_t cost)
{
    if (cost >= plan->cost[i])
        return;
    plan->cost[i] = cost;
    plan->cover[i] = cover;
}

/* Offers the pattern around run i, if no run sticks out of it and run i is its first. */
static void offer_pattern(struct plan *plan, size_t i, int width)
{
    int first = plan->run[i].first / width * width;
    struct range cover = range_of(first, first + width - 1);
    if (cover.last >= 1000 || (i > 0 && plan->run[i - 1].last >= cover.first))
        return;

    size_t next = i;
    while (next < plan->runs && plan->run[next].first <= cover.last)
        next++;
    /* Run i is there, so next is above i; clang's analyser does not see it. */
    if (plan->run[next - 1].last > cover.last) /* NOLINT(clang-analyzer-core.UndefinedBinaryOperatorResult) */
        return;

    uint32_t cost = term_cost(false, cover) + plan->cost[next];
    struct range gap;
    for (int at = cover.first; next_span(plan->set, false, at, cover.last, &gap); at = gap.last + 1)
        cost += term_cost(true, gap);
    offer(plan, i, cover, cost);
}

/* Fills in a plan from the last run to the first, in time linear in the runs. */
static void make_plan(struct plan *plan, const httpstatus_set *set)
{
    plan->set = set;
    plan->runs = 0;
    struct range run;
    for (int at = 0; at < CODES && next_span(set, true, at, CODES - 1, &run); at = run.last + 1)
        plan->run[plan->runs++] = run;

    /* Where a range that has begun in an earlier run ends best, and what it and all after it cost from here. */
    int end = 0;
    uint32_t open = 0;

    plan->cost[plan->runs] = 0;
    for (size_t i = plan->runs; i-- > 0;) {
        run = plan->run[i];
        plan->cost[i] = UINT32_MAX;
        offer_pattern(plan, i, 100);
        offer_pattern(plan, i, 10);
        offer(plan, i, run, term_cost(false, run) + plan->cost[i + 1]);

        uint32_t close = number_cost(run.last) + cost_of(1, 1, 0) + plan->cost[i + 1];
        if (i + 1 < plan->runs) {
            struct range gap = range_of(run.last + 1, plan->run[i + 1].first - 1);
            open += term_cost(true, gap);
            offer(plan, i, range_of(run.first, end), number_cost(run.first) + cost_of(1, 0, 0) + open);
        }
        if (i + 1 == plan->runs || close <= open) {
            open = close;
            end = run.last;
        }
    }
}

static void write_additions(struct writer *writer, const httpstatus_set *set)
{
    struct plan plan;
    make_plan(&plan, set);
    for (size_t i = 0; i < plan.runs;) {
        struct range cover = plan.cover[i];
        write_term(writer, false, cover);
        write_removals(writer, set, cover);
        while (i < plan.runs && plan.run[i].first <= cover.last)
            i++;
    }
}

/* The form that begins with a removal. What lies outside 100-599 follows, from below it first. */
static void write_from_valid(struct writer *writer, const httpstatus_set *set)
{
    httpstatus_set below = *set;
    httpstatus_set above = *set;
    assign(&below, range_of(VALID_FIRST, CODES - 1), false);
    assign(&above, range_of(0, VALID_LAST), false);
    write_removals(writer, set, valid);
    write_additions(writer, &below);
    write_additions(writer, &above);
}

size_t httpstatus_set_format(const httpstatus_set *set, char *buf, size_t size)
{
    const httpstatus_set empty = {{0}};
    if (set == NULL)
        set = &empty;

    struct writer text = write_to(buf, size);
    write_additions(&text, set);
    /* Without a gap there, the form that begins with a removal does not exist. */
    struct range gap;
    if (!next_span(set, false, VALID_FIRST, VALID_LAST, &gap))
        return finish(&text);

    struct writer other = write_to(NULL, 0);
    write_from_valid(&other, set);
    if (other.length < text.length) {
        text = write_to(buf, size);
        write_from_valid(&text, set);
    }
    return finish(&text);
}
