// Writing rules in prepared form.
#include <algorithm>
#include <unordered_map>

#include "delta.h"
#include "form.h"
#include "json_edit.h"
#include "prepared.h"
#include "prepared_file.h"
#include "renumber.h"
#include "varint.h"

namespace recht {

namespace {

class Packer {
public:
    static constexpr bool kReads = false;

    /// `known`: texts that come first in the list, so that those of the country keep their places.
    Packer(const Graph& graph, const std::vector<std::string_view>& known) : graph_(graph) {
        for (const auto text : known) place(std::string(text));
    }
    template <class... T>
    void number(Column column, const T&... x) {
        (put(of(column), bare(x)), ...);
    }
    /// Texts stand in a list of their own, each once, and are told by their place in it: see TextOrder.
    template <class... S>
    void text(Column column, const S&... s) {
        (word(column, s), ...);
    }
    /// A value in the graph, counted from the one told before it: what is put in between shifts few of them.
    void node(NodeId id) {
        put(of(Column::node), zigzag(std::int64_t{id} - last_));
        last_ = id;
    }
    void formula(const std::string& s, const FormulaTree& tree, NodeId whole) {
        word(Column::formula, s);
        const auto nodes = tree ? node_list(graph_, *tree, whole) : std::string();
        put(of(Column::size), nodes.size());
        of(Column::tree) += nodes;
    }
    template <class T, class F>
    void list(std::vector<T>& items, F each) {
        put(of(Column::count), items.size());
        for (auto& item : items) each(item);
    }

    [[nodiscard]] Columns finish() { return std::move(columns_); }

private:
    template <class T>
    static std::uint64_t bare(const T& x) {
        if constexpr (std::is_signed_v<T>) return zigzag(x);
        else return static_cast<std::uint64_t>(x);
    }
    void word(Column column, const std::string& s) {
        const auto at = place(s);
        put(of(column), order_.code(column, at));
        order_.told(column, at);
    }
    std::string& of(Column column) { return columns_[static_cast<std::size_t>(column)]; }
    std::uint32_t place(const std::string& s) {
        const auto [found, fresh] = places_.emplace(s, static_cast<std::uint32_t>(places_.size()));
        if (fresh) {
            of(Column::letters) += s;
            of(Column::letters) += kEnd;
        }
        return found->second;
    }
    const Graph& graph_;
    Columns columns_;
    std::unordered_map<std::string, std::uint32_t> places_;
    TextOrder order_;
    std::int64_t last_ = 0;
};

Columns columns_of(Universe& universe, const std::vector<std::string_view>& known) {
    Packer packer(universe.graph, known);
    Form::universe(packer, universe);
    return packer.finish();
}

// Who asks questions needs what a fact is, not how its default is found nor what it is checked against: the prepared rules
// hold that themselves.
void leave_out_rules(JsonValue& value) {
    value.erase("toelichting");
    for (const auto* formula : {"standaard_is", "afgeleid"}) {
        if (auto* own = value.member(formula)) own->text.clear();
    }
    for (auto& child : value.children) leave_out_rules(child);
}

std::string facts_to_ask(const std::string& text) {
    JsonDocument document;
    Diagnostics unused;
    if (!document.parse(text, "", unused)) return text;
    JsonValue facts(document.root());
    facts.erase("controles");
    leave_out_rules(facts);
    std::string out;
    facts.write(out);
    return out;
}

}  // namespace

std::string prepare_national(Universe& universe, const Library& library) {
    PreparedFile file;
    file.columns = columns_of(universe, {});
    file.fact_text = facts_to_ask(library.fact_text());
    file.municipalities = library.municipalities();
    return file.write();
}

std::string prepare_municipal(Universe& universe, const Universe& country, std::string_view national) {
    PreparedFile base;
    PreparedFile file;
    file.municipality = universe.municipality;
    if (!base.read(national)) return {};
    file.belongs_to = base.digest;
    renumber(universe, country);
    file.columns = columns_of(universe, texts_of(base.columns[static_cast<std::size_t>(Column::letters)]));
    for (std::size_t i = 0; i < kColumns; ++i) file.columns[i] = make_delta(base.columns[i], file.columns[i]);
    return file.write();
}

}  // namespace recht
