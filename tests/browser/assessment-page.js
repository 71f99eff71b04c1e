// The page of a host: it has the bundle's global, a checked rubric with its lines, and a strict policy.
const violations = [];
document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => {
  violations.push(`${violatedDirective} ${blockedURI}`);
});

/** What the browser reports comes after the script that caused it. */
const reported = () => new Promise((resolve) => setTimeout(resolve, 100));

async function look() {
  const reports = [...guiju.scoreCohort(rubric, cohort).reports()];
  await reported();
  const byScores = [...violations];
  let byEval = "allowed";
  try {
    // biome-ignore lint/security/noGlobalEval: what the policy must stop
    eval("1 + 1");
  } catch (error) {
    byEval = error.name;
  }
  await reported();
  return { reports, violationsByScores: byScores, eval: byEval, violationsByEval: violations.slice(byScores.length) };
}

globalThis.answers = look();
