# Writes a release into the current folder: the sources of the commit that is checked out, the same bytes wherever and
# whenever that is done, and the recipes of LuaRocks and Meson for them. The target `dist` sets SOURCE and VERSION.

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
