/* The nearest phrase: one spelling of each length that takes long. */
#include <httpstatus.h>
#include <stdio.h>
#include <string.h>

#include "bench.h"
#include "harness.h"
#include "random.h"

enum { LONGEST = 40, STARTS = 16, TRIES = 400, REPEATS = 8, ROUNDS = 5 };

static double time_of(const char *text, size_t len)
{
    double best = 1e9;
    for (int round = 0; round < ROUNDS; round++) {
        uint64_t begin = bench_now(CLOCK_MONOTONIC);
        for (int repeat = 0; repeat < REPEATS; repeat++)
            bench_sink += (uint64_t)httpstatus_closest(text, len);
        double time = (double)(bench_now(CLOCK_MONOTONIC) - begin) / REPEATS;
        best = time < best ? time : best;
    }
    return best;
}

/* The letters of a phrase, repeated up to a length. */
static void start_from_a_phrase(struct random *random, char *text, size_t len)
{
    const char *phrase;
    do
        phrase = httpstatus_reason(100 + (int)random_below(random, 500));
    while (phrase == NULL);
    for (size_t at = 0, from = 0; at < len; from++) {
        char letter = (char)(phrase[from % strlen(phrase)] | 0x20);
        if (letter >= 'a' && letter <= 'z')
            text[at++] = letter;
    }
}

/* Changes a text as long as it takes no less time. */
static double climb(struct random *random, char *text, size_t len)
{
    double worst = time_of(text, len);
    for (int attempt = 0; attempt < TRIES; attempt++) {
        size_t at = random_below(random, len);
        char before = text[at];
        text[at] = (char)('a' + (int)random_below(random, 26));
        double time = time_of(text, len);
        if (time >= worst)
            worst = time;
        else
            text[at] = before;
    }
    return time_of(text, len); /* again: the worst time may have been an interruption */
}

void bench_closest(void)
{
    struct random random = {UINT64_C(0x2545F4914F6CDD1D)};
    for (size_t len = 4; len <= LONGEST; len += 2) {
        double worst = 0;
        for (int start = 0; start < STARTS; start++) {
            char text[LONGEST];
            start_from_a_phrase(&random, text, len);
            double time = climb(&random, text, len);
            worst = time > worst ? time : worst;
        }
        printf("{\"group\": \"closest\", \"work\": \"closest\", \"mix\": \"%zu letters\", \"ns\": %.0f}\n", len, worst);
    }
}
