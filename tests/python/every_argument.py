"""Calls every function with right and with wrong arguments and nothing else, for LeakSanitizer to look at."""
import functions

STRANGE = (None, True, "no such", "\ud800", b"\xff", 404, 10**30, 1.5, [200, "x"], [1, 2, 1024], object())

for name in functions.FUNCTIONS:
    functions.call(name)
for name, position, _ in functions.places():
    for value in STRANGE:
        try:
            functions.call(name, position, value)
        except (TypeError, ValueError):
            pass
