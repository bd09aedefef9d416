// Reads YAML for the tests beside this, and puts what was found into one text.
#pragma once

#include "document/yaml_reader.hpp"

#include <optional>
#include <string>
#include <vector>

namespace amends::impl {

struct YamlRead {
  Sources sources;
  std::optional<Tree> tree;
  std::vector<Diagnostic> diagnostics;

  explicit YamlRead(std::string text, const TreeLimits& limits = {}) {
    const std::uint32_t source = sources.add("p.yaml", std::move(text));
    Report report(&sources);
    tree = read_yaml(sources, source, limits, report);
    diagnostics = report.take();
  }

  std::string text(Span span) const { return std::string(sources.text(span)); }

  // "code line:column `underlined` message | help"
  std::string errors() const {
    std::string result;
    for (const Diagnostic& d : diagnostics) {
      if (!result.empty()) result += '\n';
      const Source& source = sources[0];
      std::string underlined;
      if (d.line != 0) {
        // columns and lengths count code points
        const std::string line(source.line(d.line));
        std::size_t at = 0;
        for (std::uint32_t column = 1; at < line.size() && column < d.column + d.length; ++column) {
          std::size_t size = 1;
          while (at + size < line.size() && (static_cast<unsigned char>(line[at + size]) & 0xc0U) == 0x80U) ++size;
          if (column >= d.column) underlined += line.substr(at, size);
          at += size;
        }
      }
      result +=
          d.code + " " + std::to_string(d.line) + ":" + std::to_string(d.column) + " `" + underlined + "` " + d.message;
      if (!d.help.empty()) result += " | " + d.help;
    }
    return result;
  }
};

inline std::string yaml_errors(std::string text, const TreeLimits& limits = {}) {
  return YamlRead(std::move(text), limits).errors();
}

}  // namespace amends::impl
