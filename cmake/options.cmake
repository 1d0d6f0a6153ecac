# What every target of ours is compiled with. Warnings stay warnings: a newer compiler that knows more of
# them must not break the build at somebody else's desk.
add_library(recht_options INTERFACE)
target_compile_options(recht_options INTERFACE
  -Wall -Wextra -Werror=return-type
  # No path of the building machine may end in a binary (see tools/reproducible.sh).
  "-ffile-prefix-map=${CMAKE_SOURCE_DIR}=.")

if(RECHT_SANITIZE)
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
endif()

if(RECHT_COVERAGE)
  add_compile_options(--coverage)
  add_link_options(--coverage)
endif()
