# build/wasm/recht.mjs + recht.wasm. Every flag has been tried with Emscripten 3.1.6 (Debian 12).
file(GLOB wasm_sources CONFIGURE_DEPENDS wasm/*.cpp)
if(NOT wasm_sources)
  message(WARNING "wasm/ holds no binding yet: only the library is built")
  return()
endif()

add_executable(recht_wasm ${wasm_sources})
set_target_properties(recht_wasm PROPERTIES OUTPUT_NAME recht SUFFIX .mjs)
target_include_directories(recht_wasm PRIVATE calc/src)
target_link_libraries(recht_wasm PRIVATE recht_calc recht_options)
target_compile_options(recht_wasm PRIVATE -fno-exceptions)
# Linked as a whole: 5% smaller.
target_compile_options(recht_calc PUBLIC -flto)

# What runs for every calculation, and the reading of JSON, stays fast (-O2 of the preset); all else is made small. With
# -Os emcc inlines next to nothing: loading takes twice as long as with -O2, which would make 188 kB of it.
# Several files are compiled as one: reading the same headers anew costs more than our own code.
set(hot "dates|json_ref|machine|run_exact|run_range|slice|results|sha256|blocks|read_situation|fact_reader|situation|answer|answer_paths|json_out|prepared|catalog_find|json_doc|footing|timeline_now|effect")
set(hot_sources ${calc_sources})
list(FILTER hot_sources INCLUDE REGEX "/(${hot})[.]cpp$")
set(cold_sources ${calc_sources})
list(REMOVE_ITEM cold_sources ${hot_sources})
set_target_properties(recht_calc PROPERTIES SOURCES "${hot_sources}")
add_library(recht_cold OBJECT ${cold_sources})
target_include_directories(recht_cold PRIVATE $<TARGET_PROPERTY:recht_calc,INCLUDE_DIRECTORIES>)
target_compile_definitions(recht_cold PRIVATE $<TARGET_PROPERTY:recht_calc,COMPILE_DEFINITIONS>)
target_link_libraries(recht_cold PRIVATE recht_json recht_options)
target_compile_options(recht_cold PRIVATE -fno-exceptions -flto -Os)
target_sources(recht_calc PRIVATE $<TARGET_OBJECTS:recht_cold>)
set_target_properties(recht_calc recht_cold PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 10)
set(recht_wasm_link
  # Not -Oz: with that memcpy and memset go byte by byte, and it is no smaller.
  --bind -Os -flto -fno-exceptions
  -sMODULARIZE=1 -sEXPORT_ES6=1
  # Never "node" as well: 3.1.6 then uses __dirname, which an ES module lacks. Node runs this same file
  # when it is given the bytes: factory({ wasmBinary }).
  -sENVIRONMENT=web,worker
  # No eval and no new Function, so that the page can forbid both.
  -sDYNAMIC_EXECUTION=0
  # recht.js finds and compiles the binary itself; without a URL in here bundlers do not copy it twice.
  -sUSE_ES6_IMPORT_META=0
  -sFILESYSTEM=0
  -sMALLOC=emmalloc
  -sALLOW_MEMORY_GROWTH=1
  # Stated, because the default differs: 5 MB in 3.1.6, 64 kB in newer versions.
  -sTOTAL_STACK=1048576)
target_link_options(recht_wasm PRIVATE ${recht_wasm_link})

# The same engine without its compiler, for rules that were prepared when the site was built: what a page loads.
add_executable(recht_prepared ${wasm_sources})
set_target_properties(recht_prepared PROPERTIES OUTPUT_NAME recht SUFFIX .mjs RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/prepared")
target_include_directories(recht_prepared PRIVATE calc/src)
target_link_libraries(recht_prepared PRIVATE recht_calc recht_options)
target_compile_definitions(recht_prepared PRIVATE RECHT_PREPARED_ONLY)
target_compile_options(recht_prepared PRIVATE -fno-exceptions)
target_link_options(recht_prepared PRIVATE ${recht_wasm_link})

# Counting households, for the workshop page only: a module of its own, so that the check does not carry it. Size does
# not count here, so its link is the quick one: half the time for a tenth of the speed.
add_executable(recht_tellen wasm/werkplaats/tellen.cpp)
set_target_properties(recht_tellen PROPERTIES OUTPUT_NAME tellen SUFFIX .mjs)
target_include_directories(recht_tellen PRIVATE calc/src)
target_link_libraries(recht_tellen PRIVATE recht_count recht_calc recht_options)
target_compile_options(recht_tellen PRIVATE -fno-exceptions)
set_target_properties(recht_count PROPERTIES UNITY_BUILD ON)
set(recht_tellen_link ${recht_wasm_link})
list(TRANSFORM recht_tellen_link REPLACE "^-Os$" "-O1")
target_link_options(recht_tellen PRIVATE ${recht_tellen_link})

# The module's face and its types stand beside what they wrap.
foreach(folder "" prepared/)
  foreach(face recht.js recht.d.ts)
    add_custom_command(OUTPUT "${CMAKE_BINARY_DIR}/${folder}${face}"
      COMMAND "${CMAKE_COMMAND}" -E copy "${CMAKE_SOURCE_DIR}/wasm/${face}" "${CMAKE_BINARY_DIR}/${folder}${face}"
      DEPENDS "${CMAKE_SOURCE_DIR}/wasm/${face}")
    list(APPEND faces "${CMAKE_BINARY_DIR}/${folder}${face}")
  endforeach()
endforeach()
add_custom_target(recht_faces ALL DEPENDS ${faces})
