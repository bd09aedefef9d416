// Which files a path stands for.
#include <amends/policy_paths.hpp>

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace amends {
namespace {

namespace fs = std::filesystem;

class PolicyPathsTest : public testing::Test {
 protected:
  PolicyPathsTest() : folder_(fs::path(testing::TempDir()) / "amends_policy_paths_test") {
    fs::remove_all(folder_);
    write("b.yaml", "# what we do\namends: 1\npolicy: b\n");
    write("below/a.yml", "amends: 1\n");
    write("a_test.yaml", "scenarios: []\n");
    write("case.yaml", "product: {role: livelihood}\n");
    write("notes.md", "amends: 1\n");
    fs::create_directories(folder_ / "empty");
  }
  ~PolicyPathsTest() override { fs::remove_all(folder_); }

  void write(const std::string& name, const std::string& text) const {
    fs::create_directories((folder_ / name).parent_path());
    std::ofstream(folder_ / name) << text;
  }
  std::string path(const std::string& name) const { return (folder_ / name).string(); }

  fs::path folder_;
};

TEST_F(PolicyPathsTest, DirectoryStandsForThePoliciesInItAndBelow) {
  const PolicyPaths found = find_policies({folder_.string()});
  EXPECT_EQ(found.files, (std::vector<std::string>{path("b.yaml"), path("below/a.yml")}));
  EXPECT_TRUE(found.searched);
  EXPECT_TRUE(found.empty.empty());
}

TEST_F(PolicyPathsTest, ScenarioFilesOnlyWhereTheyAreWanted) {
  const PolicyPaths found = find_policies({folder_.string()}, true);
  EXPECT_EQ(found.files, (std::vector<std::string>{path("a_test.yaml"), path("b.yaml"), path("below/a.yml")}));
}

TEST_F(PolicyPathsTest, FileStandsForItself) {
  const PolicyPaths found = find_policies({path("case.yaml"), path("not_there.yaml")});
  EXPECT_EQ(found.files, (std::vector<std::string>{path("case.yaml"), path("not_there.yaml")}));
  EXPECT_FALSE(found.searched);
}

TEST_F(PolicyPathsTest, DirectoryWithoutPoliciesIsNamed) {
  const PolicyPaths found = find_policies({path("empty")});
  EXPECT_TRUE(found.files.empty());
  EXPECT_EQ(found.empty, (std::vector<std::string>{path("empty")}));
}

}  // namespace
}  // namespace amends
