// Gives the graph of a municipality the numbers of the national one, so that its prepared file holds only what differs.
#pragma once

#include "rules.h"

namespace recht {

/// The graph of `own` becomes that of `national` with what `own` has besides behind it; everything that names a value names
/// it by its new number. Values of the country that this municipality has no use for stay, and nothing leads to them.
/// `own` can still be computed with, but no rule can be built into it any more.
void renumber(Universe& own, const Universe& national);

}  // namespace recht
