# Bare root file systems of Debian releases, for the scripts beside this one, which read it with the dot command.
#
#   make_root SUITE      takes a bare root with git, the project cloned into it, and sets $root; removed at exit
#   inside COMMAND       runs a command there, in the clone
#   try COMMAND          the same, and shows what it printed, which $log keeps, only if it fails
#   block PAGE LANGUAGE [N]  prints the first or the Nth block of a page in that language
#
# Needs root. Debian packages: debootstrap git. Packages come from the mirror of this machine's apt, and certificates
# that were added here are added there. build/fresh/SUITE.tar keeps the bare root for the next time.
# shellcheck shell=sh disable=SC2154

fresh=$PWD/build/fresh

stop() {
    echo "$(basename "$0"): $*" >&2
    exit 1
}

[ "$(id -u)" -eq 0 ] || stop "only root can make a root file system"
for package in debootstrap git; do
    command -v $package >/dev/null || stop "$package is missing: apt-get install $package"
done

# The processes and the mounts have namespaces of their own, and end with the command.
inside() {
    # shellcheck disable=SC2016 # for the shell that is started here
    unshare --mount --pid --fork --kill-child sh -euc '
        mkdir -p "$1/dev/pts" "$1/dev/shm"
        mount -t proc proc "$1/proc"
        mount -t devpts -o newinstance,ptmxmode=0666 devpts "$1/dev/pts"
        mount -t tmpfs tmpfs "$1/dev/shm"
        exec env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root \
            ${http_proxy:+"http_proxy=$http_proxy"} ${https_proxy:+"https_proxy=$https_proxy"} \
            ${no_proxy:+"no_proxy=$no_proxy"} chroot "$1" sh -ec "cd /root/libhttpstatus
            $2"' sh "$root" "$1" </dev/null
}

try() {
    inside "$1" >"$log" 2>&1 || { cat "$log" >&2; exit 1; }
}

block() {
    awk -v start="\`\`\`$2" -v nth="${3:-1}" \
        '/^```/ { if (found) exit; found = $0 == start && --nth == 0; next } found' "$1"
}

# repository LABEL: where this machine's apt takes the packages of that name from.
repository() {
    # shellcheck disable=SC2016 # apt expands it
    apt-get indextargets --format '$(REPO_URI)' "Label: $1" | head -n 1
}

# A machine also has the updates of its release: what a client does may change within one version.
bootstrap() {
    mirror=$(repository Debian)
    security=$(repository Debian-Security)
    # What it mounts, too, ends with it.
    unshare --mount debootstrap --variant=minbase --include=git,ca-certificates "$1" "$root" ${mirror:+"$mirror"}
    cat >>"$root/etc/apt/sources.list" <<END
deb ${mirror:-http://deb.debian.org/debian} $1-updates main
deb ${security:-http://security.debian.org/debian-security} $1-security main
END
    tar -C "$root" -cf "$fresh/$1.part" .
    mv "$fresh/$1.part" "$fresh/$1.tar"
}

make_root() {
    mkdir -p "$fresh"
    root=$(mktemp -d "$fresh/$1.XXXXXX")
    trap 'rm -rf "$root"' EXIT
    trap 'exit 130' INT TERM
    if [ -f "$fresh/$1.tar" ]; then
        tar -C "$root" -xf "$fresh/$1.tar"
    else
        bootstrap "$1" >"$fresh/$1.log" 2>&1 || { tail -n 20 "$fresh/$1.log" >&2; exit 1; }
    fi
    chmod 755 "$root" # mktemp lets only root in, and servers there have other users
    cp /etc/resolv.conf "$root/etc/"
    find /usr/local/share/ca-certificates -name '*.crt' -exec cp {} "$root/usr/local/share/ca-certificates/" \;
    echo force-unsafe-io >"$root/etc/dpkg/dpkg.cfg.d/unsafe" # nothing here outlives a crash
    git clone --quiet . "$root/root/libhttpstatus"
    inside update-ca-certificates >"$fresh/$1.log" 2>&1
}
