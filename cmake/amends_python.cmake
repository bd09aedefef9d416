# The interpreter: the distribution's, even where another `python3` comes first in the PATH; or the one that was asked
# for with -DPython_EXECUTABLE=, as a wheel's build does.
if(NOT Python_EXECUTABLE AND EXISTS /usr/bin/python3)
  set(Python_EXECUTABLE /usr/bin/python3)
endif()
