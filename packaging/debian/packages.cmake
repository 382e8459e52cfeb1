# What cpack makes: the Debian packages, each of one component of what is installed, or with `-G TGZ` one archive of all.
# The preset `packages` builds all components; those that are not built have no package. finish.cmake adds to each what
# Debian's policy asks for.

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME libhttpstatus)
set(CPACK_PACKAGE_CONTACT "The libhttpstatus authors <authors@libhttpstatus.invalid>")
# Each package has a summary of its own.
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "")
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_COMPONENTS_GROUPING IGNORE)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
  OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_STRIP_FILES ON)
set(CPACK_PRE_BUILD_SCRIPTS ${CMAKE_CURRENT_LIST_DIR}/finish.cmake)

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_DEBIAN_PACKAGE_SOURCE libhttpstatus)
# A package that Debian made of this version would be 1 or higher, and replace this one.
set(CPACK_DEBIAN_PACKAGE_RELEASE 0upstream1)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_HTTPSTATUS_RUNTIME_PACKAGE_SHLIBDEPS OFF) # finish.cmake does that
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS_PRIVATE_DIRS ${PROJECT_BINARY_DIR}/lib)
set(CPACK_DEBIAN_ENABLE_COMPONENT_DEPENDS ON)

# debian_package(<component> <name> <section> <summary> <what it holds>)
macro(debian_package component name section summary content)
  string(TOUPPER httpstatus_${component} upper)
  set(CPACK_DEBIAN_${upper}_PACKAGE_NAME ${name})
  set(CPACK_DEBIAN_${upper}_PACKAGE_SECTION ${section})
  set(CPACK_DEBIAN_${upper}_DESCRIPTION "${summary}
libhttpstatus answers what an HTTP status code means: its reason phrase,
class and standing, what content a response may have, whether it may be
cached, followed or retried, and which fields go with it.

${content}")
endmacro()

set(soname libhttpstatus.so.${PROJECT_VERSION_MAJOR})
set(runtime libhttpstatus${PROJECT_VERSION_MAJOR})
debian_package(runtime ${runtime} libs "what an HTTP status code means" "This package holds the shared library.")
debian_package(development libhttpstatus-dev libdevel "what an HTTP status code means - development files"
  "This package holds the headers, the static library, the manual pages of all
functions, and the data as JSON.")
debian_package(python python3-httpstatus python "what an HTTP status code means - Python 3 package"
  "This package holds the Python package.")
debian_package(lua lua-httpstatus interpreters "what an HTTP status code means - Lua module"
  "This package holds the module for Lua 5.1 to 5.4 and LuaJIT, and so for
nginx, HAProxy, Apache, lighttpd, Wireshark, nmap and Neovim.")
debian_package(command httpstatus utils "what an HTTP status code means - command-line tool"
  "This package holds the command, its manual page and its completions.")
debian_package(documentation libhttpstatus-doc doc "what an HTTP status code means - documentation"
  "This package holds the documentation of the C library, of the Python package
and of every code, as HTML.")

foreach(component DEVELOPMENT PYTHON LUA COMMAND)
  set(CPACK_COMPONENT_HTTPSTATUS_${component}_DEPENDS httpstatus_runtime)
endforeach()
list(APPEND CPACK_COMPONENT_HTTPSTATUS_PYTHON_DEPENDS httpstatus_command) # python3 -m httpstatus starts it
set(CPACK_DEBIAN_HTTPSTATUS_DEVELOPMENT_PACKAGE_SUGGESTS libhttpstatus-doc)
set(CPACK_DEBIAN_HTTPSTATUS_LUA_PACKAGE_PROVIDES
  "lua5.1-httpstatus, lua5.2-httpstatus, lua5.3-httpstatus, lua5.4-httpstatus")
set(CPACK_DEBIAN_HTTPSTATUS_DOCUMENTATION_PACKAGE_ARCHITECTURE all)
set(CPACK_DEBIAN_HTTPSTATUS_PYTHON_PACKAGE_CONTROL_EXTRA
  ${CMAKE_CURRENT_LIST_DIR}/postinst ${CMAKE_CURRENT_LIST_DIR}/prerm)

# The version that a program needs at least, for each function, is that of its node in the version script.
set(symbols "${soname} ${runtime} #MINVER#\n* Build-Depends-Package: libhttpstatus-dev\n")
file(STRINGS ${PROJECT_SOURCE_DIR}/lib/httpstatus.map lines REGEX "^HTTPSTATUS_[0-9.]+ {|^\thttpstatus_")
foreach(line IN LISTS lines)
  string(REGEX MATCH "[A-Za-z0-9_.]+" symbol "${line}")
  if(line MATCHES "^HTTPSTATUS_([0-9.]+)")
    set(node ${symbol})
    set(since ${CMAKE_MATCH_1})
  endif()
  string(APPEND symbols " ${symbol}@${node} ${since}\n")
endforeach()
file(CONFIGURE OUTPUT debian/symbols CONTENT "${symbols}" @ONLY)
file(CONFIGURE OUTPUT debian/shlibs CONTENT "libhttpstatus ${PROJECT_VERSION_MAJOR} ${runtime} (>= ${since})\n" @ONLY)
file(CONFIGURE OUTPUT debian/triggers CONTENT "activate-noawait ldconfig\n" @ONLY)
set(CPACK_DEBIAN_HTTPSTATUS_RUNTIME_PACKAGE_CONTROL_EXTRA symbols shlibs triggers)
list(TRANSFORM CPACK_DEBIAN_HTTPSTATUS_RUNTIME_PACKAGE_CONTROL_EXTRA PREPEND ${CMAKE_CURRENT_BINARY_DIR}/debian/)

include(CPack)
