# Tests of the project as a whole, beside those of its code.
#
# The cheap ones always: the layers, the format. With AMENDS_WHOLE_TESTS (the release preset) also those that build
# again: with clang, with sanitizers, as outside projects, as Python and Conan packages; each is a script in tests/whole.

add_test(NAME project/layers COMMAND Python::Interpreter "${PROJECT_SOURCE_DIR}/tests/layers_test.py")

find_program(CLANG_FORMAT clang-format-14)
if(CLANG_FORMAT)
  add_test(NAME project/format COMMAND "${PROJECT_SOURCE_DIR}/dev" format --check)
endif()

# A public header that does not compile on its own fails this.
add_test(NAME project/headers
  COMMAND "${CMAKE_COMMAND}" --build "${PROJECT_BINARY_DIR}" --target all_verify_interface_header_sets)
set_tests_properties(project/headers PROPERTIES RUN_SERIAL ON)

# The policies: their scenarios hold and cover them, the linter finds nothing, they are laid out.
if(TARGET amends_cli)
  add_test(NAME policies/scenarios COMMAND amends_cli test policies
    --threshold rules=100% --threshold rows=100% --threshold conditions=90% --threshold steps=100%)
  add_test(NAME policies/check COMMAND amends_cli check --strict policies)
  add_test(NAME policies/format COMMAND amends_cli fmt --check policies)
  add_test(NAME policies/scenario_table COMMAND Python::Interpreter
    "${PROJECT_SOURCE_DIR}/tests/policies/scenario_table.py" --amends "$<TARGET_FILE:amends_cli>")
  set_tests_properties(policies/scenarios policies/check policies/format policies/scenario_table PROPERTIES
    WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}"
    LABELS policies
    COST 1000) # ctest runs what costs most first
  add_test(NAME policies/shop_trace COMMAND Python::Interpreter "${PROJECT_SOURCE_DIR}/tests/policies/shop_trace.py")
  set_tests_properties(policies/shop_trace PROPERTIES LABELS policies)
  if(AMENDS_WHOLE_TESTS)
    add_test(NAME policies/mutations COMMAND Python::Interpreter "${PROJECT_SOURCE_DIR}/tests/policies/mutations.py"
      --amends "$<TARGET_FILE:amends_cli>")
    set_tests_properties(policies/mutations PROPERTIES LABELS whole RUN_SERIAL ON TIMEOUT 900)
  endif()
endif()

# What README and tutorial show is what the command prints; cases of others, where ../shared/data is there.
if(TARGET amends_cli)
  add_test(NAME policies/snippets COMMAND Python::Interpreter "${PROJECT_SOURCE_DIR}/tests/policies/snippets.py"
    --amends "$<TARGET_FILE:amends_cli>")
  add_test(NAME book/pages COMMAND Python::Interpreter "${PROJECT_SOURCE_DIR}/tests/book/pages_test.py"
    --amends "$<TARGET_FILE:amends_cli>")
  foreach(name IN ITEMS telecom incidents eu261 abcd airline retail)
    add_test(NAME real_cases/${name} COMMAND Python::Interpreter "${PROJECT_SOURCE_DIR}/tests/real_cases/${name}.py"
      --amends "$<TARGET_FILE:amends_cli>")
    set_tests_properties(real_cases/${name} PROPERTIES SKIP_RETURN_CODE 77 TIMEOUT 900 LABELS real_cases)
  endforeach()
endif()

# What the readers take validates by the schemas, and what they refuse for its keys does not.
if(TARGET amends_cli)
  add_test(NAME project/schemas COMMAND Python::Interpreter "${PROJECT_SOURCE_DIR}/tests/schema/validate.py"
    --amends "$<TARGET_FILE:amends_cli>")
  set_tests_properties(project/schemas PROPERTIES SKIP_RETURN_CODE 77 TIMEOUT 300)
endif()

function(amends_whole_test name script)
  add_test(NAME whole/${name} COMMAND "${PROJECT_SOURCE_DIR}/tests/whole/${script}" ${ARGN}
    WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}")
  set_tests_properties(whole/${name} PROPERTIES
    LABELS whole
    RUN_SERIAL ON # each uses all cores by itself
    SKIP_RETURN_CODE 77
    TIMEOUT 1800
    ENVIRONMENT "AMENDS_BUILD=${PROJECT_BINARY_DIR};PYTHON=${Python_EXECUTABLE}")
endfunction()

if(AMENDS_WHOLE_TESTS)
  amends_whole_test(clang clang.sh)
  amends_whole_test(sanitize sanitize.sh)
  amends_whole_test(find_package consumer.sh find_package)
  amends_whole_test(add_subdirectory consumer.sh add_subdirectory)
  amends_whole_test(fetch_content consumer.sh fetch_content)
  amends_whole_test(python python.sh)
  amends_whole_test(conan conan.sh)
  amends_whole_test(editors editors.sh)
  amends_whole_test(hooks hooks.sh)
endif()
