#include "lab.h"

#include <gtest/gtest.h>

#include <bit>

#include "support.h"

namespace recht::proef {

Lab::Lab(const std::string& formula, const std::string& more, const std::vector<std::pair<std::string, std::string>>& rules) : formula_(formula) {
    auto all = rules;
    all.emplace_back("uit", formula);
    Diagnostics diagnostics;
    std::vector<Source> sources;
    sources.push_back({"feiten.json", mini_facts()});
    sources.push_back({"proef.json", ruleset_of(all, more)});
    if (!library_.load(std::move(sources), diagnostics)) {
        faults_ = text_of(diagnostics);
        return;
    }
    universe_ = library_.universe("", diagnostics);
    for (const auto& rule : universe_->model.rules) {
        if (rule.name == "uit") node_ = rule.node;
    }
    bind(R"({"datum":"2024-02-15"})");
}

bool Lab::bind(const std::string& situation) {
    Diagnostics diagnostics;
    text_ = situation;
    if (!document_.parse(text_, "", diagnostics) || !situation_.read(document_, universe_->catalog, library_, false, diagnostics)) {
        ADD_FAILURE() << text_ << "\n" << text_of(diagnostics);
        return false;
    }
    const auto regime = universe_->regime(situation_.day);
    if (!program_ || program_->regime != regime) program_ = std::make_unique<Program>(*universe_, regime, std::vector<NodeId>{node_});
    machine_.load(*program_);
    machine_.bind(situation_);
    return true;
}

bool Lab::is_options() const {
    const auto& type = node().type;
    return type.kind == Kind::choice && !type.multi && universe_->catalog.options(type.options).is_mask();
}

void Lab::set(const Variable& variable, Interval value) {
    const int field = universe_->catalog.classes()[0].find(variable.fact);
    if (field < 0) ADD_FAILURE() << "no fact " << variable.fact;
    else machine_.set(0, 0, static_cast<std::uint16_t>(field), value);
}

std::int64_t Lab::exact(const std::vector<Variable>& variables, const std::vector<std::int64_t>& at) {
    for (std::size_t v = 0; v < variables.size(); ++v) set(variables[v], {at[v], at[v]});
    EXPECT_TRUE(machine_.run_exact()) << formula_;
    const auto value = machine_.read(node_);
    EXPECT_EQ(value.low, value.high);
    return value.low;
}

void Lab::exhaust(const std::vector<Variable>& variables, bool tight, int decimals,
                  const std::function<std::int64_t(const std::vector<std::int64_t>&)>& oracle) {
    ASSERT_TRUE(good()) << formula_ << "\n" << faults_;
    const auto& catalog = universe_->catalog;
    std::size_t total = 1;
    std::vector<bool> options;
    for (const auto& v : variables) {
        total *= v.values.size();
        const auto& field = catalog.classes()[0].fields[static_cast<std::size_t>(catalog.classes()[0].find(v.fact))];
        options.push_back(field.type.kind == Kind::choice && catalog.options(field.type.options).is_mask());
    }
    // Every point, exactly.
    std::vector<std::int64_t> values(total);
    std::vector<std::int64_t> at(variables.size());
    const __int128 unit = static_cast<__int128>(pow10(node().scale.decimals)) * node().scale.divisor;
    for (std::size_t k = 0; k < total; ++k) {
        auto rest = k;
        for (std::size_t v = 0; v < variables.size(); ++v) {
            at[v] = variables[v].values[rest % variables[v].values.size()];
            rest /= variables[v].values.size();
        }
        values[k] = exact(variables, at);
        // The builder proved bounds: they hold.
        ASSERT_GE(values[k], node().lo) << formula_;
        ASSERT_LE(values[k], node().hi) << formula_;
        if (!oracle) continue;
        const auto want = static_cast<__int128>(oracle(at)) * unit;
        const auto have = static_cast<__int128>(values[k]) * pow10(decimals);
        if (want != have) {
            std::string place;
            for (const auto x : at) place += " " + std::to_string(x);
            FAIL() << formula_ << " at" << place << ": register " << values[k] << ", wanted " << oracle(at) << "e-" << decimals;
        }
    }
    // Every range. A range of options is a set of bits over the positions.
    std::vector<std::vector<std::vector<std::size_t>>> ranges(variables.size());
    for (std::size_t v = 0; v < variables.size(); ++v) {
        const auto n = variables[v].values.size();
        if (options[v]) {
            for (std::size_t bits = 1; bits < (std::size_t{1} << n); ++bits) {
                std::vector<std::size_t> members;
                for (std::size_t i = 0; i < n; ++i) {
                    if (bits >> i & 1) members.push_back(i);
                }
                ranges[v].push_back(members);
            }
            continue;
        }
        auto ends = variables[v].ends;
        for (std::size_t i = 0; ends.empty() || ends.back() + 1 < n; ++i) {
            if (variables[v].ends.empty()) ends.push_back(i);
            else break;
        }
        for (const auto first : ends) {
            for (const auto last : ends) {
                if (last < first) continue;
                std::vector<std::size_t> members;
                for (auto i = first; i <= last; ++i) members.push_back(i);
                ranges[v].push_back(members);
            }
        }
    }
    std::vector<std::size_t> pick(variables.size(), 0);
    while (true) {
        std::vector<Interval> set_to(variables.size());
        for (std::size_t v = 0; v < variables.size(); ++v) {
            const auto& members = ranges[v][pick[v]];
            Interval value{variables[v].values[members.front()], variables[v].values[members.back()]};
            if (options[v]) {
                value.low = 0;
                for (const auto i : members) value.low |= variables[v].values[i];
                value.high = value.low;
            }
            set_to[v] = value;
            set(variables[v], value);
        }
        machine_.run_range();
        const auto got = machine_.read(node_);
        // The hull, or the union, of the exact values inside.
        std::int64_t low = INT64_MAX;
        std::int64_t high = INT64_MIN;
        std::int64_t bits = 0;
        std::vector<std::size_t> inner(variables.size(), 0);
        while (true) {
            std::size_t k = 0;
            for (std::size_t v = variables.size(); v-- > 0;) k = k * variables[v].values.size() + ranges[v][pick[v]][inner[v]];
            low = std::min(low, values[k]);
            high = std::max(high, values[k]);
            bits |= values[k];
            std::size_t v = 0;
            while (v < inner.size() && ++inner[v] == ranges[v][pick[v]].size()) inner[v++] = 0;
            if (v == inner.size()) break;
        }
        std::string place;
        for (const auto& s : set_to) place += " [" + std::to_string(s.low) + "…" + std::to_string(s.high) + "]";
        if (is_options()) {
            ASSERT_EQ(bits & ~got.high, 0) << formula_ << " over" << place;
            if (tight) { ASSERT_EQ(got.high, bits) << formula_ << " over" << place; }
        } else {
            ASSERT_LE(got.low, low) << formula_ << " over" << place;
            ASSERT_GE(got.high, high) << formula_ << " over" << place;
            ASSERT_GE(got.low, node().lo) << formula_ << " over" << place;
            ASSERT_LE(got.high, node().hi) << formula_ << " over" << place;
            if (tight) { ASSERT_EQ(got, (Interval{low, high})) << formula_ << " over" << place; }
        }
        std::size_t v = 0;
        while (v < pick.size() && ++pick[v] == ranges[v].size()) pick[v++] = 0;
        if (v == pick.size()) break;
    }
}

Interval Lab::in(const std::string& situation, bool& exact) {
    if (!bind(situation)) return {};
    machine_.run();
    exact = machine_.exact();
    return machine_.read(node_);
}

}  // namespace recht::proef
