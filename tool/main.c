/* The command-line tool httpstatus(1). */
#include "cli.h"
#include "output.h"

#include <stdlib.h>

int main(int argc, char **argv)
{
    struct options options;
    char **operands;
    size_t count;
    int status = read_options(argc, argv, &options, &operands, &count);
    if (options.command != NULL)
        status = options.command->run(&options, operands, count);
    free(options.cache_control);
    return output_end(status);
}
