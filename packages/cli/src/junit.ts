/** One case as a JUnit file shows it; `failures` is empty where it passed. */
export interface JunitCase {
  readonly suite: string;
  readonly name: string;
  readonly failures: readonly string[];
}

/** The results as a JUnit XML file, which build servers read. */
export function junitXml(cases: readonly JunitCase[]): string {
  const suites = new Map<string, JunitCase[]>();
  for (const each of cases) suites.set(each.suite, [...(suites.get(each.suite) ?? []), each]);
  const parts = [...suites].map(
    ([name, inside]) => `  <testsuite ${counts(name, inside)}>\n${inside.map(caseXml).join("")}  </testsuite>\n`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites ${counts("guiju", cases)}>\n${parts.join("")}</testsuites>\n`;
}

function counts(name: string, cases: readonly JunitCase[]): string {
  return `name="${escaped(name)}" tests="${cases.length}" failures="${cases.filter((each) => each.failures.length > 0).length}"`;
}

function caseXml({ suite, name, failures }: JunitCase): string {
  const head = `    <testcase classname="${escaped(suite)}" name="${escaped(name)}"`;
  if (failures.length === 0) return `${head}/>\n`;
  const texts = failures.map((failure) => `      <failure message="${escaped(failure)}"/>\n`);
  return `${head}>\n${texts.join("")}    </testcase>\n`;
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;", "\t": "&#9;" };

/** XML has no way to write most control characters: they become the replacement character. */
function escaped(text: string): string {
  return text.replace(/[&<>"\n\t]/g, (mark) => ENTITIES[mark] ?? mark).replace(/[\p{Cc}\ufffe\uffff]/gu, "\ufffd");
}
