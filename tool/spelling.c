/* Words that are nearly another, to ask "did you mean". */
#include "spelling.h"

#include <string.h>

#include "ascii.h"
#include "distance.h"

static void lower(char *to, const char *text, size_t length)
{
    for (size_t at = 0; at < length; at++)
        to[at] = ascii_lower(text[at]);
}

bool is_near(const char *text, size_t length, const char *word, size_t edits)
{
    char a[KEY_ROOM], b[KEY_ROOM];
    size_t word_length = strlen(word);
    size_t most = length / 3 < edits ? length / 3 : edits;
    size_t longer = length > word_length ? length : word_length;
    if (longer > KEY_ROOM || longer > most + (length + word_length - longer))
        return false;
    lower(a, text, length);
    lower(b, word, word_length);
    return distance(a, (int)length, b, (int)word_length, (int)most) <= (int)most;
}
