// Reading rules in prepared form.
#include "prepared.h"

#include <algorithm>
#include <array>

#include "delta.h"
#include "engine_state.h"
#include "form.h"
#include "prepared_file.h"
#include "varint.h"

namespace recht {

namespace {

class Unpacker {
public:
    static constexpr bool kReads = true;

    Unpacker(const Columns& columns, const Graph& graph) : graph_(graph) {
        for (std::size_t i = 0; i < kColumns; ++i) columns_[i] = VarintReader(columns[i]);
        auto& letters = of(Column::letters);
        texts_ = texts_of(letters.bytes(letters.left()));
    }
    template <class... T>
    void number(Column column, T&... x) {
        (take(of(column).next(), x), ...);
    }
    template <class... S>
    void text(Column column, S&... s) {
        ((s = view(column)), ...);
    }
    void node(NodeId& id) {
        last_ += unzigzag(of(Column::node).next());
        id = static_cast<NodeId>(last_);
    }
    void formula(std::string& s, FormulaTree& tree, NodeId whole) {
        const auto letters = view(Column::formula);
        s = letters;
        const auto nodes = of(Column::tree).bytes(of(Column::size).next());
        if (!nodes.empty()) tree.prepare(letters, nodes, graph_, whole);
    }
    template <class T, class F>
    void list(std::vector<T>& items, F each) {
        const auto count = of(Column::count).next();
        // Each item takes at least a byte somewhere.
        if (count > kMost || !good()) return fail();
        items.resize(count);
        for (auto& item : items) each(item);
    }
    [[nodiscard]] bool good() const {
        bool all = !failed_;
        for (const auto& c : columns_) all = all && c.good();
        return all;
    }
    /// Whether all was read that is there.
    [[nodiscard]] bool done() const {
        bool all = good();
        for (const auto& c : columns_) all = all && c.left() == 0;
        return all;
    }

private:
    template <class T>
    static void take(std::uint64_t value, T& x) {
        if constexpr (std::is_signed_v<T>) x = static_cast<T>(unzigzag(value));
        else x = static_cast<T>(value);
    }
    static constexpr std::uint64_t kMost = 1u << 20;
    VarintReader& of(Column column) { return columns_[static_cast<std::size_t>(column)]; }
    void fail() { failed_ = true; }
    std::string_view view(Column column) {
        const auto place = order_.place(column, of(column).next());
        if (place >= texts_.size()) {
            fail();
            return {};
        }
        order_.told(column, place);
        return texts_[place];
    }
    const Graph& graph_;
    std::array<VarintReader, kColumns> columns_;
    std::vector<std::string_view> texts_;
    TextOrder order_;
    std::int64_t last_ = 0;
    bool failed_ = false;
};

Diagnostic refusal(const std::string& name, std::string_view message) {
    Diagnostic d;
    d.code = "voorbereid_ongeldig";
    d.file = name;
    d.message = message;
    d.hint = "Maak de voorbereide regels opnieuw, met deze versie van de rekenkern, en geef ze samen mee.";
    return d;
}

std::string_view words_for(PreparedFile::Problem problem) {
    switch (problem) {
        case PreparedFile::Problem::not_prepared: return "Dit zijn geen voorbereide regels.";
        case PreparedFile::Problem::other_version: return "Deze regels zijn voorbereid door een andere versie van de rekenkern.";
        default: return "Deze voorbereide regels zijn beschadigd.";
    }
}

}  // namespace

bool Prepared::load(std::vector<RulesetSource> files, Diagnostics& diagnostics) {
    const auto before = diagnostics.error_count();
    std::vector<PreparedFile> read(files.size());
    PreparedFile* national = nullptr;
    for (std::size_t i = 0; i < files.size(); ++i) {
        if (!read[i].read(files[i].text)) diagnostics.add(refusal(files[i].name, words_for(read[i].problem)));
        else if (read[i].municipality.empty()) national = &read[i];
    }
    if (diagnostics.error_count() == before && national == nullptr) diagnostics.add(refusal("", "De voorbereide regels van het rijk ontbreken."));
    if (diagnostics.error_count() != before) return false;
    fact_text_ = std::move(national->fact_text);
    municipalities_ = std::move(national->municipalities);
    const auto unpack = [&](std::size_t i, Columns columns) {
        auto& stack = stacks_[read[i].municipality];
        stack = std::make_unique<Stack>();
        stack->columns = std::move(columns);
        Unpacker unpacker(stack->columns, stack->universe.graph);
        Form::universe(unpacker, stack->universe);
        if (!unpacker.done()) diagnostics.add(refusal(files[i].name, words_for(PreparedFile::Problem::damaged)));
    };
    unpack(static_cast<std::size_t>(national - read.data()), std::move(national->columns));
    const auto& country = stacks_[""]->columns;
    for (std::size_t i = 0; i < files.size(); ++i) {
        auto& file = read[i];
        if (&file == national) continue;
        if (file.belongs_to != national->digest) {
            diagnostics.add(refusal(files[i].name, "Deze gemeente is voorbereid bij andere regels van het rijk."));
            continue;
        }
        // What cannot be applied leaves nothing to unpack, and is then called damaged.
        Columns columns;
        for (std::size_t k = 0; k < kColumns; ++k) columns[k] = apply_delta(country[k], file.columns[k]).value_or("");
        unpack(i, std::move(columns));
    }
    return diagnostics.error_count() == before;
}

Universe* Prepared::universe(const std::string& municipality, Diagnostics& diagnostics) {
    auto found = stacks_.find(municipality);
    if (found == stacks_.end()) found = stacks_.find("");
    if (found != stacks_.end()) return &found->second->universe;
    diagnostics.add(refusal("", "De voorbereide regels van het rijk ontbreken."));
    return nullptr;
}

bool Engine::load_prepared(std::vector<RulesetSource> files, Diagnostics& diagnostics) {
    state_ = std::make_unique<State>();
    auto prepared = std::make_unique<Prepared>();
    const bool good = prepared->load(std::move(files), diagnostics);
    state_->rules = std::move(prepared);
    state_->evaluator = std::make_unique<Evaluator>(*state_->rules);
    return good;
}

}  // namespace recht
