/* What the library takes from <assert.h>, which clang does not bring. */
#ifndef ASSERT_H
#define ASSERT_H

#define static_assert _Static_assert

#endif
