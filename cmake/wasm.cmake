# build/wasm/recht.mjs + recht.wasm. Every flag has been tried with Emscripten 3.1.6 (Debian 12).
file(GLOB wasm_sources CONFIGURE_DEPENDS wasm/*.cpp)
if(NOT wasm_sources)
  message(WARNING "wasm/ holds no binding yet: only the library is built")
  return()
endif()

add_executable(recht_wasm ${wasm_sources})
set_target_properties(recht_wasm PROPERTIES OUTPUT_NAME recht SUFFIX .mjs)
target_link_libraries(recht_wasm PRIVATE recht_calc recht_options)
target_compile_options(recht_wasm PRIVATE -fno-exceptions)
target_link_options(recht_wasm PRIVATE
  --bind -O2 -fno-exceptions
  -sMODULARIZE=1 -sEXPORT_ES6=1
  # Never "node" as well: 3.1.6 then uses __dirname, which an ES module lacks. Node runs this same file
  # when it is given the bytes: factory({ wasmBinary }).
  -sENVIRONMENT=web,worker
  # No eval and no new Function, so that the page can forbid both.
  -sDYNAMIC_EXECUTION=0
  -sFILESYSTEM=0
  -sMALLOC=emmalloc
  -sALLOW_MEMORY_GROWTH=1
  # Stated, because the default differs: 5 MB in 3.1.6, 64 kB in newer versions.
  -sTOTAL_STACK=1048576)
