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

}  // namespace

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
    std::vector<std::string> all{RECHT_COMMAND};
    all.insert(all.end(), words.begin(), words.end());
    std::vector<char*> pointers;
    for (auto& w : all) pointers.push_back(w.data());
    pointers.push_back(nullptr);
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
