/*
 * Uses the library as a plugin host does: by name, at run time.
 *
 *     load LIBRARY NODE NAME...    every name is found, with and without its version node, at the same place
 *     load LIBRARY LIBRARY         both are loaded at once, apart from each other; prints the version of each
 *     load LIBRARY TIMES           is loaded, used and unloaded that many times
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef int version_number(void);

static void require(int holds, const char *what)
{
    if (!holds) {
        const char *error = dlerror();
        fprintf(stderr, "load: %s: %s\n", what, error != NULL ? error : "is not as it should be");
        exit(EXIT_FAILURE);
    }
}

static void *open_library(const char *path)
{
    void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    require(library != NULL, path);
    return library;
}

static int version_of(void *library)
{
    void *symbol = dlsym(library, "httpstatus_version_number");
    version_number *function;
    require(symbol != NULL, "httpstatus_version_number");
    memcpy(&function, &symbol, sizeof function); /* ISO C knows no cast from data to functions */
    return function();
}

static void find_names(const char *path, const char *node, char **names)
{
    void *library = open_library(path);
    for (; *names != NULL; names++) {
        void *symbol = dlsym(library, *names);
        require(symbol != NULL, *names);
        require(dlvsym(library, *names, node) == symbol, *names);
        require(dlvsym(library, *names, "HTTPSTATUS_0.9") == NULL, *names);
    }
    require(dlsym(RTLD_DEFAULT, "httpstatus_version_number") == NULL, "a local library is not seen by others");
    printf("%d\n", version_of(library));
    dlclose(library);
}

static void load_often(const char *path, long times)
{
    for (long done = 0; done < times; done++) {
        void *library = open_library(path);
        require(version_of(library) > 0, "version");
        require(dlclose(library) == 0, "dlclose");
    }
    require(dlopen(path, RTLD_NOW | RTLD_NOLOAD) == NULL, "it is unloaded in the end");
    printf("%ld\n", times);
}

int main(int argc, char **argv)
{
    if (argc > 3) {
        find_names(argv[1], argv[2], argv + 3);
    } else if (argc == 3 && atol(argv[2]) > 0) {
        load_often(argv[1], atol(argv[2]));
    } else if (argc == 3) {
        void *one = open_library(argv[1]);
        void *other = open_library(argv[2]);
        printf("%d %d\n", version_of(one), version_of(other));
    } else {
        return 2;
    }
    return EXIT_SUCCESS;
}
