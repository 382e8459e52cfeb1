# CPack runs this when the files of each component lie in a folder of their own, before it makes packages of them. An
# archive is left as it is.

cmake_policy(VERSION 3.23)
if(NOT CPACK_GENERATOR STREQUAL "DEB")
  return()
endif()

cmake_path(SET source NORMALIZE ${CMAKE_CURRENT_LIST_DIR}/../..)
set(version ${CPACK_PACKAGE_VERSION}-${CPACK_DEBIAN_PACKAGE_RELEASE})
string(TIMESTAMP date "%a, %d %b %Y %H:%M:%S +0000" UTC)

# The license as a copyright file has it: without its heading, indented, with a point for an empty line.
file(READ ${source}/LICENSE license)
string(REGEX REPLACE "^.*(Permission is hereby)" "\\1" license "${license}")
string(REPLACE "\n" "\n " license " ${license}")
string(REPLACE "\n \n" "\n .\n" license "${license}")
string(STRIP "${license}" license)

foreach(component IN LISTS CPACK_COMPONENTS_ALL)
  string(TOUPPER ${component} upper)
  set(root ${CPACK_TEMPORARY_DIRECTORY}/${component})
  set(doc ${root}/usr/share/doc/${CPACK_DEBIAN_${upper}_PACKAGE_NAME})
  configure_file(${CMAKE_CURRENT_LIST_DIR}/copyright.in ${doc}/copyright @ONLY)
  configure_file(${CMAKE_CURRENT_LIST_DIR}/changelog.in ${doc}/changelog.Debian @ONLY)
  configure_file(${source}/CHANGELOG.md ${doc}/changelog COPYONLY)
  file(GLOB pages ${root}/usr/share/man/man*/*)
  execute_process(COMMAND gzip -9n ${doc}/changelog.Debian ${doc}/changelog ${pages} COMMAND_ERROR_IS_FATAL ANY)
endforeach()

# CPack would compute these too, but then also have the package call ldconfig, for which Debian has a trigger. A static
# library alone leaves the package out.
file(GLOB_RECURSE library ${CPACK_TEMPORARY_DIRECTORY}/httpstatus_runtime/*.so.${CPACK_PACKAGE_VERSION})
if(library)
  file(WRITE ${CPACK_TEMPORARY_DIRECTORY}/debian/control "")
  execute_process(COMMAND dpkg-shlibdeps -O ${library}
    WORKING_DIRECTORY ${CPACK_TEMPORARY_DIRECTORY}
    OUTPUT_VARIABLE depends OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
  string(REPLACE "shlibs:Depends=" "" CPACK_DEBIAN_HTTPSTATUS_RUNTIME_PACKAGE_DEPENDS "${depends}")
endif()

# The extension module is of one version of Python, which is in its name.
if("httpstatus_python" IN_LIST CPACK_COMPONENTS_ALL)
  set(python ${CPACK_TEMPORARY_DIRECTORY}/httpstatus_python/usr/lib/python3/dist-packages/httpstatus)
  file(GLOB module ${python}/_core.cpython-3*.so)
  string(REGEX MATCH "cpython-3([0-9]+)" _ "${module}")
  math(EXPR next "${CMAKE_MATCH_1} + 1")
  set(CPACK_DEBIAN_HTTPSTATUS_PYTHON_PACKAGE_DEPENDS "python3 (>= 3.${CMAKE_MATCH_1}~), python3 (<< 3.${next})")
endif()

# Debian's zsh has no site-functions.
if("httpstatus_command" IN_LIST CPACK_COMPONENTS_ALL)
  set(zsh ${CPACK_TEMPORARY_DIRECTORY}/httpstatus_command/usr/share/zsh)
  file(RENAME ${zsh}/site-functions ${zsh}/vendor-completions)
endif()

# Debian has one copy of the scripts that every Sphinx puts into its pages, of the version that made these.
set(static ${CPACK_TEMPORARY_DIRECTORY}/httpstatus_documentation/usr/share/doc/libhttpstatus/python/_static)
if(EXISTS ${static})
  execute_process(COMMAND dpkg-query --show --showformat \${source:Upstream-Version} libjs-sphinxdoc
    OUTPUT_VARIABLE sphinx COMMAND_ERROR_IS_FATAL ANY)
  set(CPACK_DEBIAN_HTTPSTATUS_DOCUMENTATION_PACKAGE_DEPENDS "libjs-sphinxdoc (>= ${sphinx})")
  set(shared usr/share/javascript/sphinxdoc/1.0)
  file(GLOB scripts RELATIVE /${shared} /${shared}/*.js)
  foreach(script IN LISTS scripts)
    if(EXISTS ${static}/${script})
      file(CREATE_LINK ../../../../javascript/sphinxdoc/1.0/${script} ${static}/${script} SYMBOLIC)
    endif()
  endforeach()
endif()
