// Households side by side: each lane of a block gives what its household gives alone.
#include "blocks.h"

#include <gtest/gtest.h>

#include <memory>

#include "support.h"

namespace recht {
namespace {

// The small scheme, its conditions and its amount.
struct World {
    Library library;
    Universe* universe = nullptr;
    std::vector<NodeId> roots;
    std::unique_ptr<Program> program;
    std::vector<std::unique_ptr<JsonDocument>> documents;
    std::vector<std::unique_ptr<std::string>> texts;

    World() {
        Diagnostics diagnostics;
        std::vector<Source> sources;
        sources.push_back({"feiten.json", proef::mini_facts()});
        sources.push_back({"toeslag.json", proef::read_file("tests/mini/toeslag.json")});
        if (library.load(std::move(sources), diagnostics)) universe = library.universe("", diagnostics);
        if (universe == nullptr) {
            ADD_FAILURE() << proef::text_of(diagnostics);
            return;
        }
        for (const auto& scheme : universe->model.schemes) {
            for (const auto& c : scheme.conditions) {
                if (c.demand_node != 0) roots.push_back(c.demand_node);
                if (c.judgement_node != 0) roots.push_back(c.judgement_node);
            }
            roots.push_back(scheme.amount.node);
        }
    }
    Situation situation(const std::string& json) {
        Diagnostics diagnostics;
        texts.push_back(std::make_unique<std::string>(json));
        documents.push_back(std::make_unique<JsonDocument>());
        Situation out;
        if (!documents.back()->parse(*texts.back(), "", diagnostics) || !out.read(*documents.back(), universe->catalog, library, false, diagnostics)) {
            ADD_FAILURE() << json << "\n" << proef::text_of(diagnostics);
        }
        if (!program) program = std::make_unique<Program>(*universe, universe->regime(out.day), roots);
        return out;
    }
};

std::string household(int i, bool open) {
    const auto wage = open && i % 3 == 0 ? R"({"van":1000,"tot":)" + std::to_string(2000 + 700 * i) + "}" : std::to_string(700 * i);
    return R"({"datum":"2024-02-15","aanvrager":{"geboortedatum":")" + std::to_string(1950 + i) + R"(-06-01","loon":)" + wage + R"(},"partner":null,"huisgenoten":[],"kinderen":[{"punten":)" +
           std::to_string(i % 5 - 1) + R"(,"telt":)" + (i % 2 == 0 ? "true" : "false") + R"(}],"huur":)" + std::to_string(40 + 13 * i) + R"(,"p":)" + (i % 7 == 0 ? "true" : "false") +
           R"(,"kleur":")" + (i % 4 == 0 ? "geel" : "rood") + "\"}";
}

void compare(bool open) {
    World world;
    ASSERT_NE(world.universe, nullptr);
    std::vector<Situation> all;
    for (int i = 0; i < static_cast<int>(Blocks::kLanes); ++i) all.push_back(world.situation(household(i, open)));
    Blocks block;
    block.load(*world.program);
    for (std::size_t i = 0; i < all.size(); ++i) {
        ASSERT_TRUE(block.fits(all[i])) << i;
        EXPECT_EQ(block.add(all[i]), i);
    }
    EXPECT_FALSE(block.fits(all[0])) << "it is full";
    block.run();
    EXPECT_EQ(block.exact(), !open);
    Machine machine;
    machine.load(*world.program);
    std::size_t different = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
        machine.bind(all[i]);
        machine.run();
        for (const auto root : world.roots) {
            Interval fixed;
            if (world.program->fixed(root, fixed.low, fixed.high)) continue;
            const auto alone = machine.read(root);
            EXPECT_EQ(block.root(static_cast<std::uint16_t>(world.program->slot(root)), i), alone) << "household " << i;
            if (alone != machine.read(world.roots.back())) ++different;
        }
    }
    EXPECT_GT(different, 100u) << "the households are too much alike to prove anything";
}

TEST(Blocks, EveryLaneGivesWhatAHouseholdGivesAlone) { compare(false); }
TEST(Blocks, InRangesToo) { compare(true); }

TEST(Blocks, TakeOnlyHouseholdsOfOneShape) {
    World world;
    ASSERT_NE(world.universe, nullptr);
    const auto one = world.situation(household(3, false));
    const auto two = world.situation(R"({"datum":"2024-02-15","aanvrager":{"geboortedatum":"1980-01-01","loon":5},"partner":null,"huisgenoten":[],"kinderen":[],"huur":500,"p":false,"kleur":"rood"})");
    Blocks block;
    block.load(*world.program);
    block.run();  // empty: nothing happens
    block.add(one);
    EXPECT_FALSE(block.fits(two));
    block.clear();
    EXPECT_EQ(block.size(), 0u);
    EXPECT_TRUE(block.fits(two));
    block.add(two);
    block.run();
    Machine machine;
    machine.load(*world.program);
    machine.bind(two);
    machine.run();
    const auto amount = world.roots.back();
    EXPECT_EQ(block.root(static_cast<std::uint16_t>(world.program->slot(amount)), 0), machine.read(amount));
}

}  // namespace
}  // namespace recht
