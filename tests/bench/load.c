/* The program that measures loading: it is not linked to what it loads. */
#include "bench.h"

int main(void)
{
    bench_load();
    return 0;
}
