// Files are laid out in their place, as a whole or not at all.
#include <amends/format.hpp>

#include "support/golden.hpp"

#include <gtest/gtest.h>

#include <cstdlib>

namespace amends {
namespace {

namespace fs = std::filesystem;

class FormatFile : public ::testing::Test {
 protected:
  FormatFile() {
    std::string name = (fs::temp_directory_path() / "amends-format-XXXXXX").string();
    EXPECT_NE(mkdtemp(name.data()), nullptr);
    folder_ = name;
  }
  ~FormatFile() override {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }
  std::string write(const std::string& name, const std::string& text) const {
    testing::write(folder_ / name, text);
    return (folder_ / name).string();
  }
  // Nothing but these is in the folder.
  std::size_t files() const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder_), fs::directory_iterator()));
  }

  fs::path folder_;
};

TEST_F(FormatFile, IsReplacedAndKeepsItsPermissions) {
  const std::string path = write("p.yaml", "a:   1\n");
  fs::permissions(path, fs::perms::owner_read | fs::perms::owner_write | fs::perms::group_read);
  const Result<bool> changed = format_file(path);
  ASSERT_TRUE(changed) << to_string(changed.diagnostics());
  EXPECT_TRUE(*changed);
  EXPECT_EQ(testing::read(path), "a: 1\n");
  EXPECT_EQ(fs::status(path).permissions(), fs::perms::owner_read | fs::perms::owner_write | fs::perms::group_read);
  EXPECT_EQ(files(), 1U);
}

TEST_F(FormatFile, ThatIsLaidOutIsNotTouched) {
  const std::string path = write("p.yaml", "a: 1\n");
  const fs::file_time_type before = fs::last_write_time(path) - std::chrono::hours(1);
  fs::last_write_time(path, before);
  EXPECT_FALSE(format_file(path).value());
  EXPECT_EQ(fs::last_write_time(path), before);
}

TEST_F(FormatFile, WithMistakesIsLeftAsItIs) {
  const std::string path = write("p.yaml", "a:   1\nb: &x 2\n");
  const Result<bool> changed = format_file(path);
  ASSERT_FALSE(changed);
  EXPECT_EQ(changed.diagnostics().front().code, "yaml-anchor");
  EXPECT_EQ(changed.diagnostics().front().file, path);
  EXPECT_EQ(testing::read(path), "a:   1\nb: &x 2\n");
  EXPECT_EQ(files(), 1U);
}

TEST_F(FormatFile, BehindALinkIsReplacedAndTheLinkStays) {
  const std::string path = write("p.yaml", "a:   1\n");
  const fs::path link = folder_ / "link.yaml";
  fs::create_symlink("p.yaml", link);
  EXPECT_TRUE(format_file(link.string()).value());
  EXPECT_TRUE(fs::is_symlink(link));
  EXPECT_EQ(testing::read(path), "a: 1\n");
}

TEST_F(FormatFile, ThatExtendsAnotherIsComparedWithIt) {
  write("base.yaml", "amends: 1\npolicy: base\ncurrency: USD\nsteps:\n  x: {chance: 1, costs: 1 USD}\n");
  const std::string path = write("p.yaml", "policy: p\namends:   1\nextends: base.yaml\nsteps: {x: {costs: 2 USD}}\n");
  const Result<bool> changed = format_file(path);
  ASSERT_TRUE(changed) << to_string(changed.diagnostics());
  EXPECT_EQ(testing::read(path), "amends: 1\npolicy: p\nextends: base.yaml\n\nsteps: {x: {costs: 2 USD}}\n");
  EXPECT_EQ(files(), 2U);
}

TEST_F(FormatFile, ThatIsNotThere) {
  const Result<bool> none = format_file((folder_ / "none.yaml").string());
  ASSERT_FALSE(none);
  EXPECT_EQ(none.diagnostics().front().code, "no-file");
  EXPECT_EQ(format_file(folder_.string()).diagnostics().front().code, "no-file");
}

}  // namespace
}  // namespace amends
