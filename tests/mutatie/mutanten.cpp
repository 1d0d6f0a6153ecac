#include "mutanten.h"

#include <algorithm>

#include "dates.h"
#include "text.h"

namespace recht::mutation {

namespace {

int decimals_of(std::string_view number) {
    const auto dot = number.find('.');
    return dot == std::string_view::npos ? 0 : static_cast<int>(number.size() - dot - 1);
}

// One step of the last digit as written, in the register's scale.
std::int64_t step_of(std::string_view number, const Type& type, const Scale& scale) {
    const int digits = decimals_of(number) + (type.percent ? 2 : 0);
    return digits > scale.decimals ? 1 : pow10(scale.decimals - digits);
}

}  // namespace

std::string plus(std::string_view number, int by) {
    const auto d = parse_decimal(number);
    return d ? decimal_text(d->mantissa * (d->decimals == decimals_of(number) ? 1 : pow10(decimals_of(number) - d->decimals)) + by, decimals_of(number)) : std::string(number);
}

namespace {

/// Values that stand in memory as well as in the text.
class Finder {
public:
    /// `own`: the only file to look at; null: all that the universe was made from.
    Finder(const Universe& universe, const JsonDocument* own, const std::vector<RulesetSource>& sources, std::vector<Mutant>& found)
        : sources_(sources), own_(own), layer_(universe.municipality), model_(&universe.model), graph_(&universe.graph), found_(found) {}

    void run() {
        for (std::size_t p = 0; p < model_->parameters.size(); ++p) parameter(p);
        for (std::size_t t = 0; t < model_->tables.size(); ++t) table(t);
    }

private:
    [[nodiscard]] bool meant(JsonRef place) const { return place && (own_ == nullptr || place.document() == own_); }

    Mutant start(JsonRef at, std::string name) {
        Mutant m;
        m.layer = layer_;
        // What a municipality fills in stands under the name of the national ruleset.
        const std::string id(own_ == nullptr ? "" : own_->root().string("id"));
        if (name.compare(0, id.size(), id) != 0) name = id + ".vult." + name;
        const auto file = at.document()->file();
        for (std::size_t s = 0; s < sources_.size(); ++s) {
            if (sources_[s].name == file) m.source = s;
        }
        m.ruleset = name.substr(0, name.find('.'));
        std::uint32_t column = 0;
        at.document()->locate(at.node().at, m.line, column);
        m.place = name;
        return m;
    }

    std::string owner(std::size_t index, bool is_table) const {
        for (const auto& module : model_->modules) {
            for (const auto& [name, i] : is_table ? module.tables : module.parameters) {
                if (i == index) return module.id + "." + name;
            }
        }
        return "?";
    }

    template <typename Entry>
    void window(Mutant& m, const std::vector<Entry>& entries, std::size_t e) {
        m.from = e == 0 ? INT64_MIN : entries[e].from;
        m.until = e + 1 < entries.size() ? entries[e + 1].from : INT64_MAX;
        m.place += "[" + date_text(entries[e].from) + "]";
    }

    void both(Mutant m, JsonRef number, std::int64_t step) {
        for (const int by : {1, -1}) {
            auto one = m;
            one.place += by > 0 ? "+" : "-";
            one.was = number.text();
            one.becomes = plus(number.text(), by);
            one.step = by * step;
            one.in_memory = true;
            one.edits.push_back({number.node().at, number.text().size(), one.becomes, false});
            found_.push_back(std::move(one));
        }
    }

    // Where a row ends and the next begins: moved together, or the check of gaps would notice.
    void bound(const Mutant& m, JsonRef end, JsonRef next, std::int64_t step) {
        both(m, end, step);
        if (!next) return;
        for (const std::size_t back : {2u, 1u}) {
            auto& one = found_[found_.size() - back];
            one.edits.push_back({next.node().at, next.text().size(), plus(next.text(), back == 2 ? 1 : -1), false});
        }
    }

    void parameter(std::size_t index) {
        const auto& p = model_->parameters[index];
        for (std::size_t e = 0; e < p.entries.size(); ++e) {
            if (!meant(p.entries[e].place)) continue;
            auto value = p.entries[e].place.get("waarde");
            const auto one = [&](JsonRef number, Mutant::What what) {
                auto m = start(number, owner(index, false));
                window(m, p.entries, e);
                m.what = what;
                m.both = value.is(JsonType::number);
                m.item = index;
                m.entry = e;
                both(std::move(m), number, step_of(number.text(), p.type, p.scale));
            };
            if (value.is(JsonType::number)) one(value, Mutant::What::parameter_low);
            if (value.is(JsonType::object)) {
                one(value.get("van"), Mutant::What::parameter_low);
                one(value.get("tot"), Mutant::What::parameter_high);
                found_.back().place += " tot";
                found_[found_.size() - 2].place += " tot";
            }
        }
    }

