#include "command.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace recht::proef {

namespace {

std::string take(std::FILE* file) {
    std::string out;
    char buffer[65536];
    std::size_t got = 0;
    std::rewind(file);
    while ((got = std::fread(buffer, 1, sizeof buffer, file)) > 0) out.append(buffer, got);
    std::fclose(file);
    return out;
}

// Words as execv wants them, the command itself first.
std::vector<char*> pointers_to(std::vector<std::string>& words) {
    std::vector<char*> out;
    for (auto& w : words) out.push_back(w.data());
    out.push_back(nullptr);
    return out;
}

// RECHT_OPDRACHT: the same tests against another build of the command.
std::string program() {
    const char* other = std::getenv("RECHT_OPDRACHT");
    return other != nullptr ? other : RECHT_COMMAND;
}

std::vector<std::string> with_command(const std::vector<std::string>& words) {
    std::vector<std::string> all{program()};
    all.insert(all.end(), words.begin(), words.end());
    return all;
}

}  // namespace

bool sanitized() {
#ifdef RECHT_SANITIZED
    return true;
#else
    return std::getenv("RECHT_OPDRACHT") != nullptr;
#endif
}

Result command(const std::vector<std::string>& words, const std::string& in, unsigned memory_mb) {
    Result result;
    // Files instead of pipes: nothing can block, however much is written.
    std::FILE* files[3] = {std::tmpfile(), std::tmpfile(), std::tmpfile()};
    for (auto* f : files) {
        if (f == nullptr) {
            ADD_FAILURE() << "no temporary file";
            return result;
        }
    }
    std::fwrite(in.data(), 1, in.size(), files[0]);
    std::rewind(files[0]);
    auto all = with_command(words);
    const auto pointers = pointers_to(all);
    const auto child = fork();
    if (child == 0) {
        for (int i = 0; i < 3; ++i) dup2(fileno(files[i]), i);
        if (memory_mb > 0) {
            const rlimit limit{static_cast<rlim_t>(memory_mb) << 20, static_cast<rlim_t>(memory_mb) << 20};
            setrlimit(RLIMIT_AS, &limit);
        }
        execv(pointers[0], pointers.data());
        _exit(126);
    }
    int status = 0;
    waitpid(child, &status, 0);
    result.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    std::fclose(files[0]);
    result.out = take(files[1]);
    result.err = take(files[2]);
    return result;
}

Result on_terminal(const std::vector<std::string>& words, const std::string& in) {
    Result result;
    auto all = with_command(words);
    const auto pointers = pointers_to(all);
    std::FILE* file = std::tmpfile();
    const int terminal = posix_openpt(O_RDWR | O_NOCTTY);
    if (file == nullptr || terminal < 0 || grantpt(terminal) != 0 || unlockpt(terminal) != 0) {
        result.status = kNoTerminal;
        return result;
    }
    std::fwrite(in.data(), 1, in.size(), file);
    std::rewind(file);
    const std::string name = ptsname(terminal);
    const auto child = fork();
    if (child == 0) {
        setsid();
        const int mine = open(name.c_str(), O_RDWR);
        dup2(fileno(file), 0);
        dup2(mine, 1);
        dup2(mine, 2);
        setenv("TERM", "xterm", 1);
        unsetenv("NO_COLOR");
        execv(pointers[0], pointers.data());
        _exit(126);
    }
    char buffer[4096];
    // Reading fails when the program is gone and with it the other end.
    for (ssize_t got = 0; (got = read(terminal, buffer, sizeof buffer)) > 0;) result.out.append(buffer, static_cast<std::size_t>(got));
    int status = 0;
    waitpid(child, &status, 0);
    result.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    close(terminal);
    std::fclose(file);
    return result;
}

std::string bash(const std::string& script) {
    std::string out;
    const Folder folder;
    const auto path = folder.write("script.sh", "recht='" + program() + "'\n" + script);
    std::FILE* pipe = popen(("bash '" + path + "' 2>&1").c_str(), "r");
    if (pipe == nullptr) {
        ADD_FAILURE() << "no bash";
        return out;
    }
    char buffer[4096];
    for (std::size_t got = 0; (got = std::fread(buffer, 1, sizeof buffer, pipe)) > 0;) out.append(buffer, got);
    pclose(pipe);
    return out;
}

Folder::Folder() {
    auto pattern = (std::filesystem::temp_directory_path() / "recht-proef-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr) ADD_FAILURE() << "no temporary folder";
    path_ = pattern;
}

Folder::~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

std::string Folder::write(const std::string& name, const std::string& text) const {
    const auto path = std::filesystem::path(path_) / name;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
    return path.string();
}

}  // namespace recht::proef
