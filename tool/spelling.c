/* Words that are nearly another, to ask "did you mean". */
#include "spelling.h"

#include <string.h>

#include "ascii.h"

static bool tail_is_near(const char *a, size_t a_length, const char *b, size_t b_length, size_t edits)
{
    while (a_length > 0 && b_length > 0 && ascii_lower(*a) == ascii_lower(*b)) {
        a++;
        b++;
        a_length--;
        b_length--;
    }
    if (a_length == 0 || b_length == 0)
        return a_length + b_length <= edits;
    if (edits == 0)
        return false;
    bool swapped = a_length > 1 && b_length > 1 && ascii_lower(a[0]) == ascii_lower(b[1]) &&
                   ascii_lower(a[1]) == ascii_lower(b[0]);
    return (swapped && tail_is_near(a + 2, a_length - 2, b + 2, b_length - 2, edits - 1)) ||
           tail_is_near(a + 1, a_length - 1, b + 1, b_length - 1, edits - 1) ||
           tail_is_near(a + 1, a_length - 1, b, b_length, edits - 1) ||
           tail_is_near(a, a_length, b + 1, b_length - 1, edits - 1);
}

bool is_near(const char *text, size_t length, const char *word, size_t edits)
{
    size_t most = length / 3 < edits ? length / 3 : edits;
    return tail_is_near(text, length, word, strlen(word), most);
}
