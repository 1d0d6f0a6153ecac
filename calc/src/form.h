// What of a compiled stack is kept in prepared form, told once for writing and for reading.
//
// An archive `A` has: number(column, x, …) for any whole numbers, truths or kinds; text(column, s, …); list(v, f), which
// calls f for each item; node(id) and formula(text, tree, its value). Left out is what only compiling needs: places in files, proofs, and the bounds of values, of which
// running uses the sign alone.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "rules.h"
#include "varint.h"

namespace recht {

/// One stream of bytes for each kind of value.
enum class Column : std::uint8_t { letters, shape, count, size, kind, flags, cell, path, place, amount, day, name, source, word, formula, node, op, aux, cls, type, low, high, a, b, c, imm, tree };
inline constexpr std::size_t kColumns = static_cast<std::size_t>(Column::tree) + 1;

struct Form {
    template <class A>
    static void type(A& a, Type& t) {
        a.number(Column::kind, t.kind, t.period, t.percent, t.multi, t.options);
    }
    template <class A>
    static void scale(A& a, Scale& s) {
        a.number(Column::kind, s.decimals, s.divisor);
    }

    // ---- the catalogue
    template <class A>
    static void field(A& a, Field& f) {
        a.text(Column::name, f.name);
        a.number(Column::shape, f.module);
        type(a, f.type);
        scale(a, f.scale);
        a.number(Column::amount, f.min, f.max);
        a.number(Column::flags, f.default_kind, f.default_null);
        a.number(Column::amount, f.default_value);
        a.number(Column::flags, f.nullable, f.required, f.never_ask, f.open_set, f.free, f.municipality, f.whole_year, f.places);
        a.text(Column::word, f.hint_low, f.topic);
        a.number(Column::shape, f.order);
    }
    template <class A>
    static void place(A& a, Place& p) {
        a.text(Column::name, p.path, p.element);
        a.number(Column::shape, p.parent, p.list, p.nullable, p.default_empty);
        a.text(Column::word, p.begins, p.ends, p.goes_on, p.topic);
        a.number(Column::shape, p.order);
        a.list(p.most, [&](std::uint16_t& n) { a.number(Column::shape, n); });
    }
    template <class A>
    static void path(A& a, PathNode& n) {
        a.text(Column::name, n.name);
        a.number(Column::path, n.leads, n.cls, n.index);
        a.list(n.children, [&](PathNode& child) { path(a, child); });
    }
    template <class A>
    static void catalog(A& a, Catalog& c) {
        a.list(c.classes_, [&](FactClass& cls) {
            a.text(Column::name, cls.name);
            a.list(cls.fields, [&](Field& f) { field(a, f); });
            a.list(cls.places, [&](Place& p) { place(a, p); });
            path(a, cls.tree);
            if constexpr (A::kReads) cls.tree.link();
            a.number(Column::shape, cls.most_instances);
        });
        a.list(c.checks_, [&](FactCheck& check) {
            a.text(Column::name, check.id, check.path, check.text);
            a.number(Column::shape, check.cls, check.is_error);
        });
        a.list(c.option_sets_, [&](OptionSet& set) { a.list(set.names, [&](std::string& n) { a.text(Column::name, n); }); });
    }

