# Writes a release into the current folder: the sources of the commit that is checked out, the same bytes wherever and
# whenever that is done, the recipes of LuaRocks, Meson and OPM for them, and the library in two files, httpstatus.c and
# httpstatus.h. The target `dist` sets SOURCE and VERSION.

cmake_policy(VERSION 3.23)
set(directory libhttpstatus-${VERSION})
set(archive ${directory}.tar.gz)
execute_process(COMMAND git -C ${SOURCE} -c tar.umask=0022 archive --format=tar.gz --prefix=${directory}/ HEAD
  OUTPUT_FILE ${archive} COMMAND_ERROR_IS_FATAL ANY)

file(READ ${SOURCE}/httpstatus-dev-1.rockspec rockspec)
string(REPLACE "\"dev-1\"" "\"${VERSION}-1\"" rockspec "${rockspec}")
string(REPLACE "git+file://." "file://${CMAKE_CURRENT_BINARY_DIR}/${archive}" rockspec "${rockspec}")
file(WRITE httpstatus-${VERSION}-1.rockspec "${rockspec}")

file(SHA256 ${archive} hash)
configure_file(${CMAKE_CURRENT_LIST_DIR}/meson/httpstatus.wrap.in httpstatus.wrap @ONLY)

# The two files are made of what is in the archive.
find_program(PYTHON python3)
if(NOT PYTHON)
  message(FATAL_ERROR "python3 was not found, which makes httpstatus.c and httpstatus.h. On Debian: apt-get install python3")
endif()
set(unpacked ${CMAKE_CURRENT_BINARY_DIR}/unpacked)
file(ARCHIVE_EXTRACT INPUT ${archive} DESTINATION ${unpacked})
execute_process(COMMAND ${PYTHON} -B ${unpacked}/${directory}/lib/generate --make amalgamation ${CMAKE_CURRENT_BINARY_DIR}
  COMMAND_ERROR_IS_FATAL ANY)

# OPM takes a folder with the Lua files; what else it needs of the project is its description.
file(REMOVE_RECURSE opm)
file(COPY ${unpacked}/${directory}/bindings/lua/httpstatus.lua ${unpacked}/${directory}/bindings/lua/httpstatus
  DESTINATION opm/lib)
configure_file(${unpacked}/${directory}/docs/lua.md opm/README.md COPYONLY)
configure_file(${CMAKE_CURRENT_LIST_DIR}/opm/dist.ini.in opm/dist.ini @ONLY)
file(REMOVE_RECURSE ${unpacked})
