# cmake -D SOURCE=<top of the tree> -D STAMP=<file> -P symbols.cmake
#
# Fails where the header, the version script and docs/symbols-in-versions do not name the same functions in the same
# versions; writes the stamp where they do. tests/abi/abi.py writes that list, and adds no function to a version that
# has been released: so a new one is built only in a node of its own.
set(header include/httpstatus.h)
set(map lib/httpstatus.map)
set(versions docs/symbols-in-versions)

file(STRINGS ${SOURCE}/${header} declared REGEX "^HTTPSTATUS_API ")
list(TRANSFORM declared REPLACE ".*(httpstatus_[a-z_]+)\\(.*" "\\1")

# "name version" of each, as the list has them.
set(exported "")
file(STRINGS ${SOURCE}/${map} lines REGEX "^HTTPSTATUS_[0-9.]+ {$|^\thttpstatus_[a-z_]+;$")
foreach(line IN LISTS lines)
  if(line MATCHES "^HTTPSTATUS_([0-9.]+)")
    set(version ${CMAKE_MATCH_1})
  elseif(line MATCHES "(httpstatus_[a-z_]+)")
    list(APPEND exported "${CMAKE_MATCH_1} ${version}")
  endif()
endforeach()
list(TRANSFORM exported REPLACE " .*" "" OUTPUT_VARIABLE names)

file(STRINGS ${SOURCE}/${versions} listed REGEX "^httpstatus_")
list(TRANSFORM listed REPLACE " +" " ")

# require_subset(<file> <what it names> <other file> <what that names>)
function(require_subset file names other others)
  list(REMOVE_ITEM names ${others})
  if(names)
    list(JOIN names ", " names)
    message(FATAL_ERROR "${file} has ${names}, ${other} has not; docs/abi.md says how a function is added")
  endif()
endfunction()
require_subset(${header} "${declared}" ${map} "${names}")
require_subset(${map} "${names}" ${header} "${declared}")
require_subset(${map} "${exported}" ${versions} "${listed}")
require_subset(${versions} "${listed}" ${map} "${exported}")
file(TOUCH ${STAMP})
