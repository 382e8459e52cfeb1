# httpstatus_make(<kind> <folder> <stamp>): has lib/generate write what a build makes of that kind into a folder of its
# own. <stamp> becomes the file to depend on, or is empty if there is no Python, without which the kind is left out.
function(httpstatus_make kind folder stamp)
  if(NOT Python3_Interpreter_FOUND)
    find_package(Python3 3.9 COMPONENTS Interpreter QUIET)
  endif()
  if(NOT Python3_Interpreter_FOUND)
    message(STATUS "Python 3.9 or later is missing: what lib/generate makes for '${kind}' is left out")
    set(${stamp} "" PARENT_SCOPE)
    return()
  endif()
  # What is read. A package of the sources has only some of these files.
  file(GLOB sources CONFIGURE_DEPENDS
    ${PROJECT_SOURCE_DIR}/lib/generate/*.py ${PROJECT_SOURCE_DIR}/lib/data/*.csv
    ${PROJECT_SOURCE_DIR}/include/httpstatus.h ${PROJECT_SOURCE_DIR}/bindings/swig/conventions.i
    ${PROJECT_SOURCE_DIR}/lib/generated/registry.json
    ${PROJECT_SOURCE_DIR}/bindings/python/*.py* ${PROJECT_SOURCE_DIR}/bindings/python/functions.md
    ${PROJECT_SOURCE_DIR}/bindings/python/httpstatus/*.py
    ${PROJECT_SOURCE_DIR}/bindings/lua/annotations.lua ${PROJECT_SOURCE_DIR}/bindings/lua/httpstatus/ngx.lua
    ${PROJECT_SOURCE_DIR}/README.md)
  set(file ${CMAKE_CURRENT_BINARY_DIR}/made-${kind}.stamp)
  add_custom_command(OUTPUT ${file}
    COMMAND ${CMAKE_COMMAND} -E rm -rf ${folder}
    COMMAND ${Python3_EXECUTABLE} -B ${PROJECT_SOURCE_DIR}/lib/generate --make ${kind} ${folder}
    COMMAND ${CMAKE_COMMAND} -E touch ${file}
    DEPENDS ${sources}
    COMMENT "Making ${kind}"
    VERBATIM)
  set(${stamp} ${file} PARENT_SCOPE)
endfunction()
