# What the compiler and the linker can do against errors that tests have not found, and for builds that repeat.
# The stack protector costs a call at most 1.2 ns, and only where a function has a buffer; the rest nothing measurable.
# Another project has its own flags, or turns HTTPSTATUS_HARDEN on.
include(CheckCCompilerFlag)

add_library(httpstatus-harden INTERFACE)
if(NOT HTTPSTATUS_HARDEN)
  return()
endif()

# Adds those flags that the compiler knows, but none of a kind of which the builder's own flags have one.
function(harden)
  foreach(flag IN LISTS ARGN)
    string(REGEX REPLACE "^-[fm]([a-z]+-[a-z]+).*" "\\1" kind ${flag})
    if(CMAKE_C_FLAGS MATCHES "${kind}")
      continue()
    endif()
    string(MAKE_C_IDENTIFIER "HTTPSTATUS_HAS${flag}" known)
    check_c_compiler_flag(${flag} ${known})
    if(${known})
      target_compile_options(httpstatus-harden INTERFACE ${flag})
    endif()
  endforeach()
endfunction()

if(NOT HTTPSTATUS_SANITIZE AND NOT WIN32) # MinGW's would need a library of its own at run time
  harden(-fstack-protector-strong -fstack-clash-protection -fcf-protection=full)
  if(CMAKE_SYSTEM_PROCESSOR MATCHES "aarch64|arm64") # elsewhere clang takes the flag, and warns at every file
    harden(-mbranch-protection=standard)
  endif()
endif()

# Addresses are filled in before the program runs, and then read-only.
if(UNIX AND NOT APPLE)
  target_link_options(httpstatus-harden INTERFACE -Wl,-z,relro -Wl,-z,now)
endif()

# Paths of the build machine would make two builds differ, and show where they were made. Debuggers and gcov want them.
check_c_compiler_flag(-ffile-prefix-map=/from=/to HTTPSTATUS_HAS_FILE_PREFIX_MAP)
if(HTTPSTATUS_HAS_FILE_PREFIX_MAP)
  target_compile_options(httpstatus-harden INTERFACE
    $<$<NOT:$<CONFIG:Debug>>:-ffile-prefix-map=${PROJECT_SOURCE_DIR}=.>
    $<$<NOT:$<CONFIG:Debug>>:-ffile-prefix-map=${PROJECT_BINARY_DIR}=.>)
endif()

# The checked functions of glibc need optimisation. Some compilers define the macro themselves, hence -U; a builder's
# CMAKE_C_FLAGS win.
if(CMAKE_C_COMPILER_ID MATCHES "GNU|Clang" AND NOT HTTPSTATUS_SANITIZE AND NOT CMAKE_C_FLAGS MATCHES "_FORTIFY_SOURCE")
  target_compile_options(httpstatus-harden INTERFACE
    "$<$<CONFIG:Release,RelWithDebInfo,MinSizeRel>:SHELL:-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2>")
endif()
