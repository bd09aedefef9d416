# find_package(amends) reads this from an install prefix: the dependencies, then the target amends::amends.
include("${CMAKE_CURRENT_LIST_DIR}/amends_dependencies.cmake")
include("${CMAKE_CURRENT_LIST_DIR}/amends-targets.cmake")
