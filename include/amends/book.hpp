// A policy as a book for people who do not read YAML, and one page of it for the customer.
//
//   const Book book = make_book(policy);
//   write_book(book, "public/computer-repair");
//
// make_book() is pure: an equal policy from an equally named file gives equal bytes. All functions may be called from
// any number of threads at once; a Book owns its text and outlives the policy.
#pragma once

#include <amends/policy.hpp>
#include <amends/result.hpp>

#include <string>
#include <vector>

namespace amends {

struct BookFile {
  std::string name;  // "index.html"
  std::string text;  // UTF-8; HTML and SVG are self-contained: nothing is fetched, no scripts
};

struct Book {
  // index.md and index.html: the whole. customer.md and customer.html: what a customer can expect, without costs,
  // limits, aims and roles. flow.svg: how a case flows; index.html holds it too.
  std::vector<BookFile> files;
};

Book make_book(const Policy& policy);

// Writes the files into a directory, which is made where it is not there, each in one go: a reader sees the old file or
// the new one, never half of one. A file of that name that was not made by this function is not touched: then nothing
// is written at all. Returns the paths.
Result<std::vector<std::string>> write_book(const Book& book, const std::string& directory);

}  // namespace amends
