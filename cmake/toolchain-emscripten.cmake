# Finds Emscripten by itself: an emsdk ($EMSDK), else the emcc on PATH (Debian, Ubuntu, Homebrew).
# Nothing has to be exported first, and nothing outside the build tree is written.
if(DEFINED ENV{EMSDK} AND EXISTS "$ENV{EMSDK}/upstream/emscripten/emcc.py")
  set(_em_root "$ENV{EMSDK}/upstream/emscripten")
else()
  find_program(EMCC_PROGRAM NAMES emcc REQUIRED)
  get_filename_component(_bin "${EMCC_PROGRAM}" REALPATH)
  get_filename_component(_em_root "${_bin}" DIRECTORY)
  foreach(_candidate "${_em_root}" "${_em_root}/../libexec" "/usr/share/emscripten")
    if(EXISTS "${_candidate}/cmake/Modules/Platform/Emscripten.cmake")
      set(_em_root "${_candidate}")
      break()
    endif()
  endforeach()
endif()

if(_em_root STREQUAL "/usr/share/emscripten" AND NOT DEFINED ENV{EM_CONFIG})
  set(_config "${CMAKE_CURRENT_LIST_DIR}/emscripten_config.py")
  # While configuring, and then for every compiler call: that survives any shell.
  set(ENV{EM_CONFIG} "${_config}")
  foreach(_language C CXX)
    set(CMAKE_${_language}_COMPILER_LAUNCHER "${CMAKE_COMMAND};-E;env;EM_CONFIG=${_config}")
    set(CMAKE_${_language}_LINKER_LAUNCHER "${CMAKE_COMMAND};-E;env;EM_CONFIG=${_config}")
  endforeach()
endif()

include("${_em_root}/cmake/Modules/Platform/Emscripten.cmake")
