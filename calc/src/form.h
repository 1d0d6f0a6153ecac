// What of a compiled stack is kept in prepared form, told once for writing and for reading.
//
// An archive `A` has: number(column, x, …) for any whole numbers, truths or kinds; text(s, …); list(v, f), which
// calls f for each item; node(id) and formula(text, tree, its value). Left out is what only compiling needs: places in files, proofs, and the bounds of values, of which
// running uses the sign alone.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "rules.h"

namespace recht {

/// One stream of bytes for each kind of value.
enum class Column : std::uint8_t { shape, amount, day, name, letters, node, op, aux, cls, type, low, high, a, b, c, imm, tree };
inline constexpr std::size_t kColumns = static_cast<std::size_t>(Column::tree) + 1;

struct Form {
    template <class A>
    static void type(A& a, Type& t) {
        a.number(Column::shape, t.kind, t.period, t.percent, t.multi, t.options);
    }
    template <class A>
    static void scale(A& a, Scale& s) {
        a.number(Column::shape, s.decimals, s.divisor);
    }

    // ---- the catalogue
    template <class A>
    static void field(A& a, Field& f) {
        a.text(f.name);
        a.number(Column::shape, f.module);
        type(a, f.type);
        scale(a, f.scale);
        a.number(Column::amount, f.min, f.max);
        a.number(Column::shape, f.default_kind, f.default_null);
        a.number(Column::amount, f.default_value);
        a.number(Column::shape, f.nullable, f.required, f.never_ask, f.open_set, f.free, f.municipality, f.whole_year, f.places);
        a.text(f.hint_low, f.topic);
        a.number(Column::shape, f.order);
    }
    template <class A>
    static void place(A& a, Place& p) {
        a.text(p.path, p.element);
        a.number(Column::shape, p.parent, p.list, p.nullable, p.default_empty);
        a.text(p.begins, p.ends, p.goes_on, p.topic);
        a.number(Column::shape, p.order);
        a.list(p.most, [&](std::uint16_t& n) { a.number(Column::shape, n); });
    }
    template <class A>
    static void path(A& a, PathNode& n) {
        a.text(n.name);
        a.number(Column::shape, n.leads, n.cls, n.index);
        a.list(n.children, [&](PathNode& child) { path(a, child); });
    }
    template <class A>
    static void catalog(A& a, Catalog& c) {
        a.list(c.classes_, [&](FactClass& cls) {
            a.text(cls.name);
            a.list(cls.fields, [&](Field& f) { field(a, f); });
            a.list(cls.places, [&](Place& p) { place(a, p); });
            path(a, cls.tree);
            if constexpr (A::kReads) cls.tree.link();
            a.number(Column::shape, cls.most_instances);
        });
        a.list(c.checks_, [&](FactCheck& check) {
            a.text(check.id, check.path, check.text);
            a.number(Column::shape, check.cls, check.is_error);
        });
        a.list(c.option_sets_, [&](OptionSet& set) { a.list(set.names, [&](std::string& n) { a.text(n); }); });
    }

