// The page of a host: it has the bundle's global and a strict policy.
const violations = [];
document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => {
  violations.push(`${violatedDirective} ${blockedURI}`);
});

const condition = { all: [{ fact: "members", path: "$.full", operator: "greaterThanInclusive", value: 3 }] };
const facts = { members: { type: "record", of: { full: { type: "count" }, away: { type: "count" } } }, foundedOn: { type: "date" } };
const rules = [
  { name: "large enough", conditions: condition, event: { type: "large" } },
  {
    name: "few away",
    conditions: { not: { fact: "members", path: "$.away", operator: "greaterThan", value: 1 } },
    event: { type: "present" },
  },
  { name: "new", conditions: { fact: "foundedOn", operator: "onOrAfter", value: "2026-01-01" }, event: { type: "new" } },
];

/** What the browser reports comes after the script that caused it. */
const reported = () => new Promise((resolve) => setTimeout(resolve, 100));

function blocked(run) {
  try {
    run();
    return "allowed";
  } catch (error) {
    return error.name;
  }
}

async function look() {
  const refused = guiju.compileRuleSet({ facts, rules: [{ ...rules[0], conditions: { ...condition, any: [] } }] });
  const { ruleSet, issues } = guiju.compileRuleSet({ facts, rules });
  const evaluation = guiju.evaluate(ruleSet, { members: { full: 5, away: 2 } });
  await reported();
  const byRules = [...violations];
  // biome-ignore lint/security/noGlobalEval: what the policy must stop
  const byEval = [blocked(() => eval("1 + 1")), blocked(() => new Function("return 1"))];
  await reported();
  return {
    refused: refused.issues.map(({ pointer }) => pointer),
    issues,
    truths: evaluation.truths.map((truth) => (truth === undefined ? "undetermined" : truth)),
    events: guiju.eventsOf(ruleSet, evaluation).events,
    violationsByRules: byRules,
    eval: byEval,
    violationsByEval: violations.slice(byRules.length),
  };
}

globalThis.answers = look();