    // Progressive brackets look at all rows up to the key.
    [[nodiscard]] bool looked_up_only(std::size_t table) const {
        for (NodeId id = 1; id < graph_->size(); ++id) {
            const Node& n = (*graph_)[id];
            if (n.op == Op::brackets && graph_->table_uses[static_cast<std::size_t>(n.imm)].table == table) return false;
        }
        return true;
    }

    void table(std::size_t index) {
        const auto& t = model_->tables[index];
        for (std::size_t e = 0; e < t.entries.size(); ++e) {
            const auto& entry = t.entries[e];
            if (!meant(entry.place)) continue;
            std::size_t r = 0;
            for (auto row = entry.place.get("rijen").first(); row; row = row.next(), ++r) {
                auto m = start(row, owner(index, true));
                window(m, t.entries, e);
                m.item = index;
                m.entry = e;
                m.row = r;
                m.row_only = t.key.kind != Kind::choice && looked_up_only(index);
                m.place += " " + std::string(row.get("is") ? row.string("is") : row.get("van").text());
                for (std::size_t c = 0; c < t.columns.size(); ++c) cell(m, row.get(t.columns[c]), t, c);
                const auto end = row.get("tot");
                m.what = Mutant::What::bound;
                const auto next = row.next() ? row.next().get("van") : JsonRef();
                if (!end && next) {
                    // A bracket that runs to where the next one begins.
                    m.place += " tot";
                    both(m, next, step_of(next.text(), t.key, t.key_scale));
                }
                if (!end) continue;
                m.place += " tot";
                bound(m, end, next, step_of(end.text(), t.key, t.key_scale));
            }
            for (std::size_t c = 0; c < entry.otherwise.size(); ++c) {
                const auto value = entry.place.get("anders").get(t.columns[c]);
                if (!value) continue;
                auto m = start(value, owner(index, true));
                window(m, t.entries, e);
                m.item = index;
                m.entry = e;
                m.row = entry.rows.size();
                m.place += " anders";
                cell(m, value, t, c);
            }
        }
    }

    void cell(Mutant m, JsonRef value, const Table& t, std::size_t c) {
        if (!value) return;
        m.column = c;
        m.what = Mutant::What::cell_low;
        m.both = value.is(JsonType::number);
        m.place += " " + t.columns[c];
        if (value.is(JsonType::number)) return both(m, value, step_of(value.text(), t.types[c], t.scales[c]));
        if (!value.is(JsonType::object)) return;
        both(m, value.get("van"), step_of(value.get("van").text(), t.types[c], t.scales[c]));
        m.what = Mutant::What::cell_high;
        m.place += " tot";
        both(m, value.get("tot"), step_of(value.get("tot").text(), t.types[c], t.scales[c]));
    }

    const std::vector<RulesetSource>& sources_;
    const JsonDocument* own_;
    std::string layer_;
    const Model* model_;
    const Graph* graph_;
    std::vector<Mutant>& found_;
};

}  // namespace

std::vector<Mutant> find_mutants(Engine& engine, const std::vector<RulesetSource>& sources) {
    std::vector<Mutant> out;
    Diagnostics unused;
    auto& library = engine.state().library();
    Finder(*library.universe("", unused), nullptr, sources, out).run();
    for (const auto& [code, document] : library.municipal_rules()) {
        const auto* own = library.universe(code, unused);
        if (own != nullptr) Finder(*own, library.documents()[document].get(), sources, out).run();
    }
    find_in_text(sources, out);
    return out;
}

void change(Model& model, const Mutant& m, int times) {
    const auto by = m.step * times;
    if (m.what == Mutant::What::parameter_low || m.what == Mutant::What::parameter_high) {
        auto& value = model.parameters[m.item].entries[m.entry].value;
        if (m.what == Mutant::What::parameter_low) value.low += by;
        if (m.what == Mutant::What::parameter_high || m.both) value.high += by;
        return;
    }
    auto& entry = model.tables[m.item].entries[m.entry];
    if (m.what == Mutant::What::bound) {
        entry.rows[m.row].to += by;
        if (m.row + 1 < entry.rows.size()) entry.rows[m.row + 1].from += by;
        return;
    }
    auto& cell = m.row < entry.rows.size() ? entry.rows[m.row].cells[m.column] : entry.otherwise[m.column];
    if (m.what == Mutant::What::cell_low) cell.low += by;
    if (m.what == Mutant::What::cell_high || m.both) cell.high += by;
}

}  // namespace recht::mutation
