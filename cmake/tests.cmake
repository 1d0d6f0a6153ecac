# Unit tests and fuzz targets; included for native toolchains only.
file(GLOB test_sources CONFIGURE_DEPENDS tests/*.cpp)
file(GLOB fuzz_sources CONFIGURE_DEPENDS tests/fuzz/*.cpp)

# RECHT_ROOT: where a test finds rulesets/ and its own data, from whatever folder it is started.
function(recht_test_program name)
  target_link_libraries(${name} PRIVATE recht_calc recht_options)
  target_include_directories(${name} PRIVATE calc/src tests)
  target_compile_definitions(${name} PRIVATE "RECHT_ROOT=\"${CMAKE_SOURCE_DIR}\"")
endfunction()

if(RECHT_TESTS AND test_sources)
  find_package(GTest REQUIRED)
  include(GoogleTest)
  enable_testing()
  # The tests' own code is compiled once for two programs: recht_tests, and below recht_tests_nagezien.
  # What the benchmarks bind is tested too (tests/bench_test.cpp): it broke unseen once.
  file(GLOB bench_sources CONFIGURE_DEPENDS tests/bench/work*.cpp tests/bench/timed*.cpp tests/bench/yardstick*.cpp)
  add_library(recht_test_objects OBJECT ${test_sources} ${bench_sources})
  recht_test_program(recht_test_objects)
  target_link_libraries(recht_test_objects PRIVATE recht_count)
  target_include_directories(recht_test_objects PRIVATE tests/bench)
  target_link_libraries(recht_test_objects PRIVATE GTest::gtest)
  # The header of GoogleTest costs more to compile than most tests.
  # The tests' own code is compiled more often than it takes time: the engine that they run keeps its flags. Only the
  # random households are made so often that it counts.
  target_compile_options(recht_test_objects PRIVATE -O0)
  if(RECHT_SANITIZE OR RECHT_COVERAGE)
    target_compile_definitions(recht_test_objects PRIVATE RECHT_FEW_HOUSEHOLDS)
    if(RECHT_SANITIZE)
      target_compile_definitions(recht_test_objects PRIVATE RECHT_SANITIZED)
    endif()
  else()
    file(GLOB often tests/properties*.cpp tests/huishoudens.cpp)
    set_source_files_properties(${often} PROPERTIES COMPILE_OPTIONS "-O1" SKIP_PRECOMPILE_HEADERS ON)
  endif()
  target_precompile_headers(recht_test_objects PRIVATE <gtest/gtest.h> <functional> <map> <memory> <string> <vector>)
  add_executable(recht_tests $<TARGET_OBJECTS:recht_test_objects>)
  target_link_libraries(recht_tests PRIVATE recht_count recht_calc recht_options GTest::gtest_main)
  if(TARGET recht)
    # The command is tested as people use it: as a program.
    add_dependencies(recht_tests recht)
    target_compile_definitions(recht_test_objects PRIVATE "RECHT_COMMAND=\"$<TARGET_FILE:recht>\"")
  endif()
  include(cmake/nagezien.cmake)
  gtest_discover_tests(recht_tests
    WORKING_DIRECTORY "${CMAKE_SOURCE_DIR}"
    # Listing at test time: a build must not fail because a program that lists its tests is slow.
    DISCOVERY_MODE PRE_TEST DISCOVERY_TIMEOUT 60
    PROPERTIES TIMEOUT 300)
endif()

if(RECHT_FUZZ)
  if(NOT CMAKE_CXX_COMPILER_ID MATCHES "Clang")
    message(FATAL_ERROR "libFuzzer needs clang: cmake --preset fuzz")
  endif()
  # The engine itself must be instrumented too, or the fuzzer sees no new paths.
  target_compile_options(recht_calc PRIVATE -fsanitize=fuzzer-no-link)
  set_target_properties(recht_calc PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 10)
  add_custom_target(recht_fuzz)
  foreach(source IN LISTS fuzz_sources)
    get_filename_component(target "${source}" NAME_WE)
    add_dependencies(recht_fuzz fuzz_${target})
    add_executable(fuzz_${target} "${source}")
    recht_test_program(fuzz_${target})
    target_compile_options(fuzz_${target} PRIVATE -fsanitize=fuzzer)
    target_link_options(fuzz_${target} PRIVATE -fsanitize=fuzzer)
  endforeach()
endif()
