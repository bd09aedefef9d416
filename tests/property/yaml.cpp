#include "property/yaml.hpp"

#include <algorithm>
#include <random>

namespace amends::property {

namespace {

std::string money_text(std::int64_t minor) {
  const std::string cents = std::to_string(minor % 100);
  return std::to_string(minor / 100) + (cents.size() == 1 ? ".0" : ".") + cents + " USD";
}

std::string with_amounts(const std::string& text, std::int64_t times) {
  std::string out;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t open = text.find('$', at);
    if (open == std::string::npos) return out + text.substr(at);
    const std::size_t close = text.find('$', open + 1);
    out += text.substr(at, open - at) + money_text(std::stoll(text.substr(open + 1, close - open - 1)) * times);
    at = close + 1;
  }
  return out;
}

bool is_plain(const std::string& text) {
  return !text.empty() &&
         text.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.% /-") ==
             std::string::npos &&
         text.front() != '-' && text.front() != ' ' && text.front() != '%';
}

std::string scalar_text(const std::string& text, std::int64_t times) {
  const std::string filled = with_amounts(text, times);
  if (is_plain(filled)) return filled;
  std::string quoted = "\"";
  for (const char c : filled) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted + '"';
}

void write_block(const Yaml& yaml, std::size_t indent, std::int64_t times, std::string& out);

void write_child(const Yaml& child, std::size_t indent, std::int64_t times, std::string& out) {
  if (child.kind == Yaml::Kind::scalar) {
    out += ' ' + scalar_text(child.scalar, times) + '\n';
  } else if (child.empty()) {
    out += child.kind == Yaml::Kind::map ? " {}\n" : " []\n";
  } else {
    out += '\n';
    write_block(child, indent + 2, times, out);
  }
}

void write_block(const Yaml& yaml, std::size_t indent, std::int64_t times, std::string& out) {
  const std::string margin(indent, ' ');
  for (const auto& [key, child] : yaml.map) {
    out += margin + key + ':';
    write_child(child, indent, times, out);
  }
  for (const Yaml& child : yaml.list) {
    out += margin + '-';
    write_child(child, indent, times, out);
  }
}

void shuffle(Yaml& yaml, std::mt19937& random) {
  for (auto& [key, child] : yaml.map) shuffle(child, random);
  for (Yaml& child : yaml.list) shuffle(child, random);
  std::shuffle(yaml.map.begin(), yaml.map.end(), random);
}

}  // namespace

Yaml& Yaml::add(std::string key, Yaml child) {
  map.emplace_back(std::move(key), std::move(child));
  return *this;
}

Yaml* Yaml::find(const std::string& key) {
  const auto found = std::find_if(map.begin(), map.end(), [&](const auto& entry) { return entry.first == key; });
  return found == map.end() ? nullptr : &found->second;
}

std::string amount(std::int64_t minor) { return '$' + std::to_string(minor) + '$'; }

std::string write(const Yaml& yaml, std::int64_t amounts_times) {
  std::string out;
  write_block(yaml, 0, amounts_times, out);
  return out;
}

Yaml with_keys_shuffled(const Yaml& yaml, std::uint32_t seed) {
  Yaml copy = yaml;
  std::mt19937 random(seed);
  shuffle(copy, random);
  return copy;
}

}  // namespace amends::property
