# Gives the pages of Doxygen what older versions leave out for users of screen readers: their language, and a heading of
# the first level. Called with -D FOLDER=...
file(GLOB pages ${FOLDER}/*.html)
foreach(page IN LISTS pages)
  file(READ ${page} text)
  string(REGEX REPLACE "<html ([^>]*)>" "<html lang=\"en\" \\1>" changed "${text}")
  string(REGEX REPLACE "(<html lang=\"en\" [^>]*) lang=\"[^\"]*\"" "\\1" changed "${changed}")
  string(REGEX REPLACE "<div class=\"title\">([^\n]*)</div></div>" "<h1 class=\"title\">\\1</h1></div>" changed "${changed}")
  file(WRITE ${page} "${changed}")
endforeach()
