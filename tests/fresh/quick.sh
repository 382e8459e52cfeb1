#!/bin/sh
# Runs the quick loop of CONTRIBUTING.md on the committed project, in the bare root file system of Debian 12 with the
# three packages that the page names and what they recommend.
#
#   sh tests/fresh/quick.sh    build/fresh/quick.log keeps what was printed
#
# What this needs is in tests/fresh/root.sh.
set -eu
cd "$(dirname "$0")/../.."
. tests/fresh/root.sh
log=$fresh/quick.log

make_root bookworm
try "apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y gcc cmake make"
block CONTRIBUTING.md sh | while IFS= read -r command; do
    try "$command"
done
grep 'tests passed' "$log"
