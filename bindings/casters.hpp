// Times as datetimes, JSON as plain dicts and lists.
#pragma once

#include <amends/decision.hpp>
#include <amends/time.hpp>

#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <string>
#include <utility>
#include <vector>

namespace amends::python {

pybind11::object to_datetime(Time time);            // aware, in UTC
bool to_time(pybind11::handle source, Time& time);  // an aware datetime or RFC 3339 text; false for other types

pybind11::object from_json(const std::string& json);  // as json.loads() does

// {item.<key>: item}, in the order of the list; of two with one key (of several policies) the first.
template <typename Item>
pybind11::dict by(const std::vector<Item>& items, std::string Item::*key) {
  pybind11::dict result;
  for (const Item& item : items)
    if (const pybind11::str name(item.*key); !result.contains(name)) result[name] = pybind11::cast(item);
  return result;
}

}  // namespace amends::python

namespace pybind11::detail {

template <>
struct type_caster<amends::Time> {
  PYBIND11_TYPE_CASTER(amends::Time, const_name("datetime.datetime"));

  bool load(handle source, bool) { return amends::python::to_time(source, value); }
  static handle cast(amends::Time time, return_value_policy, handle) {
    return amends::python::to_datetime(time).release();
  }
};

}  // namespace pybind11::detail
