// amends docs.
#include "run.hpp"
#include "samples.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace amends::testing {
namespace {

std::string read(const std::string& path) {
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  return text.str();
}

TEST(DocsCommand, WritesTheBookAndSaysWhere) {
  const Folder folder;
  const std::string directory = folder.path("made/book");
  const Ran ran = amends({"docs", folder.write("kettle.yaml", kettle_policy), "-o", directory});
  EXPECT_EQ(ran.status, 0) << ran.err;
  EXPECT_EQ(ran.out, directory + "/index.md\n" + directory + "/index.html\n" + directory + "/flow.svg\n" + directory +
                         "/customer.md\n" + directory + "/customer.html\n");
  EXPECT_NE(read(directory + "/index.html").find("<title>A kettle that does not boil</title>"), std::string::npos);
  EXPECT_NE(read(directory + "/index.md").find("### Send a new one `kettle.yaml:23`"), std::string::npos)
      << read(directory + "/index.md");
  EXPECT_NE(read(directory + "/customer.md").find("- Do you have the receipt?"), std::string::npos);
}

TEST(DocsCommand, TwiceIsTheSame) {
  const Folder folder;
  const std::string policy = folder.write("kettle.yaml", kettle_policy);
  EXPECT_EQ(amends({"docs", policy, "-o", folder.path("book")}).status, 0);
  const std::string first = read(folder.path("book/index.html"));
  EXPECT_EQ(amends({"docs", policy, "-o", folder.path("book")}).status, 0);
  EXPECT_EQ(read(folder.path("book/index.html")), first);
  EXPECT_GT(first.size(), 5000u);
}

TEST(DocsCommand, LeavesForeignFilesAlone) {
  const Folder folder;
  std::filesystem::create_directories(folder.path("site"));
  folder.write("site/index.html", "<p>mine</p>");
  const Ran ran = amends({"docs", folder.write("kettle.yaml", kettle_policy), "-o", folder.path("site")});
  EXPECT_EQ(ran.status, 1);
  EXPECT_EQ(ran.out, "");
  EXPECT_NE(ran.err.find("site/index.html` is there and was not made by `amends docs` [not-ours]"), std::string::npos)
      << ran.err;
  EXPECT_EQ(read(folder.path("site/index.html")), "<p>mine</p>");
  EXPECT_FALSE(std::filesystem::exists(folder.path("site/index.md")));
}

TEST(DocsCommand, NeedsAPolicyWithoutMistakes) {
  const Folder folder;
  const Ran ran =
      amends({"docs", folder.write("broken.yaml", "amends: 1\npolicy: x\nstepps: {}\n"), "-o", folder.path("book")});
  EXPECT_EQ(ran.status, 1);
  EXPECT_NE(ran.err.find("[unknown-key]"), std::string::npos) << ran.err;
  EXPECT_FALSE(std::filesystem::exists(folder.path("book")));
  EXPECT_EQ(amends({"docs", "no-such.yaml", "-o", folder.path("book")}).status, 1);
  EXPECT_EQ(amends({"docs", "policy.yaml"}).status, 2);
}

}  // namespace
}  // namespace amends::testing
