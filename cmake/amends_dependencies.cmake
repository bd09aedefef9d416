# What the library needs; included by the build and by the installed package alike, so that both agree.
# docs/dependencies.md says what each one is for.
include(CMakeFindDependencyMacro)

find_dependency(Boost 1.81 CONFIG)
find_dependency(yaml-cpp 0.7 CONFIG)
find_dependency(date 3.0 CONFIG)

# yaml-cpp 0.7 exports the target `yaml-cpp`, later versions `yaml-cpp::yaml-cpp`.
if(NOT TARGET yaml-cpp::yaml-cpp)
  add_library(yaml-cpp::yaml-cpp INTERFACE IMPORTED)
  target_link_libraries(yaml-cpp::yaml-cpp INTERFACE yaml-cpp)
endif()
