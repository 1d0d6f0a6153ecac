// A table of households: the header names facts by their path, each line becomes a situation.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace recht::count {

class CsvHouseholds {
public:
    /// Reads the header: paths such as "aanvrager.toetsingsinkomen" and "kinderen[0].geboortedatum", and
    /// perhaps `gewicht`, separated by comma, semicolon or tab. False with `why` when it is no such header.
    bool header(std::string_view line, std::string& why);
    /// The situation of one line as JSON. An empty cell is unknown; a list or a partner of whom every cell
    /// is empty is not there ([] or null). False with `why` when the line has not as many cells as the header.
    bool situation(std::string_view line, std::string& json, std::string& why);

private:
    struct Node {
        std::string name;
        std::vector<Node> parts;
        int column = -1;
        bool list = false;
    };
    bool split(std::string_view line, std::string& why);
    bool place(std::string_view path, int column, std::string& why);
    [[nodiscard]] bool filled(const Node& node) const;
    bool write(const Node& node, std::string& out) const;
    bool write_parts(const Node& node, std::string& out) const;
    void write_cell(std::string_view text, std::string& out) const;

    char separator_ = ',';
    Node root_;
    std::size_t columns_ = 0;
    std::vector<std::string> cells_;
    std::size_t used_ = 0;
};

}  // namespace recht::count
