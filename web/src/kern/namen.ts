// Names in the rulesets that the page itself knows. The build uses them too: it sends of these rulesets what is read here.
/** What is paid each month, the rest being kept back for later: a rule of whatever scheme has one. */
export const UITBETALING = 'uitbetaling';
/** The rulesets behind the household budget, which explains its sums itself. */
export const REGELS = 'huishoudboekje';
export const BESLAG = 'beslag';
