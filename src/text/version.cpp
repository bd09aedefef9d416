// The library's version. The build passes it in from the one place where it stands, the top of CMakeLists.txt.
#include <amends/version.hpp>

namespace amends {

std::string_view version() noexcept { return AMENDS_VERSION; }

}  // namespace amends
