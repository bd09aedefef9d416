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

TEST_F(PolicyPathsTest, SeveralAreLoadedAtOnceInTheirOrder) {
  std::vector<std::string> files;
  for (int i = 0; i < 20; ++i) {
    files.push_back(path("p" + std::to_string(i) + ".yaml"));
    std::ofstream(files.back()) << "amends: 1\npolicy: p" << i << (i == 7 ? "\nstepz: {}\n" : "\n");
  }
  files.push_back(path("not_there.yaml"));
  for (const unsigned threads : {0U, 1U, 3U, 50U}) {
    const std::vector<Result<Policy>> loaded = load_policies(files, threads);
    ASSERT_EQ(loaded.size(), 21U);
    for (std::size_t i = 0; i < 20; ++i) {
      if (i == 7) {
        ASSERT_FALSE(loaded[i]);
        EXPECT_EQ(loaded[i].diagnostics()[0].code, "unknown-key");
      } else {
        ASSERT_TRUE(loaded[i]);
        EXPECT_EQ(loaded[i]->name(), "p" + std::to_string(i));
      }
    }
    EXPECT_FALSE(loaded[20]);
  }
  EXPECT_TRUE(load_policies({}).empty());
}

}  // namespace
}  // namespace amends
