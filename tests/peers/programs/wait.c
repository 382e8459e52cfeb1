/* Prints how many seconds libcurl says that the answer from a URL asks to wait. */
#include <curl/curl.h>
#include <stdio.h>

static size_t drop(char *bytes, size_t size, size_t count, void *unused)
{
    (void)bytes;
    (void)unused;
    return size * count;
}

int main(int argc, char **argv)
{
    curl_off_t seconds = 0;
    CURL *curl = argc == 2 ? curl_easy_init() : NULL;
    if (curl == NULL)
        return 2;
    curl_easy_setopt(curl, CURLOPT_URL, argv[1]);
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, drop);
    if (curl_easy_perform(curl) != CURLE_OK || curl_easy_getinfo(curl, CURLINFO_RETRY_AFTER, &seconds) != CURLE_OK)
        return 1;
    printf("%lld\n", (long long)seconds);
    curl_easy_cleanup(curl);
    return 0;
}
