// Writing a first policy, never over what is there.
#include <amends/start.hpp>

#include "text/report.hpp"

#include <cstdio>
#include <filesystem>

namespace amends {

namespace fs = std::filesystem;
using impl::error_of_file;

Result<std::vector<std::string>> write_start(const Start& start, const std::string& directory) {
  using Written = Result<std::vector<std::string>>;
  const fs::path folder(directory.empty() ? "." : directory);
  std::error_code failed;
  fs::create_directories(folder, failed);
  if (!fs::is_directory(folder, failed))
    return Written::failure(
        {error_of_file(directory, "cannot-write", "`" + directory + "` cannot be made a directory")});

  std::vector<Diagnostic> there;
  std::vector<std::string> paths;
  for (const StartFile& file : start.files) {
    paths.push_back((folder / file.name).lexically_normal().generic_string());
    if (fs::exists(fs::symlink_status(paths.back(), failed)))
      there.push_back(error_of_file(paths.back(), "is-there", "`" + paths.back() + "` is there already",
                                    "choose another name or directory"));
  }
  if (!there.empty()) return Written::failure(std::move(there));

  for (std::size_t i = 0; i < paths.size(); ++i) {
    std::FILE* const file = std::fopen(paths[i].c_str(), "wbx");  // only where it is not there
    const std::string& text = start.files[i].text;
    bool written = file != nullptr && std::fwrite(text.data(), 1, text.size(), file) == text.size();
    if (file != nullptr) written = std::fclose(file) == 0 && written;
    if (written) continue;
    const std::size_t made = file == nullptr ? i : i + 1;
    for (std::size_t j = 0; j < made; ++j) fs::remove(paths[j], failed);
    return Written::failure({error_of_file(paths[i], "cannot-write", "`" + paths[i] + "` cannot be written")});
  }
  return paths;
}

}  // namespace amends
