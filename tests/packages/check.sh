# What the scripts beside this one count, which read it with the dot command and set $log.
#
#   check WHAT COMMAND...    runs the command, and shows what it printed only if it fails
#   finish                   says how many checks there were, and fails if one of them did
# shellcheck shell=sh disable=SC2154

passed=0
failed=0

check() {
    what=$1
    shift
    if "$@" >"$log" 2>&1; then
        passed=$((passed + 1))
        echo "ok: $what"
    else
        failed=$((failed + 1))
        echo "FAILED: $what"
        cat "$log"
    fi
}

finish() {
    echo "$passed passed, $failed failed"
    [ $failed -eq 0 ]
}
