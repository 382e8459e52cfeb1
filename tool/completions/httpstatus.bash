# Completion of httpstatus(1) for bash. The tests compare its options with those of the program.

_httpstatus_options()
{
    local common="--json --lang --help --version"
    case $1 in
        show) echo "$common --short" ;;
        redirect) echo "$common --policy" ;;
        cache) echo "$common --method --cache-control --shared --expires --authorization --content-location-matches" \
            "--request-no-store --understands --strips-fields" ;;
        retry) echo "$common --retry-after --proxy --idempotent --early-data" ;;
        annotate) echo "$common --all" ;;
        *) echo "$common" ;;
    esac
}

# The first word that is no option and no argument of one, if it is a command and stands before the cursor.
_httpstatus_command()
{
    local at word
    for ((at = 1; at < COMP_CWORD; at++)); do
        word=${COMP_WORDS[at]}
        case $word in
            -l | -p | -m | -c | -r | --lang | --policy | --method | --cache-control | --retry-after)
                ((at++))
                [[ ${COMP_WORDS[at]} == "=" ]] && ((at++))
                ;;
            -*) ;;
            show | grep | set | redirect | cache | retry | log | annotate)
                echo "$word"
                return
                ;;
            *) break ;;
        esac
    done
    echo show
}

_httpstatus()
{
    local command word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
    if [[ $before == "=" ]]; then
        before=${COMP_WORDS[COMP_CWORD - 2]}
    elif [[ $word == "=" ]]; then
        before=${COMP_WORDS[COMP_CWORD - 1]}
        word=
    fi
    command=$(_httpstatus_command)
    local words methods="GET HEAD POST PUT DELETE OPTIONS PATCH QUERY"
    case $before in
        -l | --lang) words="en zh-Hans zh-Hant" ;;
        -p | --policy) words="fetch strict legacy" ;;
        -m | --method) words=$methods ;;
        -r | --retry-after) words= ;;
        -c | --cache-control) words="no-store private public max-age= s-maxage= must-revalidate must-understand" ;;
        *)
            if [[ $word == -* ]]; then
                words=$(_httpstatus_options "$command")
            elif [[ $command == log || $command == annotate ]]; then
                mapfile -t COMPREPLY < <(compgen -f -- "$word")
                compopt -o filenames 2>/dev/null
                return
            elif [[ $before == [1-9][0-9][0-9] && ($command == redirect || $command == retry) ]]; then
                words=$methods
            elif ((COMP_CWORD == 1)); then
                words="show grep set redirect cache retry log annotate"
            elif [[ $command == set ]]; then
                words="known registered redirect cacheable retryable error"
            fi
            ;;
    esac
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")
}

complete -F _httpstatus httpstatus
