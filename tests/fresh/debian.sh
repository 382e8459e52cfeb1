#!/bin/sh
# Does what the README says as someone with a new machine would: in the bare root file system of a Debian release, runs
# its two commands on the committed project. The first must print what docs/examples/README.md shows, and the second must
# succeed; what it skipped, and why, is shown.
#
#   sh tests/fresh/debian.sh SUITE    such as bookworm or trixie; build/fresh/SUITE.log keeps what was printed
#
# What this needs is in tests/fresh/root.sh.
set -eu
cd "$(dirname "$0")/../.."
. tests/fresh/root.sh
suite=${1:?usage: debian.sh SUITE}
log=$fresh/$suite.log

run() {
    echo "$suite: $1"
    try "$1"
}

make_root "$suite"
run "$(block README.md sh | sed -n 1p)"
block docs/examples/README.md text | while IFS= read -r line; do
    [ "$line" = ... ] || grep -qxF -e "$line" "$log" || stop "this was not printed: $line"
done
run "$(block README.md sh | sed -n 2p)"
sed -n '/^Skipped:/,$p' "$log"
