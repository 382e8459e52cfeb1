#ifndef BENCH_BENCH_H
#define BENCH_BENCH_H

/* The groups of measures; each prints its results. */
void bench_codes(void);
void bench_requests(void);
void bench_texts(void);
void bench_closest(void);
void bench_lines(void);
void bench_bulk(void);
void bench_peers(void);

#endif
