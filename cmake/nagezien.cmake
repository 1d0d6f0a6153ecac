# The same tests, and the command, against an engine with sanitizers that also counts which lines are reached: one build for
# both, and the tests themselves are not compiled again. Not part of "all": see stage_asan in tools/stages.sh.
if(RECHT_SANITIZE OR RECHT_COVERAGE OR RECHT_FUZZ OR NOT CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  return()
endif()
set(nagezien -O1 -g1 --coverage -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)

add_library(recht_calc_nagezien STATIC EXCLUDE_FROM_ALL ${calc_sources})
target_include_directories(recht_calc_nagezien PUBLIC calc/include PRIVATE calc/src)
target_link_libraries(recht_calc_nagezien PUBLIC recht_json PRIVATE recht_options)
target_compile_definitions(recht_calc_nagezien PUBLIC "RECHT_VERSION=\"${PROJECT_VERSION}\"")
target_compile_options(recht_calc_nagezien PRIVATE -fno-exceptions ${nagezien})
target_precompile_headers(recht_calc_nagezien PRIVATE ${recht_common})

# Several files as one: see cmake/wasm.cmake. The native engine stays file by file, so a file that leans on its neighbour
# shows there.
set_target_properties(recht_calc_nagezien PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 10)

add_library(recht_count_nagezien STATIC EXCLUDE_FROM_ALL ${count_sources})
target_include_directories(recht_count_nagezien PUBLIC calc/count PRIVATE calc/src)
target_link_libraries(recht_count_nagezien PUBLIC recht_calc_nagezien PRIVATE recht_options)
target_compile_options(recht_count_nagezien PRIVATE -fno-exceptions ${nagezien})
target_precompile_headers(recht_count_nagezien REUSE_FROM recht_calc_nagezien)
set_target_properties(recht_count_nagezien PROPERTIES UNITY_BUILD ON)

foreach(program recht recht_tests)
  add_executable(${program}_nagezien EXCLUDE_FROM_ALL)
  target_link_libraries(${program}_nagezien PRIVATE recht_count_nagezien recht_calc_nagezien recht_options)
  target_link_options(${program}_nagezien PRIVATE ${nagezien})
endforeach()
target_sources(recht_nagezien PRIVATE ${cli_sources})
target_include_directories(recht_nagezien PRIVATE calc/src)
target_compile_options(recht_nagezien PRIVATE -fno-exceptions ${nagezien})
target_precompile_headers(recht_nagezien REUSE_FROM recht_calc_nagezien)
target_sources(recht_tests_nagezien PRIVATE $<TARGET_OBJECTS:recht_test_objects>)
target_link_libraries(recht_tests_nagezien PRIVATE GTest::gtest_main)
add_dependencies(recht_tests_nagezien recht_nagezien)
