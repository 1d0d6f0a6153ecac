// The command `recht`: shared by its calls.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "recht/engine.h"

namespace recht::cli {

/// Exit statuses of the contract.
enum Exit { good = 0, failed = 1, usage = 2, bad_input = 65 };

struct Arguments {
    std::string call;
    std::string file = "-";
    std::string rulesets;
    std::string scheme;
    std::string path, from, to;
    std::string target;                     ///< --naar
    std::string date, what_if;
    std::string points_text, months_text, values_text, schemes_text;   ///< as typed
    std::uint32_t points = 101;
    std::uint32_t months = 12;   ///< of a timeline
    bool table = false;          ///< a timeline to read, instead of JSON
    std::vector<std::string> values, schemes;
    std::vector<std::string> words;         ///< all that is no option
    bool part = false;
    bool merge = false;
    bool without_assumptions = false;
    bool json = false;
    bool all_steps = false;
    bool help = false;
    bool file_given = false;
};

/// Parses the command line; on wrong usage prints why and returns false.
bool parse_arguments(int count, char** words, Arguments& out);
/// Colours and the like only on a terminal that wants them.
bool fancy(int descriptor);
void print_help(std::string_view call);
void print_completion();
bool known_call(std::string_view call);
/// The calls as a Dutch list.
std::string call_names();

/// The directory of rulesets: as given, or found beside the working directory or the program.
std::string find_rulesets(const Arguments& arguments, const char* program);
/// Reads a file or standard input ("-") up to `most` bytes; false with a message when it cannot.
bool read_text(const std::string& name, std::string& out, std::size_t most = 16u << 20);
/// Whether a file under `directory` is no ruleset or case: a text, a schema or part of the template.
bool set_aside(const std::string& path, const std::string& directory);
/// All ruleset files under `directory` (no cases, texts or schemas).
std::vector<RulesetSource> read_rulesets(const std::string& directory, std::string& problem);
/// The project's rulesets that a directory without facts of its own stands upon; empty when it has facts.
std::string below(const std::string& directory, const char* program);
/// The files of `directory`, upon those of below(); an own file takes the place of one with the same name.
std::vector<RulesetSource> read_layers(const std::string& directory, const char* program, std::string& problem);
/// Files under `directory` whose names end in `ending`, sorted.
std::vector<std::string> files_ending(const std::string& directory, std::string_view ending);
/// Whether an argument is the code of a municipality (GM0153), and no folder.
bool is_municipality(const std::string& word);
/// The file with the rules of a municipality; empty, with a message, when there is none.
std::string file_of_municipality(Engine& engine, const std::string& code);
/// Prints faults for a person, or as JSON.
void print_faults(const Diagnostics& diagnostics, bool json);
/// Prints the faults of an answer `{"fouten": […]}`; returns bad_input.
int report_faults(const std::string& answer, bool json);
/// Loads the rulesets or prints why not.
bool load_engine(Engine& engine, const Arguments& arguments, const char* program);
/// Loads the rulesets and reads the situation of a call; an exit status other than `good` when either fails.
int open_situation(Engine& engine, std::string& text, const Arguments& arguments, const char* program);

int calculate(const Arguments& arguments, const char* program);
int explain(const Arguments& arguments, const char* program);
int batch(const Arguments& arguments, const char* program);
int curve(const Arguments& arguments, const char* program);
int timeline(const Arguments& arguments, const char* program);
int schemes(const Arguments& arguments, const char* program);
int check(const Arguments& arguments, const char* program);
int test(const Arguments& arguments, const char* program);
int begin(const Arguments& arguments, const char* program);
int report(const Arguments& arguments, const char* program);
int simulate(const Arguments& arguments, const char* program);

}  // namespace recht::cli
