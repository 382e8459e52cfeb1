/* How many typing errors lie between two words. */
#ifndef DISTANCE_H
#define DISTANCE_H

#include "key.h"

static inline int smaller(int a, int b)
{
    return a < b ? a : b;
}

static inline int larger(int a, int b)
{
    return a > b ? a : b;
}

/*
 * The optimal string alignment distance: how many letters to insert, delete or replace, or neighbours to swap, where no
 * part is edited twice. most + 1 if it is more than `most`, which is at least the difference of the lengths.
 * Both lengths are at most KEY_ROOM.
 * A cell is the distance from the first i letters of a to the first j of b. Filled in are only those cells in which
 * j - i is so close to 0 and to b_len - a_len that a path of at most `most` edits may lead through them.
 */
static inline int distance(const char *a, int a_len, const char *b, int b_len, int most)
{
    int lowest = smaller(b_len - a_len, 0), highest = larger(b_len - a_len, 0);
    int slack = (most - (highest - lowest)) / 2;
    int cells[3][KEY_ROOM + 2] = {{0}};
    int *before = cells[0], *above = cells[1], *row = cells[2];
    lowest -= slack;
    highest += slack;
    for (int j = 0; j <= highest; j++)
        row[j] = j;
    row[highest + 1] = most + 1;
    for (int i = 1; i <= a_len; i++) {
        int *spare = before;
        before = above;
        above = row;
        row = spare;
        int first = larger(i + lowest, 1), last = smaller(i + highest, b_len), least = most + 1;
        int cell = first == 1 ? i : most + 1;
        row[first - 1] = cell;
        for (int j = first; j <= last; j++) {
            cell = smaller(smaller(cell, above[j]) + 1, above[j - 1] + (a[i - 1] != b[j - 1]));
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                cell = smaller(cell, before[j - 2] + 1);
            row[j] = cell;
            least = smaller(least, cell);
        }
        row[last + 1] = most + 1;
        if (least > most)
            return most + 1;
    }
    return row[b_len];
}

#endif
