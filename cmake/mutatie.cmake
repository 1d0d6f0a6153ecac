# The mutation check: changes every number of the rulesets, national and municipal, and expects some case to notice. Built when
# asked for (stage "mutatie" of ./run test).
file(GLOB mutation_sources CONFIGURE_DEPENDS tests/mutatie/*.cpp)
if(RECHT_TESTS AND mutation_sources)
  find_package(Threads REQUIRED)
  add_executable(recht_mutatie EXCLUDE_FROM_ALL ${mutation_sources} calc/cli/cases.cpp)
  target_include_directories(recht_mutatie PRIVATE calc/src calc/cli)
  target_link_libraries(recht_mutatie PRIVATE recht_calc recht_options Threads::Threads)
endif()
