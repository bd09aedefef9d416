// What came of the scenarios, as programs read it: JSON and JUnit's XML.
#include <amends/scenario.hpp>

#include "text/json_writer.hpp"
#include "text/utf8.hpp"
#include "tools/json_parts.hpp"

#include <amends/json.hpp>

namespace amends {

namespace {

using impl::JsonWriter;
using impl::member;

void write(JsonWriter& out, const DecidingCondition& condition) {
  out.begin_object();
  member(out, "rule", condition.rule);
  member(out, "reading", condition.reading);
  member(out, "text", condition.text);
  out.key("values");
  out.begin_array();
  for (const FactReading& reading : condition.values) {
    out.begin_object();
    member(out, "fact", reading.fact);
    member(out, "value", reading.value);
    out.end_object();
  }
  out.end_array();
  member(out, "file", condition.file);
  member(out, "line", condition.line);
  out.end_object();
}

void write(JsonWriter& out, const FailedExpectation& failed) {
  out.begin_object();
  member(out, "path", failed.path);
  member(out, "expected", failed.expected);
  member(out, "actual", failed.actual);
  member(out, "file", failed.file);
  member(out, "line", failed.line);
  out.key("decided_by");
  out.begin_array();
  for (const DecidingCondition& condition : failed.decided_by) write(out, condition);
  out.end_array();
  out.end_object();
}

void write(JsonWriter& out, const ScenarioResult& result) {
  out.begin_object();
  member(out, "name", result.name);
  member(out, "file", result.file);
  member(out, "line", result.line);
  member(out, "passed", result.passed);
  out.key("failures");
  out.begin_array();
  for (const FailedExpectation& failed : result.failures) write(out, failed);
  out.end_array();
  member(out, "mistakes", result.mistakes);
  out.end_object();
}

// As the text or an attribute of XML; what XML cannot hold becomes U+FFFD.
std::string escaped(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const impl::CodePoint point = impl::decode_utf8(text, at);
    const std::string_view bytes = text.substr(at, point.size);
    at += point.size;
    if (!point.valid || (point.value < 0x20 && point.value != '\n' && point.value != '\t') || point.value == 0xfffe ||
        point.value == 0xffff) {
      result += "\xef\xbf\xbd";
    } else if (bytes == "&") {
      result += "&amp;";
    } else if (bytes == "<") {
      result += "&lt;";
    } else if (bytes == ">") {
      result += "&gt;";
    } else if (bytes == "\"") {
      result += "&quot;";
    } else if (bytes == "\n") {
      result += "&#10;";
    } else {
      result += bytes;
    }
  }
  return result;
}

std::string attribute(const char* name, std::string_view value) {
  return " " + std::string(name) + "=\"" + escaped(value) + "\"";
}

std::string story(const ScenarioResult& result) {
  std::string text;
  for (const FailedExpectation& failed : result.failures) {
    text += failed.file + ":" + std::to_string(failed.line) + ": " + failed.path + "\n  expected " + failed.expected +
            "\n  answered " + failed.actual + "\n";
    for (const DecidingCondition& condition : failed.decided_by) {
      text += "  because " + condition.rule + (condition.reading.empty() ? "" : ": " + condition.reading);
      if (condition.line != 0) text += " (" + condition.file + ":" + std::to_string(condition.line) + ")";
      text += "\n";
      if (!condition.text.empty()) text += "    " + condition.text + "\n";
      for (const FactReading& reading : condition.values) text += "    " + reading.fact + " is " + reading.value + "\n";
    }
  }
  for (const Diagnostic& mistake : result.mistakes) text += mistake.message + "\n" + mistake.help + "\n";
  return text;
}

std::string headline(const ScenarioResult& result) {
  if (!result.mistakes.empty()) return result.mistakes.front().message;
  std::string text;
  for (const FailedExpectation& failed : result.failures)
    text += (text.empty() ? "" : "; ") + failed.path + ": expected " + failed.expected + ", answered " + failed.actual;
  return text;
}

void test_case(const ScenarioRun& run, const ScenarioResult& result, std::string& xml) {
  xml += "    <testcase" + attribute("classname", run.policy) + attribute("name", result.name) +
         attribute("file", result.file) + attribute("line", std::to_string(result.line));
  if (result.passed) {
    xml += "/>\n";
    return;
  }
  xml += ">\n      <failure" + attribute("message", headline(result)) + ">" + escaped(story(result)) +
         "</failure>\n    </testcase>\n";
}

void test_suite(const ScenarioRun& run, std::string& xml) {
  const bool broken = has_errors(run.diagnostics);
  xml += "  <testsuite" + attribute("name", run.file) +
         attribute("tests", std::to_string(run.scenarios.size() + (broken ? 1 : 0))) +
         attribute("failures", std::to_string(run.scenarios.size() - run.passed())) +
         attribute("errors", broken ? "1" : "0") + ">\n";
  for (const ScenarioResult& result : run.scenarios) test_case(run, result, xml);
  if (broken)
    xml += "    <testcase" + attribute("classname", run.policy) + attribute("name", run.file) +
           attribute("file", run.file) + ">\n      <error" + attribute("message", "it has mistakes and was not run") +
           ">" + escaped(to_string(run.diagnostics)) + "</error>\n    </testcase>\n";
  xml += "  </testsuite>\n";
}

}  // namespace

std::string to_json(const TestReport& report, int indent) {
  JsonWriter out(indent);
  out.begin_object();
  out.key("passed");
  out.integer(static_cast<std::int64_t>(report.passed()));
  out.key("failed");
  out.integer(static_cast<std::int64_t>(report.failed()));
  member(out, "diagnostics", report.diagnostics);
  out.key("files");
  out.begin_array();
  for (const ScenarioRun& run : report.runs) {
    out.begin_object();
    member(out, "file", run.file);
    member(out, "policy", run.policy);
    member(out, "diagnostics", run.diagnostics);
    out.key("scenarios");
    out.begin_array();
    for (const ScenarioResult& result : run.scenarios) write(out, result);
    out.end_array();
    out.end_object();
  }
  out.end_array();
  out.key("coverage");
  out.begin_array();
  for (const Coverage& coverage : report.coverage) {
    out.begin_object();
    member(out, "policy", coverage.policy);
    const auto percent = [&](const char* key, const Covered& covered) {
      out.key(key);
      out.integer(covered.percent());
    };
    percent("rules", coverage.covered_rules());
    percent("rows", coverage.covered_rows());
    percent("conditions", coverage.covered_conditions());
    percent("steps", coverage.covered_steps());
    percent("roles", coverage.covered_roles());
    out.end_object();
  }
  out.end_array();
  member(out, "missing", report.missing);
  out.end_object();
  return std::move(out).take();
}

std::string to_junit(const TestReport& report) {
  std::string xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites" +
                    attribute("tests", std::to_string(report.passed() + report.failed())) +
                    attribute("failures", std::to_string(report.failed())) + ">\n";
  for (const ScenarioRun& run : report.runs) test_suite(run, xml);
  if (!report.diagnostics.empty())
    xml +=
        "  <testsuite name=\"paths\" tests=\"1\" failures=\"0\" errors=\"1\">\n    <testcase name=\"paths\">\n"
        "      <error message=\"there are no scenarios\">" +
        escaped(to_string(report.diagnostics)) + "</error>\n    </testcase>\n  </testsuite>\n";
  return xml + "</testsuites>\n";
}

}  // namespace amends