    // ---- the model
    template <class A>
    static void cell(A& a, Cell& c) {
        a.number(Column::amount, c.low);
        // Nearly always a point.
        std::int64_t more = c.high - c.low;
        a.number(Column::cell, more);
        c.high = c.low + more;
        a.number(Column::cell, c.unknown);
    }
    template <class A>
    static void dated(A& a, Dated& d) {
        a.number(Column::day, d.from, d.until);
        a.number(Column::cell, d.status);
        a.text(Column::source, d.source);
    }
    template <class A>
    static void parameter(A& a, Parameter& p) {
        a.text(Column::name, p.name);
        type(a, p.type);
        scale(a, p.scale);
        a.number(Column::shape, p.runs);
        a.list(p.entries, [&](Parameter::Entry& e) {
            dated(a, e);
            cell(a, e.value);
        });
        a.number(Column::shape, p.empty_slot);
    }
    template <class A>
    static void table(A& a, Table& t) {
        const auto cells = [&](std::vector<Cell>& list) { a.list(list, [&](Cell& c) { cell(a, c); }); };
        a.text(Column::name, t.name);
        type(a, t.key);
        scale(a, t.key_scale);
        a.list(t.columns, [&](std::string& c) { a.text(Column::name, c); });
        a.list(t.types, [&](Type& x) { type(a, x); });
        a.list(t.scales, [&](Scale& x) { scale(a, x); });
        a.number(Column::shape, t.runs);
        a.list(t.entries, [&](Table::Entry& e) {
            dated(a, e);
            a.list(e.rows, [&](Table::Row& row) {
                a.number(Column::amount, row.from, row.to);
                cells(row.cells);
            });
            cells(e.otherwise);
        });
        a.number(Column::shape, t.empty_slot);
    }
    template <class A>
    static void rule(A& a, Rule& r) {
        a.text(Column::name, r.name);
        a.text(Column::word, r.public_name);
        a.number(Column::shape, r.module, r.cls);
        a.node(r.node);
        a.list(r.versions, [&](Rule::Version& v) {
            a.number(Column::day, v.from);
            a.node(v.node);
            a.formula(v.formula, v.ast, v.node);
            a.text(Column::source, v.source);
        });
    }
    template <class A>
    static void condition(A& a, Condition& c) {
        a.text(Column::name, c.id);
        a.text(Column::source, c.source);
        a.node(c.demand_node);
        a.formula(c.demand_text, c.demand, c.demand_node);
        a.node(c.judgement_node);
        a.formula(c.judgement_text, c.judgement, c.judgement_node);
        a.number(Column::day, c.from, c.until);
    }
    template <class A>
    static void note(A& a, Note& n) {
        a.text(Column::name, n.id);
        a.text(Column::source, n.source, n.name, n.contact);
        a.number(Column::shape, n.intermediary);
        a.node(n.node);
    }
    template <class A>
    static void scheme(A& a, Scheme& s) {
        a.text(Column::name, s.id);
        a.number(Column::shape, s.module);
        a.list(s.conditions, [&](Condition& c) { condition(a, c); });
        for (auto* notes : {&s.warnings, &s.incomplete, &s.referrals}) a.list(*notes, [&](Note& n) { note(a, n); });
        a.number(Column::shape, s.has_amount, s.per);
        rule(a, s.amount);
        a.text(Column::source, s.amount_source);
    }
    template <class A>
    static void carried(A& a, Carried& c) {
        a.number(Column::shape, c.cls, c.place, c.field);
        a.text(Column::name, c.scheme);
        rule(a, c.value);
    }
    template <class A>
    static void time(A& a, TimeRules& t) {
        a.list(t.carried, [&](Carried& c) { carried(a, c); });
        a.list(t.yearly, [&](Carried& c) { carried(a, c); });
        a.list(t.money, [&](MoneyItem& m) {
            a.text(Column::name, m.id, m.scheme);
            rule(a, m.amount);
        });
        a.list(t.tasks, [&](Task& k) {
            a.text(Column::name, k.id);
            a.number(Column::shape, k.module);
            a.text(Column::name, k.scheme);
            a.number(Column::shape, k.when);
            rule(a, k.condition);
            rule(a, k.deadline);
            a.text(Column::source, k.source);
        });
        a.list(t.advances, [&](Advance& v) {
            a.text(Column::name, v.scheme, v.task, v.income_name);
            for (auto* r : {&v.income, &v.paid_known, &v.paid, &v.guess_known, &v.deadline, &v.not_claimed}) rule(a, *r);
            a.list(v.guess, [&](Carried& c) { carried(a, c); });
            a.text(Column::source, v.source);
        });
    }
    template <class A>
    static void module(A& a, Module& m) {
        a.text(Column::name, m.id, m.law, m.agency);
        a.number(Column::day, m.valid_from, m.valid_until);
        a.number(Column::shape, m.municipal);
        for (auto* names : {&m.parameters, &m.tables, &m.rules, &m.facts}) {
            // In the order of what they name, whatever the order of the map.
            std::vector<std::pair<std::uint32_t, std::string>> sorted;
            for (const auto& [name, index] : *names) sorted.emplace_back(index, name);
            std::sort(sorted.begin(), sorted.end());
            std::uint32_t last = 0;
            a.list(sorted, [&](std::pair<std::uint32_t, std::string>& n) {
                auto further = n.first - last;
                a.number(Column::place, further);
                n.first = last += further;
                a.text(Column::name, n.second);
                names->emplace(n.second, n.first);
            });
        }
    }

