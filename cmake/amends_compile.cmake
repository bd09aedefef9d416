# How our own code is compiled; amends_compile(target) applies it.

function(amends_compile target)
  target_compile_features(${target} PUBLIC cxx_std_20)
  set_target_properties(${target} PROPERTIES CXX_EXTENSIONS OFF)
  # The same policy, case and `now` give the same bytes on every machine: no fused multiply-add.
  target_compile_options(${target} PRIVATE -ffp-contract=off)
  if(AMENDS_WARNINGS)
    target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror)
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
      # g++ 12 sees overlaps in std::string's operator+ that are none (GCC bug 105651).
      target_compile_options(${target} PRIVATE -Wno-restrict)
    endif()
  endif()
  if(AMENDS_SANITIZE)
    set(flags -fsanitize=${AMENDS_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
    target_compile_options(${target} PRIVATE ${flags})
    target_link_options(${target} PUBLIC -fsanitize=${AMENDS_SANITIZE})
  endif()
  if(AMENDS_FUZZ)
    target_compile_options(${target} PRIVATE -fsanitize=fuzzer-no-link)
  endif()
endfunction()
