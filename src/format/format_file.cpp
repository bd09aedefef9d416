// Lays out a file in its place, as a whole or not at all.
#include <amends/format.hpp>
#include <amends/policy.hpp>

#include "document/yaml_reader.hpp"
#include "text/report.hpp"
#include "text/utf8.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace amends {

namespace fs = std::filesystem;

namespace {

Result<bool> failed(const std::string& path, std::string code, std::string message) {
  return Result<bool>::failure({impl::error_of_file(path, std::move(code), std::move(message))});
}

std::string ticked(const std::string& path) { return "`" + impl::shown(path, 200) + "`"; }

// A file of its own beside `target`, with its permissions; removed again unless it takes the target's place.
class Replacement {
 public:
  explicit Replacement(const fs::path& target) : target_(target.string()), path_(target_ + ".XXXXXX") {
    file_ = mkstemp(path_.data());
  }
  ~Replacement() {
    if (file_ >= 0) close(file_);
    if (file_ >= 0 && !done_) unlink(path_.c_str());
  }
  Replacement(const Replacement&) = delete;
  Replacement& operator=(const Replacement&) = delete;

  const std::string& path() const { return path_; }

  bool write(std::string_view text) {
    if (file_ < 0) return false;
    while (!text.empty()) {
      const ssize_t size = ::write(file_, text.data(), text.size());
      if (size <= 0) return false;
      text.remove_prefix(static_cast<std::size_t>(size));
    }
    struct stat of_target {};
    if (stat(target_.c_str(), &of_target) != 0 || fchmod(file_, of_target.st_mode & 07777U) != 0) return false;
    // Another owner keeps the file where that is allowed.
    if (fchown(file_, of_target.st_uid, of_target.st_gid) != 0 && of_target.st_uid != geteuid()) return false;
    return fsync(file_) == 0;
  }

  bool take_place() {
    done_ = std::rename(path_.c_str(), target_.c_str()) == 0;
    return done_;
  }

 private:
  std::string target_;
  std::string path_;
  int file_ = -1;
  bool done_ = false;
};

}  // namespace

Result<bool> format_file(const std::string& path) {
  std::error_code problem;
  const fs::path target = fs::canonical(path, problem);  // a link stays one
  if (problem) return failed(path, "no-file", "there is no file " + ticked(path));
  std::ifstream file(target, std::ios::binary);
  if (!fs::is_regular_file(target, problem) || !file) return failed(path, "no-file", ticked(path) + " cannot be read");
  std::string before(impl::TreeLimits{}.bytes + 1, '\0');
  file.read(before.data(), static_cast<std::streamsize>(before.size()));
  before.resize(static_cast<std::size_t>(file.gcount()));

  Result<std::string> after = format_text(before, path);
  if (!after) return Result<bool>::failure(std::move(after).diagnostics());
  if (*after == before) return false;

  Replacement replacement(target);
  if (!replacement.write(*after)) return failed(path, "not-written", ticked(path) + " cannot be written");
  // A policy that extends others is whole only where its file is.
  if (const Result<Policy> policy = Policy::load(path)) {
    const Result<Policy> laid_out = Policy::load(replacement.path());
    if (!laid_out || laid_out->fingerprint() != policy->fingerprint())
      return failed(path, "not-laid-out",
                    "this file cannot be laid out without a change of what it says, so it is left as it is");
  }
  if (!replacement.take_place()) return failed(path, "not-written", ticked(path) + " cannot be written");
  return true;
}

}  // namespace amends
