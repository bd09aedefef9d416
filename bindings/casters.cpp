// Times as datetimes and back; JSON as plain dicts and lists.
#include "casters.hpp"

namespace py = pybind11;

namespace amends::python {

namespace {

py::object epoch() {
  const py::module_ datetime = py::module_::import("datetime");
  return datetime.attr("datetime")(1970, 1, 1, py::arg("tzinfo") = datetime.attr("timezone").attr("utc"));
}

Time parsed(const std::string& text) {
  const ParsedTime result = parse_time(text);
  if (result.time) return *result.time;
  switch (result.error) {
    case TimeError::no_offset:
      throw py::value_error("the time `" + text + "` has no offset: add Z or, for example, +01:00");
    case TimeError::impossible:
      throw py::value_error("there is no such time as `" + text + "`");
    case TimeError::not_a_time:
      break;
  }
  throw py::value_error("`" + text + "` is not a time such as 2026-03-04T14:00:00Z");
}

}  // namespace

py::object to_datetime(Time time) {
  return epoch() + py::module_::import("datetime").attr("timedelta")(py::arg("seconds") = time.seconds);
}

bool to_time(py::handle source, Time& time) {
  if (py::isinstance<py::str>(source)) {
    time = parsed(source.cast<std::string>());
    return true;
  }
  if (!py::isinstance(source, py::module_::import("datetime").attr("datetime"))) return false;
  if (source.attr("utcoffset")().is_none())
    throw py::value_error(
        "a datetime without a time zone: say which moment it is, "
        "for example datetime.now(timezone.utc)");
  const py::object since = source - epoch();  // whole days and seconds; what is left of a second is cut
  time.seconds = since.attr("days").cast<std::int64_t>() * 86'400 + since.attr("seconds").cast<std::int64_t>();
  return true;
}

py::object from_json(const std::string& json) { return py::module_::import("json").attr("loads")(json); }

}  // namespace amends::python
