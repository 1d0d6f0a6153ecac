# nlohmann-json comes from the system (Debian: nlohmann-json3-dev). Emscripten's sysroot has none, and
# giving it /usr/include would let glibc's headers shadow musl's. So a folder in the build tree holds one
# link, to the library's own folder, and only that folder is searched.
find_path(NLOHMANN_DIR nlohmann/json.hpp NO_CMAKE_FIND_ROOT_PATH
  PATHS /usr/include /usr/local/include /opt/homebrew/include
  DOC "Folder that holds nlohmann/json.hpp")
if(NOT NLOHMANN_DIR)
  message(FATAL_ERROR "nlohmann/json.hpp not found. Debian: apt-get install nlohmann-json3-dev. "
    "Elsewhere: -DNLOHMANN_DIR=<folder that holds nlohmann/json.hpp>")
endif()

set(_headers "${CMAKE_BINARY_DIR}/headers")
file(MAKE_DIRECTORY "${_headers}")
file(CREATE_LINK "${NLOHMANN_DIR}/nlohmann" "${_headers}/nlohmann" SYMBOLIC)

add_library(recht_json INTERFACE)
target_include_directories(recht_json SYSTEM INTERFACE "${_headers}")
# Everywhere, also in tests that do use exceptions: two variants of one inline function in one program
# would break the one-definition rule.
target_compile_definitions(recht_json INTERFACE JSON_NOEXCEPTION)
