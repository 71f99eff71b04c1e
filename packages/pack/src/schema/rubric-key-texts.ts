type Json = Readonly<Record<string, unknown>>;
type KeyText = readonly [title: string, description: string];

/** What an editor says of the keys of a rubric that say nothing themselves, because their value is shaped elsewhere. */
const TEXTS: Readonly<Record<string, KeyText>> = {
  add: ["相加 / Add", "各数之和。 / The sum."],
  applies: ["适用 / Applies", "对谁适用；不写为全部。 / To whom it applies; everybody where absent."],
  article: ["条款 / Article", "原文的条、行或标题。 / Where the source has it, as printed there."],
  assessment: ["考核 / Assessment", "哪一份考核的总分。 / The assessment whose total is meant."],
  bands: ["等次 / Grades", "从最低到最高，含下限不含上限。 / From the lowest to the highest; from is included, to is not."],
  base: ["基准 / Base", "总分高于或低于它的才浮动。 / The total above or below which it floats."],
  basis: ["依据 / Basis", "所依据的文件和版本。 / The instrument and edition it rests on."],
  best: ["最好 / Best", "以同组最好的为准。 / The best of the group."],
  beyond: ["以后各名 / Beyond", "表以后的名次怎样计。 / How places after the table go on."],
  by: ["按 / By", "按哪个字段或乘以多少。 / The field that decides, or what to multiply with."],
  cap: ["上限 / Cap", "最高到此为止。 / No more than this."],
  categories: ["类别 / Categories", "只用于这些类别。 / For these kinds of organisation only."],
  cohort: ["考核组的事实 / Fact of the cohort", "考核组本身的事实的名称。 / The name of a fact of the cohort itself."],
  cohortFacts: ["考核组的事实 / Facts of the cohort", "整个考核组的事实和类型。 / Facts of the cohort itself, with their kinds."],
  conditions: ["命名条件 / Named conditions", "可在各处以 condition 引用。 / Used anywhere by `condition`."],
  consecutive: ["连续年数 / Years in a row", "一个年份清单的名称。 / The name of a list of years."],
  consequences: ["结果的运用 / What follows", "由等次或分数带来的后果，仅供人决定。 / What follows from a result, as advice."],
  count: ["个数 / Count", "有几个。 / How many."],
  deadBand: ["不浮动的范围 / Dead band", "百分之几以内不浮动。 / Percent below which nothing floats."],
  derived: ["推算的事实 / Derived facts", "由公式算出的整数事实。 / Whole-number facts computed from others."],
  effect: ["结果 / Effect", "归零、封顶或保底。 / To nought, a grade not passed, or a grade reached."],
  else: ["其他 / Else", "都不是时的分数。 / The points where nothing else fits."],
  fact: ["事实 / Fact", "事实的名称。 / The name of a fact."],
  factor: ["系数 / Factor", "再乘以多少。 / What it is multiplied with."],
  facts: ["事实 / Facts", "组织的事实和类型、小数位数、范围。 / Facts of an organisation: kinds, decimals and ranges."],
  first: ["首年 / First year", "没有往年得分时的分数。 / The points of a first year."],
  floor: ["下限 / Floor", "最低到此为止。 / No less than this."],
  from: ["从 / From", "从多少起，含本数。 / Where it begins, included."],
  given: ["评定 / Given", "一个事实：{points, reason, assessor}。 / A fact: a record {points, reason, assessor}."],
  grade: ["等次 / Grade", "等次的代号。 / The name of a grade."],
  greatest: ["最大 / Greatest", "其中最大的。 / The greatest of these."],
  grounds: ["情形 / Grounds", "可以容错的情形。 / The grounds on which a deduction may be suspended."],
  groups: ["评分组 / Groups", "各组评分人，权重合计为 1。 / Groups of raters; their weights sum to 1."],
  indicators: ["指标 / Indicators", "由哪些指标组成。 / The indicators it is made of."],
  items: ["各条 / Items", "逐条核对的内容。 / The lines of the checklist."],
  key: ["同一事项 / Key", "这些字段相同的算同一次。 / Fields that make two records the same occurrence."],
  kind: ["种类 / Kind", "是哪一种。 / Which kind it is."],
  least: ["最小 / Least", "其中最小的。 / The least of these."],
  list: ["清单 / List", "一个事实：记录的清单。 / A fact: a list of records."],
  max: ["最多 / Maximum", "满分，或最大的数。 / The most points, or the greatest number."],
  measure: ["命名的量 / Named measure", "measures 中的名称。 / A name in measures."],
  measures: ["量 / Measures", "命名的计算，可在各处引用。 / Named computations, used anywhere."],
  min: ["最少 / Minimum", "最低分，或最小的数。 / The least points, or the least number."],
  mode: ["方式 / Mode", "扣分、得分、全有或全无；或怎样取整。 / Deduct, award or all or nothing; or how to round."],
  most: ["最多 / Most", "最多浮动百分之几。 / The most percent it floats."],
  mul: ["相乘 / Multiply", "两数之积。 / The product of two."],
  noneOfNone: ["零除以零 / Nought of nought", "目标为零时得满分还是不得分。 / What nought of nought gives."],
  note: ["说明 / Note", "给人看的说明。 / A note for people."],
  of: ["对象 / Of", "计算的是什么。 / What is measured."],
  on: ["浮动的数 / On", "浮动的金额。 / The amount that floats."],
  options: ["可取的值 / Options", "只能取这些值。 / The only values taken."],
  order: ["次序 / Order", "从高到低或从低到高。 / Greatest first or least first."],
  otherwise: ["不适用的 / Otherwise", "不适用的怎样计。 / What those get to whom it does not apply."],
  parameter: ["参数 / Parameter", "parameters 中的名称。 / A name in parameters."],
  parameters: ["参数 / Parameters", "各地可以另取的值，和原文没有写明的假定。 / Values a place may set, and what the source leaves open."],
  params: ["查询参数 / Params", "查询时要告诉宿主的参数。 / What a host must be told to look it up."],
  path: ["路径 / Path", "记录里的字段，如 $.a.b。 / A field of a record, as $.a.b."],
  peerMean: ["同组平均 / Mean of the peers", "适用的组织的平均。 / The mean over those to whom it applies."],
  percent: ["百分比 / Percent", "前者占后者的百分比。 / The first as a percentage of the second."],
  periods: ["各期 / Periods", "须齐备的各期的名称结尾，如 Q1。 / Ends of the periods' names that must all be there, such as Q1."],
  place: ["名次 / Place", "在同组的名次，或名次的来源。 / The place in the group, or where it comes from."],
  points: ["分数 / Points", "多少分；负数为扣分。 / How many points; negative ones deduct."],
  practice: ["做法 / Practice", "依据谁公开的做法。 / Whose published practice it follows."],
  primitive: ["计分方式 / Primitive", "固定的几种计分方式之一。 / One of the closed set of ways to score."],
  provenance: ["来源 / Provenance", "依据谁公开的做法，读到了什么。 / Whose published practice it follows, and what of it was read."],
  quotas: ["名额 / Quotas", "某等次最多或至少占多少。 / Shares of the cohort that may or must have a grade."],
  range: ["范围 / Range", "最少和最多的分数。 / The least and the most points."],
  ranking: ["排名 / Ranking", "只有公布时才计算名次。 / Ranks are computed only where they are published."],
  ratio: ["比 / Ratio", "前者除以后者。 / The first over the second."],
  round: ["取整 / Rounding", "怎样取整，到几位小数。 / How it is rounded, and to how many decimals."],
  rules: ["规则 / Rules", "成立的规则中取最重的一步。 / Of the rules that hold, the harshest step is proposed."],
  score: ["计分 / Score", "怎样计分。 / How it scores."],
  scores: ["评分 / Scores", "一个事实：评分的清单。 / A fact: a list of scores."],
  side: ["方向 / Side", "低于还是高于目标的扣分。 / Whether being below or above the target costs points."],
  start: ["起点 / Start", "从多少分起加减。 / The points to start from."],
  step: ["步 / Step", "每后一名加减多少，或建议的步骤。 / The points of each further place, or the step proposed."],
  steps: ["档 / Steps", "各档，或单位怎样计。 / The steps, or how much of a unit counts."],
  sub: ["相减 / Subtract", "前者减后者。 / The first less the second."],
  table: ["分值表 / Table", "各种情形的分值。 / What each is worth."],
  take: ["怎样合计 / Take", "合计、按权重或只取一项。 / Sum, weighted, or only one."],
  target: ["目标 / Target", "应达到的数。 / What is to be reached."],
  terms: ["各种情形 / Terms", "每种情形每次多少分。 / Each kind of occurrence, with its points."],
  ties: ["并列 / Ties", "并列的怎样处理。 / What happens to those that tie."],
  tiers: ["各档 / Tiers", "取条件成立的第一档。 / The first tier whose condition holds counts."],
  times: ["倍数 / Times", "乘以多少。 / What it is multiplied with."],
  title: ["名称 / Title", "给人看的名称。 / What people call it."],
  to: ["到 / To", "到多少为止，不含本数。 / Where it ends, not included."],
  type: ["类型 / Type", "事实的类型。 / The kind of the fact."],
  unit: ["单位 / Unit", "每差多少算一个单位。 / How much makes a unit."],
  value: ["值 / Value", "默认的值，或比较的值。 / The value by default, or what it is compared with."],
  values: ["各等的分值 / Values", "每种票值多少分。 / What each kind of vote is worth."],
  vetoes: ["否决 / Vetoes", "不论分数都起作用的情形。 / What changes a result whatever the points."],
  visibility: ["公布范围 / Visibility", "名次给谁看。 / Who sees the ranks."],
  votes: ["票数 / Votes", "一个事实：各等的有效票数。 / A fact: valid votes by grade."],
  weight: ["权重 / Weight", "在合计中占多少，合计为 1。 / Its share; the shares sum to 1."],
  when: ["条件 / When", "什么时候。 / The condition."],
  window: ["几年之内 / Window", "一个年份清单的名称。 / The name of a list of years."],
  within: ["范围 / Within", "在整个考核组还是各类别之内。 / Over the cohort, or over each category."],
  years: ["年数 / Years", "适用的年度，或最近几年。 / The years it is for, or how many years back."],
  yearsBack: ["几年前 / Years back", "几年前的总分。 / How many years before."],
};

/**
 * Adds titles and descriptions to the keys of a rubric's JSON Schema that have none.
 *
 * @example
 * withRubricTexts({ properties: { when: {} } }); // => { properties: { when: { title: "条件 / When", description: "什么时候。 / The condition." } } }
 */
export function withRubricTexts(schema: Json): Json {
  return explained(schema) as Json;
}

function explained(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(explained);
  if (typeof node !== "object" || node === null) return node;
  const inner = Object.entries(node).map(([key, value]): readonly [string, unknown] => {
    if (key === "defaultSnippets") return [key, value];
    if (key !== "properties") return [key, explained(value)];
    return [key, Object.fromEntries(Object.entries(value as Json).map(([name, each]) => [name, titled(name, explained(each) as Json)]))];
  });
  return Object.fromEntries(inner);
}

function titled(name: string, property: Json): Json {
  const text = Object.hasOwn(TEXTS, name) ? TEXTS[name] : undefined;
  if (text === undefined || (property.title !== undefined && property.description !== undefined)) return property;
  const [title, description] = text;
  return { title, description, ...property };
}
