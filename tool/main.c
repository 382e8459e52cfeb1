/* The command line tool httpstatus(1). */
#include "cli.h"
#include "output.h"

int main(int argc, char **argv)
{
    struct options options;
    char **operands;
    size_t count;
    output_begin();
    int status = read_options(argc, argv, &options, &operands, &count);
    bool done = status != EXIT_YES || (options.given & (OPTION_HELP | OPTION_VERSION)) != 0;
    if (!done)
        status = options.command->run(&options, operands, count);
    return output_end(status);
}
