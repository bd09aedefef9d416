// amends fmt.
#include "run.hpp"
#include "samples.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

namespace amends::testing {
namespace {

std::string read(const std::string& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

constexpr const char* crooked = "amends:   1\npolicy:   p\nversion: '1'\n";
constexpr const char* straight = "amends: 1\npolicy: p\nversion: \"1\"\n";

TEST(FormatCommand, LaysOutFilesAndNamesThoseThatChanged) {
  const Folder folder;
  const std::string path = folder.write("p.yaml", crooked);
  const std::string fine = folder.write("kettle.yaml", kettle_policy);
  const Ran ran = amends({"fmt", path, fine});
  EXPECT_EQ(ran.status, 0) << ran.err;
  EXPECT_EQ(ran.out, path + "\n");
  EXPECT_EQ(read(path), straight);
  EXPECT_EQ(read(fine), kettle_policy);
  EXPECT_EQ(amends({"fmt", path, fine}).out, "");
}

TEST(FormatCommand, OnlyChecks) {
  const Folder folder;
  const std::string path = folder.write("p.yaml", crooked);
  const Ran ran = amends({"fmt", "--check", path, folder.write("kettle.yaml", kettle_policy)});
  EXPECT_EQ(ran.status, 1);
  EXPECT_EQ(ran.out, path +
                         "\n  1 - amends:   1\n  2 - policy:   p\n  3 - version: '1'\n  1 + amends: 1\n  2 + policy: "
                         "p\n  3 + version: \"1\"\n");
  EXPECT_EQ(read(path), crooked);
  EXPECT_EQ(amends({"fmt", "--check", folder.write("straight.yaml", straight)}).status, 0);
}

TEST(FormatCommand, ReadsStandardInput) {
  const Ran ran = amends({"fmt", "-"}, {.input = crooked});
  EXPECT_EQ(ran.status, 0);
  EXPECT_EQ(ran.out, straight);
  const Ran checked = amends({"fmt", "--check", "-"}, {.input = crooked});
  EXPECT_EQ(checked.status, 1);
  EXPECT_TRUE(checked.out.starts_with("standard input\n  1 - amends:   1\n")) << checked.out;
  const Ran bad = amends({"fmt", "-"}, {.input = "a: &x 1\n"});
  EXPECT_EQ(bad.status, 1);
  EXPECT_EQ(bad.out, "");
  EXPECT_NE(bad.err.find("[yaml-anchor]\n --> standard input:1:4\n"), std::string::npos) << bad.err;
}

TEST(FormatCommand, OfADirectoryTakesPoliciesAndScenarioFiles) {
  const Folder folder;
  const std::string policy = folder.write("p.yaml", crooked);
  const std::string scenarios = folder.write("p_test.yaml", "scenarios:\n- name:   x\n");
  const std::string other = folder.write("compose.yaml", "services:   {}\n");
  const Ran ran = amends({"fmt", folder.path("")});
  EXPECT_EQ(ran.status, 0) << ran.err;
  EXPECT_EQ(read(policy), straight);
  EXPECT_EQ(read(scenarios), "scenarios:\n  - name: x\n");
  EXPECT_EQ(read(other), "services:   {}\n");
}

TEST(FormatCommand, MistakesAreSaidAndTheRestIsDone) {
  const Folder folder;
  const std::string path = folder.write("p.yaml", crooked);
  const Ran ran = amends({"fmt", folder.path("none.yaml"), folder.write("bad.yaml", "a: [\n"), path});
  EXPECT_EQ(ran.status, 1);
  EXPECT_NE(ran.err.find("there is no file `" + folder.path("none.yaml") + "`"), std::string::npos) << ran.err;
  EXPECT_NE(ran.err.find("unclosed-bracket"), std::string::npos) << ran.err;
  EXPECT_EQ(read(path), straight);
  const Folder empty;
  const Ran nothing = amends({"fmt", empty.path("")});
  EXPECT_EQ(nothing.status, 1);
  EXPECT_NE(nothing.err.find("there is no policy and no scenario file in "), std::string::npos) << nothing.err;
  EXPECT_EQ(amends({"fmt"}).status, 2);
}

}  // namespace
}  // namespace amends::testing