    // ---- the graph
    /// Nodes of one operation are much alike: they are told together. Those that a municipality adds come after all others.
    static std::vector<std::uint32_t> by_operation(const std::vector<Node>& nodes, std::size_t shared) {
        const auto part = [&](std::size_t i) { return (i < shared ? 0u : 1u << 8) | static_cast<unsigned>(nodes[i].op); };
        std::array<std::uint32_t, (2u << 8) + 1> first{};
        for (std::size_t i = 0; i < nodes.size(); ++i) ++first[part(i) + 1];
        for (std::size_t k = 1; k < first.size(); ++k) first[k] += first[k - 1];
        std::vector<std::uint32_t> order(nodes.size());
        for (std::uint32_t i = 0; i < order.size(); ++i) order[first[part(i)]++] = i;
        return order;
    }
    /// An argument that is near is told by how far back it is; another by its distance from the last such one.
    template <class A>
    static void argument(A& a, Column column, NodeId& id, std::uint32_t at, std::int64_t& last) {
        std::uint64_t told = id == 0 ? 0 : at - id;
        if (told > kNear) {
            told = kNear + 1 + zigzag(std::int64_t{id} - last);
            last = id;
        }
        a.number(column, told);
        if constexpr (A::kReads) {
            const auto place = told == 0 ? 0 : told <= kNear ? std::int64_t{at} - static_cast<std::int64_t>(told) : last + unzigzag(told - kNear - 1);
            if (told > kNear) last = place;
            id = place <= 0 || place >= at ? 0 : static_cast<NodeId>(place);
        }
    }
    static constexpr std::uint64_t kNear = 60;
    /// What is mostly as of one of a node's arguments: 0 to 2 tell of which, more the value itself.
    template <class A>
    static void inherited(A& a, Column column, const std::vector<Node>& nodes, const std::vector<std::uint32_t>& order, std::vector<std::uint16_t>& values) {
        std::vector<std::uint16_t> told(nodes.size());
        const auto of_argument = [&](std::size_t i, int which) {
            const auto id = which == 0 ? nodes[i].b : which == 1 ? nodes[i].a : nodes[i].c;
            return id == 0 ? -1 : int{values[id - 1]};
        };
        if constexpr (!A::kReads) {
            for (std::size_t i = 0; i < nodes.size(); ++i) {
                std::uint16_t which = 0;
                while (which < 3 && of_argument(i, which) != values[i]) ++which;
                told[i] = which < 3 ? which : static_cast<std::uint16_t>(values[i] + 3);
            }
        }
        for (const auto i : order) a.number(column, told[i]);
        if constexpr (A::kReads) {
            for (std::size_t i = 0; i < nodes.size(); ++i) values[i] = static_cast<std::uint16_t>(told[i] < 3 ? std::max(of_argument(i, told[i]), 0) : told[i] - 3);
        }
    }
    template <class A>
    static void node(A& a, Node& n, std::uint32_t at, std::array<std::int64_t, 3>& last) {
        a.number(Column::aux, n.aux);
        if (n.op == Op::unknown) {
            a.number(Column::low, n.lo);
            a.number(Column::high, n.hi);
        } else {
            std::int64_t sign = n.lo < 0 ? -1 : 0;
            a.number(Column::low, sign);
            if constexpr (A::kReads) n.lo = sign;
        }
        argument(a, Column::a, n.a, at, last[0]);
        argument(a, Column::b, n.b, at, last[1]);
        argument(a, Column::c, n.c, at, last[2]);
        a.number(Column::imm, n.imm);
    }
    template <class A>
    static void graph(A& a, Graph& g) {
        // What nodes are: few combinations of type and scale.
        struct Sort {
            Type type;
            Scale scale;
        };
        std::vector<Sort> sorts;
        std::vector<std::uint16_t> sort_of, class_of;
        if constexpr (!A::kReads) {
            for (std::size_t i = 1; i < g.nodes_.size(); ++i) {
                const auto& n = g.nodes_[i];
                const auto found = std::find_if(sorts.begin(), sorts.end(), [&](const Sort& s) { return s.type == n.type && s.scale == n.scale; });
                sort_of.push_back(static_cast<std::uint16_t>(found - sorts.begin()));
                class_of.push_back(n.cls);
                if (found == sorts.end()) sorts.push_back({n.type, n.scale});
            }
        }
        a.list(sorts, [&](Sort& s) {
            type(a, s.type);
            scale(a, s.scale);
        });
        a.number(Column::shape, g.shared);
        if constexpr (A::kReads) g.nodes_.clear();
        else g.nodes_.erase(g.nodes_.begin());
        a.list(g.nodes_, [&](Node& n) { a.number(Column::op, n.op); });
        const auto order = by_operation(g.nodes_, g.shared);
        std::vector<std::array<std::int64_t, 3>> last(kOps);
        for (const auto i : order) node(a, g.nodes_[i], i + 1, last[std::min(static_cast<std::size_t>(g.nodes_[i].op), kOps - 1)]);
        sort_of.resize(g.nodes_.size());
        class_of.resize(g.nodes_.size());
        inherited(a, Column::type, g.nodes_, order, sort_of);
        inherited(a, Column::cls, g.nodes_, order, class_of);
        for (std::size_t i = 0; i < g.nodes_.size(); ++i) {
            auto& n = g.nodes_[i];
            n.cls = class_of[i];
            if (sort_of[i] >= sorts.size()) continue;
            n.type = sorts[sort_of[i]].type;
            n.scale = sorts[sort_of[i]].scale;
        }
        g.nodes_.insert(g.nodes_.begin(), Node());
        a.list(g.table_uses, [&](TableUse& u) {
            a.number(Column::shape, u.table, u.column, u.entry, u.factor);
        });
        a.list(g.dated_uses, [&](DatedUse& u) {
            a.number(Column::shape, u.table, u.index);
        });
        a.list(g.quotients, [&](Quotient& q) {
            a.number(Column::amount, q.left, q.right);
            a.number(Column::shape, q.mode);
        });
        a.list(g.versions, [&](VersionList& v) {
            a.list(v.items, [&](std::pair<std::int64_t, NodeId>& item) {
                a.number(Column::day, item.first);
                a.node(item.second);
            });
        });
        a.list(g.sets, [&](std::vector<std::int64_t>& set) { a.list(set, [&](std::int64_t& x) { a.number(Column::amount, x); }); });
        a.list(g.loose, [&](std::pair<std::uint16_t, std::uint16_t>& f) {
            a.number(Column::shape, f.first, f.second);
        });
    }

    static std::vector<Node>& nodes(Graph& g) { return g.nodes_; }

    template <class A>
    static void universe(A& a, Universe& u) {
        graph(a, u.graph);   // first: trees are told by it
        outside_graph(a, u);
    }
    template <class A>
    static void outside_graph(A& a, Universe& u) {
        catalog(a, u.catalog);
        a.list(u.model.modules, [&](Module& m) { module(a, m); });
        a.list(u.model.parameters, [&](Parameter& p) { parameter(a, p); });
        a.list(u.model.tables, [&](Table& t) { table(a, t); });
        a.list(u.model.rules, [&](Rule& r) { rule(a, r); });
        a.list(u.model.schemes, [&](Scheme& s) { scheme(a, s); });
        time(a, u.model.time);
        a.list(u.checks, [&](NodeId& id) { a.node(id); });
        a.list(u.breaks, [&](std::int64_t& day) { a.number(Column::day, day); });
        a.list(u.identities, [&](Universe::Identity& i) {
            a.text(Column::name, i.id, i.version, i.sha256);
        });
        a.text(Column::name, u.municipality);
    }
};

}  // namespace recht
