// Runs the built command, without a shell, and says what came of it.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace amends::testing {

struct Ran {
  int status = -1;  // what it exited with; 128 + the signal that ended it
  std::string out;
  std::string err;
};

struct Setting {
  std::string input = {};                             // standard input
  std::map<std::string, std::string> variables = {};  // of the environment, beside PATH
  bool terminal = false;                              // standard output is a terminal of 90 columns
  bool typed = false;                                 // standard input is a terminal, where `input` is typed
};

Ran amends(const std::vector<std::string>& arguments, const Setting& setting = {});

// A directory of its own for each test, removed after it.
class Folder {
 public:
  Folder();
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  std::string write(const std::string& name, const std::string& text) const;  // returns the path
  std::string path(const std::string& name) const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

}  // namespace amends::testing
