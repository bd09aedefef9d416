// Runs the built command, without a shell, and says what came of it.
#include "run.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <stdexcept>

namespace amends::testing {

namespace {

struct Ends {
  int read = -1, write = -1;
};

Ends make_pipe() {
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
  return {ends[0], ends[1]};
}

Ends make_terminal() {
  const int controller = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
  if (controller < 0 || grantpt(controller) != 0 || unlockpt(controller) != 0) throw std::runtime_error("no terminal");
  const int other = open(ptsname(controller), O_RDWR | O_NOCTTY | O_CLOEXEC);
  const winsize size{40, 90, 0, 0};
  ioctl(controller, TIOCSWINSZ, &size);
  return {controller, other};
}

[[noreturn]] void become(const std::vector<std::string>& arguments, const Setting& setting, int in, int out, int err) {
  dup2(in, STDIN_FILENO);
  dup2(out, STDOUT_FILENO);
  dup2(err, STDERR_FILENO);
  std::vector<std::string> words = {"amends"};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<std::string> variables = {"PATH=/usr/bin:/bin"};
  for (const auto& [name, value] : setting.variables) variables.push_back(name + "=" + value);
  const auto pointers = [](std::vector<std::string>& texts) {
    std::vector<char*> result;
    for (std::string& text : texts) result.push_back(text.data());
    result.push_back(nullptr);
    return result;
  };
  execve(AMENDS_CLI_PATH, pointers(words).data(), pointers(variables).data());
  _exit(127);
}

// Feeds the input and collects both outputs at once, so that no pipe can fill up and block.
void converse(int in, const std::string& input, int out, int err, Ran& ran) {
  std::size_t sent = 0;
  std::array<pollfd, 3> files = {pollfd{in, POLLOUT, 0}, pollfd{out, POLLIN, 0}, pollfd{err, POLLIN, 0}};
  const auto done = [](pollfd& file) {
    close(file.fd);
    file.fd = -1;
  };
  if (input.empty()) done(files[0]);
  while (files[0].fd >= 0 || files[1].fd >= 0 || files[2].fd >= 0) {
    if (poll(files.data(), files.size(), 20'000) <= 0) throw std::runtime_error("the command does not end");
    if (files[0].fd >= 0 && files[0].revents != 0) {
      const ssize_t size = write(files[0].fd, input.data() + sent, input.size() - sent);
      if (size > 0) sent += static_cast<std::size_t>(size);
      if (size <= 0 || sent == input.size()) done(files[0]);
    }
    for (const std::size_t i : {1U, 2U}) {
      if (files[i].fd < 0 || files[i].revents == 0) continue;
      std::array<char, 4096> buffer{};
      const ssize_t size = read(files[i].fd, buffer.data(), buffer.size());
      if (size > 0) (i == 1 ? ran.out : ran.err).append(buffer.data(), static_cast<std::size_t>(size));
      if (size <= 0) done(files[i]);  // a terminal whose other side is closed gives an error
    }
  }
}

}  // namespace

Ran amends(const std::vector<std::string>& arguments, const Setting& setting) {
  std::signal(SIGPIPE, SIG_IGN);
  // What is typed at a terminal goes in at its controller and comes out at its other end.
  const Ends keyboard = setting.typed ? make_terminal() : Ends{};
  const Ends in = setting.typed ? Ends{keyboard.write, fcntl(keyboard.read, F_DUPFD_CLOEXEC, 0)} : make_pipe();
  const Ends out = setting.terminal ? make_terminal() : make_pipe();
  const Ends err = make_pipe();
  const pid_t child = fork();
  if (child == 0) become(arguments, setting, in.read, out.write, err.write);
  close(in.read);
  close(out.write);
  close(err.write);
  Ran ran;
  const std::string end_of_typing = setting.typed ? "\x04" : "";
  converse(in.write, setting.input + end_of_typing, out.read, err.read, ran);
  int status = 0;
  waitpid(child, &status, 0);
  if (setting.typed) close(keyboard.read);  // not before: what was typed would be lost
  ran.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return ran;
}

Folder::Folder() {
  std::string name = (std::filesystem::temp_directory_path() / "amends-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no directory");
  path_ = name;
}

Folder::~Folder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

std::string Folder::write(const std::string& name, const std::string& text) const {
  std::ofstream(path_ / name, std::ios::binary) << text;
  return path(name);
}

}  // namespace amends::testing
