#!/bin/sh
# Downloads source packages of a Debian release into a folder, as their authors and Debian published them.
#
#   sh tests/debian-source.sh RELEASE FOLDER PACKAGE...
#
# It needs no root, and the machine's own list of sources stays as it is: FOLDER/apt holds what apt-get keeps.
set -eu
release=$1
folder=$2
shift 2
keeps=$folder/apt

mkdir -p "$keeps/lists/partial" "$keeps/archives/partial"
echo "deb-src http://deb.debian.org/debian $release main" >"$keeps/sources.list"
apt() {
    apt-get -qq -o Dir::Etc::sourcelist="$keeps/sources.list" -o Dir::Etc::sourceparts=- \
        -o Dir::Etc::trustedparts=/usr/share/keyrings -o Dir::State::lists="$keeps/lists" \
        -o Dir::Cache="$keeps" -o APT::Sandbox::User=root "$@"
}
apt update
cd "$folder"
apt source --download-only "$@"
