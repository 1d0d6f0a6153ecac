#include <cstdio>

#include "cli.h"

int main(int count, char** words) {
    using namespace recht::cli;
    Arguments arguments;
    if (!parse_arguments(count, words, arguments)) return usage;
    if (arguments.help) {
        print_help(arguments.call);
        return good;
    }
    if (arguments.call == "calculate") return calculate(arguments, words[0]);
    if (arguments.call == "explain") return explain(arguments, words[0]);
    if (arguments.call == "batch") return batch(arguments, words[0]);
    if (arguments.call == "curve") return curve(arguments, words[0]);
    if (arguments.call == "timeline") return timeline(arguments, words[0]);
    if (arguments.call == "regelingen") return schemes(arguments, words[0]);
    if (arguments.call == "new") return begin(arguments, words[0]);
    if (arguments.call == "report") return report(arguments, words[0]);
    if (arguments.call == "simulate") return simulate(arguments, words[0]);
    if (arguments.call == "check") return check(arguments, words[0]);
    return test(arguments, words[0]);
}
