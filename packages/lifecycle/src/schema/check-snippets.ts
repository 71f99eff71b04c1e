/** Editor snippets (VS Code `defaultSnippets`): one a kind of check, with the keys that kind needs. */
export const checkSnippets: readonly {
  readonly label: string;
  readonly description: string;
  readonly body: Readonly<Record<string, unknown>>;
}[] = [
  snippet("minimumInterval", "最短间隔 / at least so long after", { from: { value: "$1" }, period: { months: "^$2" } }),
  snippet("maximumInterval", "最长期限 / within so long", {
    from: { value: "$1" },
    period: { months: "^$2" },
    owes: { act: "$3", who: "$4" },
  }),
  snippet("latest", "最迟日期 / on or before a day", { latest: { value: "$1" } }),
  snippet("window", "周期次数 / at least n in each period", {
    anchor: { value: "$1" },
    every: { months: "^$2" },
    atLeast: 1,
    of: "$3",
    until: { value: "$4" },
    who: "$5",
  }),
  snippet("publicNotice", "公示 / posted for n working days", {
    places: { value: "$1" },
    workingDays: "^$2",
    together: "ifSeveral",
    postingDay: "inclusive",
  }),
  snippet("order", "先后 / after another act", { after: { value: "$1" }, sameDay: "allowed" }),
  snippet("quorum", "到会人数 / enough present", { present: { self: "present" }, of: { self: "due" }, ratio: [1, 2], exact: "fails" }),
  snippet("surplus", "差额 / more candidates than seats", { candidates: { self: "$1" }, seats: { self: "$2" }, ratio: [1, 5] }),
  snippet("count", "数量 / so many of a list", { of: { self: "$1" }, min: "^$2", max: "^$3" }),
  snippet("evidence", "材料 / all papers are there", { in: { self: "$1" }, all: ["$2"] }),
  snippet("range", "范围 / a number within bounds", { of: { self: "$1" }, min: "^$2" }),
  snippet("once", "一次为限 / only once", { count: { value: "$1" } }),
  snippet("competence", "权限 / the right body", { body: { self: "body.kind" }, oneOf: ["$1"] }),
  snippet("eligibility", "条件 / a condition is met", { that: { eq: [{ self: "$1" }, "$2"] } }),
  snippet("judgement", "人工判断 / what a person recorded", { recorded: { self: "$1" }, good: ["$2"], bad: ["$3"] }),
];

function snippet(
  kind: string,
  description: string,
  body: Readonly<Record<string, unknown>>,
): { readonly label: string; readonly description: string; readonly body: Readonly<Record<string, unknown>> } {
  return { label: kind, description, body: { kind, ...body } };
}
