# require(<found> <what> <Debian package>): stops the configuration with the name of the package to install.
function(require found what package)
  if(NOT ${found})
    message(FATAL_ERROR "${what} was not found. On Debian: apt-get install ${package}")
  endif()
endfunction()
