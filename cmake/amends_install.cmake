# Installs the library, its headers, the command, and the CMake package that find_package(amends) reads.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

set(package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/amends")

install(TARGETS amends EXPORT amends_targets FILE_SET HEADERS)
if(TARGET amends_cli)
  install(TARGETS amends_cli)
endif()
install(EXPORT amends_targets NAMESPACE amends:: FILE amends-targets.cmake DESTINATION "${package_dir}")

# While the major version is 0, each minor version may break; after that, each major one.
write_basic_package_version_file("${PROJECT_BINARY_DIR}/amends-config-version.cmake" COMPATIBILITY SameMinorVersion)
install(FILES
  "${PROJECT_SOURCE_DIR}/cmake/amends-config.cmake"
  "${PROJECT_SOURCE_DIR}/cmake/amends_dependencies.cmake"
  "${PROJECT_BINARY_DIR}/amends-config-version.cmake"
  DESTINATION "${package_dir}")