    // ---- the model
    template <class A>
    static void cell(A& a, Cell& c) {
        a.number(Column::amount, c.low);
        // Nearly always a point.
        std::int64_t more = c.high - c.low;
        a.number(Column::shape, more);
        c.high = c.low + more;
        a.number(Column::shape, c.unknown);
    }
    template <class A>
    static void dated(A& a, Dated& d) {
        a.number(Column::day, d.from, d.until);
        a.number(Column::shape, d.status);
        a.text(d.source);
    }
    template <class A>
    static void parameter(A& a, Parameter& p) {
        a.text(p.name);
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
        a.text(t.name);
        type(a, t.key);
        scale(a, t.key_scale);
        a.list(t.columns, [&](std::string& c) { a.text(c); });
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
        a.text(r.name, r.public_name);
        a.number(Column::shape, r.module, r.cls);
        a.node(r.node);
        a.list(r.versions, [&](Rule::Version& v) {
            a.number(Column::day, v.from);
            a.node(v.node);
            a.formula(v.formula, v.ast, v.node);
            a.text(v.source);
        });
    }
    template <class A>
    static void condition(A& a, Condition& c) {
        a.text(c.id, c.source);
        a.node(c.demand_node);
        a.formula(c.demand_text, c.demand, c.demand_node);
        a.node(c.judgement_node);
        a.formula(c.judgement_text, c.judgement, c.judgement_node);
        a.number(Column::day, c.from, c.until);
    }
    template <class A>
    static void note(A& a, Note& n) {
        a.text(n.id, n.source, n.name, n.contact);
        a.number(Column::shape, n.intermediary);
        a.node(n.node);
    }
    template <class A>
    static void scheme(A& a, Scheme& s) {
        a.text(s.id);
        a.number(Column::shape, s.module);
        a.list(s.conditions, [&](Condition& c) { condition(a, c); });
        for (auto* notes : {&s.warnings, &s.incomplete, &s.referrals}) a.list(*notes, [&](Note& n) { note(a, n); });
        a.number(Column::shape, s.has_amount, s.per);
        rule(a, s.amount);
        a.text(s.amount_source);
    }
    template <class A>
    static void carried(A& a, Carried& c) {
        a.number(Column::shape, c.cls, c.place, c.field);
        a.text(c.scheme);
        rule(a, c.value);
    }
    template <class A>
    static void time(A& a, TimeRules& t) {
        a.list(t.carried, [&](Carried& c) { carried(a, c); });
        a.list(t.yearly, [&](Carried& c) { carried(a, c); });
        a.list(t.money, [&](MoneyItem& m) {
            a.text(m.id, m.scheme);
            rule(a, m.amount);
        });
        a.list(t.tasks, [&](Task& k) {
            a.text(k.id);
            a.number(Column::shape, k.module);
            a.text(k.scheme);
            a.number(Column::shape, k.when);
            rule(a, k.condition);
            rule(a, k.deadline);
            a.text(k.source);
        });
        a.list(t.advances, [&](Advance& v) {
            a.text(v.scheme, v.task, v.income_name);
            for (auto* r : {&v.income, &v.paid_known, &v.paid, &v.guess_known, &v.deadline, &v.not_claimed}) rule(a, *r);
            a.list(v.guess, [&](Carried& c) { carried(a, c); });
            a.text(v.source);
        });
    }
    template <class A>
    static void module(A& a, Module& m) {
        a.text(m.id, m.law, m.agency);
        a.number(Column::day, m.valid_from, m.valid_until);
        a.number(Column::shape, m.municipal);
        for (auto* names : {&m.parameters, &m.tables, &m.rules, &m.facts}) {
            // In the order of what they name, whatever the order of the map.
            std::vector<std::pair<std::uint32_t, std::string>> sorted;
            for (const auto& [name, index] : *names) sorted.emplace_back(index, name);
            std::sort(sorted.begin(), sorted.end());
            a.list(sorted, [&](std::pair<std::uint32_t, std::string>& n) {
                a.number(Column::shape, n.first);
                a.text(n.second);
                names->emplace(n.second, n.first);
            });
        }
    }

    // ---- the graph
    template <class A>
    static void node(A& a, Node& n, std::uint32_t at, std::uint16_t& kind) {
        a.number(Column::op, n.op);
        a.number(Column::aux, n.aux);
        a.number(Column::cls, n.cls);
        a.number(Column::type, kind);
        if (n.op == Op::unknown) {
            a.number(Column::low, n.lo);
            a.number(Column::high, n.hi);
        } else {
            std::int64_t sign = n.lo < 0 ? -1 : 0;
            a.number(Column::low, sign);
            if constexpr (A::kReads) n.lo = sign;
        }
        const auto argument = [&](Column column, NodeId& id) {
            std::uint32_t back = id == 0 ? 0 : at - id;
            a.number(column, back);
            id = back == 0 || back > at ? 0 : at - back;
        };
        argument(Column::a, n.a);
        argument(Column::b, n.b);
        argument(Column::c, n.c);
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
        std::vector<std::uint16_t> sort_of;
        if constexpr (!A::kReads) {
            for (std::size_t i = 1; i < g.nodes_.size(); ++i) {
                const auto& n = g.nodes_[i];
                const auto found = std::find_if(sorts.begin(), sorts.end(), [&](const Sort& s) { return s.type == n.type && s.scale == n.scale; });
                sort_of.push_back(static_cast<std::uint16_t>(found - sorts.begin()));
                if (found == sorts.end()) sorts.push_back({n.type, n.scale});
            }
        }
        a.list(sorts, [&](Sort& s) {
            type(a, s.type);
            scale(a, s.scale);
        });
        std::uint32_t at = 0;
        if constexpr (A::kReads) g.nodes_.clear();
        else g.nodes_.erase(g.nodes_.begin());
        a.list(g.nodes_, [&](Node& n) {
            std::uint16_t kind = A::kReads ? 0 : sort_of[at];
            node(a, n, ++at, kind);
            if (kind < sorts.size()) {
                n.type = sorts[kind].type;
                n.scale = sorts[kind].scale;
            }
        });
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
            a.text(i.id, i.version, i.sha256);
        });
        a.text(u.municipality);
    }
};

}  // namespace recht
