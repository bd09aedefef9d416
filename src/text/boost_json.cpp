// Boost.JSON itself, compiled here once: the distribution's static library cannot go into a Python module.
#include <boost/json/src.hpp>
