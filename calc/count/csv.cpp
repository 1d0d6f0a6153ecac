#include "csv.h"

#include <algorithm>

#include "json_out.h"
#include "text.h"

namespace recht::count {

namespace {

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

// A number as JSON writes it: no leading zero, so that a code stays a text.
bool is_number(std::string_view text) {
    const auto digits = text.substr(!text.empty() && text[0] == '-' ? 1 : 0);
    if (digits.empty() || digits[0] < '0' || digits[0] > '9' || (digits.size() > 1 && digits[0] == '0' && digits[1] != '.')) return false;
    bool point = false;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (digits[i] == '.' && !point && i + 1 < digits.size()) point = true;
        else if (digits[i] < '0' || digits[i] > '9') return false;
    }
    return true;
}

}  // namespace

bool CsvHouseholds::split(std::string_view line, std::string& why) {
    used_ = 0;
    std::size_t at = 0;
    while (true) {
        if (used_ == cells_.size()) cells_.emplace_back();
        auto& cell = cells_[used_++];
        cell.clear();
        if (at < line.size() && line[at] == '"') {
            for (++at;; ++at) {
                if (at >= line.size()) {
                    why = "Een aanhalingsteken wordt niet gesloten (een cel mag niet over twee regels lopen).";
                    return false;
                }
                if (line[at] == '"' && (at + 1 >= line.size() || line[at + 1] != '"')) break;
                if (line[at] == '"') ++at;
                cell += line[at];
            }
            ++at;
        } else {
            const auto end = std::min(line.find(separator_, at), line.size());
            cell = trimmed(line.substr(at, end - at));
            at = end;
        }
        if (at >= line.size()) return true;
        if (line[at] != separator_) {
            why = "Na een aanhalingsteken hoort een scheidingsteken.";
            return false;
        }
        ++at;
    }
}

bool CsvHouseholds::place(std::string_view path, int column, std::string& why) {
    Node* at = &root_;
    const auto into = [&](std::string_view name) {
        for (auto& p : at->parts) {
            if (p.name == name) return &p;
        }
        at->parts.push_back({std::string(name), {}, -1, false});
        return &at->parts.back();
    };
    auto rest = path;
    while (!rest.empty()) {
        const auto dot = std::min(rest.find('.'), rest.size());
        auto name = rest.substr(0, dot);
        rest = dot == rest.size() ? std::string_view() : rest.substr(dot + 1);
        const auto bracket = name.find('[');
        at = into(name.substr(0, bracket));
        if (bracket == std::string_view::npos) continue;
        if (name.back() != ']') {
            why = "Het pad " + cite(path) + " in de kop klopt niet. Schrijf een lijst als kinderen[0].geboortedatum.";
            return false;
        }
        at->list = true;
        at = into(name.substr(bracket + 1, name.size() - bracket - 2));
    }
    if (path.empty() || at->column >= 0 || at == &root_) {
        why = path.empty() ? "Een kolom in de kop heeft geen naam." : "De kolom " + cite(path) + " staat twee keer in de kop.";
        return false;
    }
    at->column = column;
    return true;
}

bool CsvHouseholds::header(std::string_view line, std::string& why) {
    for (const char c : {'\t', ';', ','}) {
        if (line.find(c) != std::string_view::npos) {
            separator_ = c;
            break;
        }
    }
    if (!split(line, why)) return false;
    columns_ = used_;
    bool day = false;
    for (std::size_t i = 0; i < columns_; ++i) {
        day = day || cells_[i] == "datum";
        if (!place(cells_[i], static_cast<int>(i), why)) return false;
    }
    if (!day) why = "De eerste regel is geen situatie (JSON) en ook geen kop met paden: er is geen kolom 'datum'.";
    return day;
}

void CsvHouseholds::write_cell(std::string_view text, std::string& out) const {
    if (text == "true" || text == "false" || text == "null" || is_number(text) || text.front() == '{' || text.front() == '[') {
        out += text;
        return;
    }
    // Where cells are parted by semicolons, a comma is a decimal sign.
    if (separator_ == ';') {
        auto point = std::string(text);
        std::replace(point.begin(), point.end(), ',', '.');
        if (is_number(point)) {
            out += point;
            return;
        }
    }
    JsonOut quoted;
    quoted.string(text);
    out += quoted.text();
}

bool CsvHouseholds::write_parts(const Node& node, std::string& out) const {
    bool any = false;
    for (const auto& part : node.parts) {
        const auto before = out.size();
        if (any) out += ',';
        if (!node.list) out += "\"" + part.name + "\":";
        if (write(part, out)) any = true;
        else out.resize(before);
    }
    return any;
}

bool CsvHouseholds::filled(const Node& node) const {
    if (node.column >= 0 && !cells_[static_cast<std::size_t>(node.column)].empty()) return true;
    return std::any_of(node.parts.begin(), node.parts.end(), [&](const Node& part) { return filled(part); });
}

bool CsvHouseholds::write(const Node& node, std::string& out) const {
    // Somebody without a filled cell is not there, nor are the lists below.
    if (!node.list && !filled(node)) {
        if (node.name != "partner" || node.parts.empty()) return false;
        out += "null";
        return true;
    }
    if (node.column >= 0 && !cells_[static_cast<std::size_t>(node.column)].empty()) {
        write_cell(cells_[static_cast<std::size_t>(node.column)], out);
        return true;
    }
    out += node.list ? '[' : '{';
    write_parts(node, out);
    out += node.list ? ']' : '}';
    return true;
}

bool CsvHouseholds::situation(std::string_view line, std::string& json, std::string& why) {
    if (!split(line, why)) return false;
    if (used_ != columns_) {
        why = "Deze regel heeft " + std::to_string(used_) + " cellen, de kop " + std::to_string(columns_) + ".";
        return false;
    }
    json = "{";
    write_parts(root_, json);
    json += '}';
    return true;
}

}  // namespace recht::count
