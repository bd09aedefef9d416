// Writing a book into a directory.
#include <amends/book.hpp>

#include "book/page.hpp"
#include "text/report.hpp"

#include <filesystem>
#include <fstream>

namespace amends {

namespace {

namespace fs = std::filesystem;
using impl::error_of_file;

// The mark stands in the first lines of everything that was made here.
bool was_made_here(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::string beginning(400, '\0');
  file.read(beginning.data(), static_cast<std::streamsize>(beginning.size()));
  beginning.resize(static_cast<std::size_t>(file.gcount()));
  return beginning.find(impl::book::made_by) != std::string::npos;
}

bool write(const fs::path& path, const std::string& text) {
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file.write(text.data(), static_cast<std::streamsize>(text.size()));
  file.close();
  return !file.fail();
}

}  // namespace

Result<std::vector<std::string>> write_book(const Book& book, const std::string& directory) {
  using Written = Result<std::vector<std::string>>;
  const fs::path folder(directory);
  std::error_code failed;
  fs::create_directories(folder, failed);
  if (!fs::is_directory(folder, failed))
    return Written::failure(
        {error_of_file(folder.generic_string(), "cannot-write", "`" + directory + "` cannot be made a directory")});

  std::vector<Diagnostic> foreign;
  for (const BookFile& file : book.files) {
    const fs::path path = folder / file.name;
    if (fs::exists(fs::symlink_status(path, failed)) && !(fs::is_regular_file(path, failed) && was_made_here(path)))
      foreign.push_back(error_of_file(path.generic_string(), "not-ours",
                                      "`" + path.generic_string() + "` is there and was not made by `amends docs`",
                                      "move it away, or name another directory"));
  }
  if (!foreign.empty()) return Written::failure(std::move(foreign));

  const auto draft = [&](const BookFile& file) { return folder / (".amends-docs." + file.name + ".part"); };
  for (const BookFile& file : book.files)
    if (!write(draft(file), file.text)) {
      for (const BookFile& other : book.files) fs::remove(draft(other), failed);
      return Written::failure({error_of_file((folder / file.name).generic_string(), "cannot-write",
                                             "`" + (folder / file.name).generic_string() + "` cannot be written")});
    }
  std::vector<std::string> paths;
  for (const BookFile& file : book.files) {
    const fs::path path = folder / file.name;
    fs::rename(draft(file), path, failed);
    if (failed) {
      for (const BookFile& other : book.files) fs::remove(draft(other), failed);
      return Written::failure(
          {error_of_file(path.generic_string(), "cannot-write", "`" + path.generic_string() + "` cannot be written")});
    }
    paths.push_back(path.generic_string());
  }
  return paths;
}

}  // namespace amends
