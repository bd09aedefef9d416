# The command `amends`, as <build>/amends.
file(GLOB cli_sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/src/cli/*.cpp")
if(cli_sources)
  find_package(CLI11 2.1 CONFIG REQUIRED)
  add_executable(amends_cli ${cli_sources})
  amends_compile(amends_cli)
  target_include_directories(amends_cli PRIVATE "${PROJECT_SOURCE_DIR}/src")
  target_link_libraries(amends_cli PRIVATE amends::amends CLI11::CLI11)
  set_target_properties(amends_cli PROPERTIES
    OUTPUT_NAME amends
    RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}")
endif()
