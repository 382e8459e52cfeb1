# Completion of httpstatus(1) for fish. The tests compare its options with those of the program.

set -l commands show grep set redirect cache retry log annotate
set -l show "not __fish_seen_subcommand_from grep set redirect cache retry log annotate"
set -l methods "GET HEAD POST PUT DELETE OPTIONS PATCH QUERY"

complete -c httpstatus -f
complete -c httpstatus -s j -l json -d "write JSON"
complete -c httpstatus -s l -l lang -x -a "en zh-Hans zh-Hant" -d "the language of titles and explanations"
complete -c httpstatus -s h -l help -d "tell how this is used"
complete -c httpstatus -s V -l version -d "tell the version of the library and of its data"

complete -c httpstatus -n "not __fish_seen_subcommand_from $commands" -a show -d "tell what codes mean"
complete -c httpstatus -n "not __fish_seen_subcommand_from $commands" -a grep -d "search phrases, names, vendors and texts"
complete -c httpstatus -n "not __fish_seen_subcommand_from $commands" -a set -d "tell what is in a set of codes"
complete -c httpstatus -n "not __fish_seen_subcommand_from $commands" -a redirect -d "tell the request that follows a redirect"
complete -c httpstatus -n "not __fish_seen_subcommand_from $commands" -a cache -d "tell whether a cache may store a response"
complete -c httpstatus -n "not __fish_seen_subcommand_from $commands" -a retry -d "tell whether a request may be retried"
complete -c httpstatus -n "not __fish_seen_subcommand_from $commands" -a log -d "count the codes in access logs"
complete -c httpstatus -n "not __fish_seen_subcommand_from $commands" -a annotate -d "copy lines, with the title behind each code"

complete -c httpstatus -n $show -s s -l short -d "one line a code"
complete -c httpstatus -n "__fish_seen_subcommand_from set" -a "known registered redirect cacheable retryable error"
complete -c httpstatus -n "__fish_seen_subcommand_from redirect" -s p -l policy -x -a "fetch strict legacy" -d "who follows"
complete -c httpstatus -n "__fish_seen_subcommand_from redirect retry" -a $methods
complete -c httpstatus -n "__fish_seen_subcommand_from cache" -s m -l method -x -a $methods -d "the method of the request"
complete -c httpstatus -n "__fish_seen_subcommand_from cache" -s c -l cache-control -x -a "no-store private public max-age=" -d "a Cache-Control field of the response"
complete -c httpstatus -n "__fish_seen_subcommand_from cache" -l shared -d "the cache is shared, as that of a proxy"
complete -c httpstatus -n "__fish_seen_subcommand_from cache" -l expires -d "the response has an Expires field"
complete -c httpstatus -n "__fish_seen_subcommand_from cache" -l authorization -d "the request has an Authorization field"
complete -c httpstatus -n "__fish_seen_subcommand_from cache" -l content-location-matches -d "the response's Content-Location is the target URI"
complete -c httpstatus -n "__fish_seen_subcommand_from cache" -l request-no-store -d "the request's Cache-Control has no-store"
complete -c httpstatus -n "__fish_seen_subcommand_from cache" -l understands -d "the cache does all that this code asks of caches, as for 206"
complete -c httpstatus -n "__fish_seen_subcommand_from cache" -l strips-fields -d 'the cache takes out the fields that private="..." lists'
complete -c httpstatus -n "__fish_seen_subcommand_from retry" -s r -l retry-after -x -d "the Retry-After field of the response"
complete -c httpstatus -n "__fish_seen_subcommand_from retry" -l proxy -d "an intermediary asks, not a client"
complete -c httpstatus -n "__fish_seen_subcommand_from retry" -l idempotent -d "the request is idempotent, whatever its method"
complete -c httpstatus -n "__fish_seen_subcommand_from retry" -l early-data -d "the request came with Early-Data: 1"
complete -c httpstatus -n "__fish_seen_subcommand_from annotate" -s a -l all -d "take every number that is a known code for one"
complete -c httpstatus -n "__fish_seen_subcommand_from log annotate" -F
