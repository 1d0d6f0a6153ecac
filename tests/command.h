// Runs the command `recht` as a program, and keeps files for it.
#pragma once

#include <string>
#include <vector>

namespace recht::proef {

constexpr int kNoTerminal = -2;

struct Result {
    int status = -1;       ///< exit status; −1 when it ended by a signal
    std::string out;
    std::string err;
};

/// Whether the command under test is built with sanitizers.
bool sanitized();

/// Runs recht with `words`, with `in` on standard input. `memory_mb` bounds its address space (0: not).
Result command(const std::vector<std::string>& words, const std::string& in = {}, unsigned memory_mb = 0);

/// The same with standard output and error on a terminal (TERM=xterm); what it shows comes in `out`.
/// Status kNoTerminal: a container without /dev/pts has no terminal to give, and nothing was run.
Result on_terminal(const std::vector<std::string>& words, const std::string& in = {});

/// What `script` writes in bash, with "$recht" for the command.
std::string bash(const std::string& script);

/// A folder that goes away again.
class Folder {
public:
    Folder();
    ~Folder();
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    [[nodiscard]] const std::string& path() const { return path_; }
    /// Writes a file below the folder and returns its path.
    std::string write(const std::string& name, const std::string& text) const;

private:
    std::string path_;
};

}  // namespace recht::proef
