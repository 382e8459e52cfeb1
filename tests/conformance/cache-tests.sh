#!/bin/sh
# Runs the public test suite http-tests/cache-tests on docs/examples/cache.py, as a shared and as a private cache.
#
#   sh tests/conformance/cache-tests.sh PATH [--write]
#
# PATH is a checkout of https://github.com/http-tests/cache-tests in which `npm install` has run. Python finds httpstatus
# by PYTHONPATH; PYTHON is another interpreter than python3. Prints how many tests the example passes, and how many the
# other caches whose results the suite has. Fails if that is not what example_cache/scores.csv says, or, with --write,
# writes it there; tests/conformance/run.sh fills the page from it. It takes about two minutes.
set -eu
checkout=$(cd "${1:?the checkout of cache-tests}" && pwd)
cd "$(dirname "$0")"
python=${PYTHON:-python3}
scratch=$(mktemp -d)
servers=
stop() {
    for server in $servers; do kill "$server" 2>/dev/null || true; done
    rm -rf "$scratch"
}
trap stop EXIT

# start NAME COMMAND...: starts a server that prints where it listens, and puts its port into $port
start() {
    name=$1
    shift
    : >"$scratch/$name"
    "$@" >"$scratch/$name" 2>&1 &
    servers="$servers $!"
    tries=0
    until port=$(sed -n 's/.*[Ll]istening on .*:\([0-9]*\).*/\1/p' "$scratch/$name") && [ -n "$port" ]; do
        tries=$((tries + 1))
        if [ $tries -gt 100 ]; then
            cat "$scratch/$name" >&2
            exit 1
        fi
        sleep 0.1
    done
}

# The suite reads its options from the variables that npm sets. Port 0 is a free one.
export npm_config_protocol=http npm_config_port=0 npm_config_pidfile="$scratch/pid" npm_package_config_id=
start origin node example_cache/serve.mjs "$checkout"
origin=$port
for kind in shared private; do
    option=
    if [ $kind = private ]; then option=--private; fi
    # shellcheck disable=SC2086 # no option is no argument
    start $kind "$python" ../../docs/examples/cache.py --listen 127.0.0.1:0 --origin "127.0.0.1:$origin" $option
    npm_config_base="http://127.0.0.1:$port" node --no-warnings "$checkout/test-engine/cli.mjs" >"$scratch/$kind.json"
done
version=$("$python" -c 'import httpstatus; print(httpstatus.version())')
node example_cache/score.mjs "$checkout" "$version" "$scratch/shared.json" "$scratch/private.json" >"$scratch/scores.csv"
cat "$scratch/scores.csv"
if [ "${2:-}" = --write ]; then cp "$scratch/scores.csv" example_cache/scores.csv; fi
diff example_cache/scores.csv "$scratch/scores.csv"
