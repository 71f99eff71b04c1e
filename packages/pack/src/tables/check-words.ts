import type { Text } from "@guiju/core";
import type { Check, Demand, NormBody } from "@guiju/lifecycle";
import type { Expr } from "@guiju/rules";
import type { Pack } from "../pack.ts";
import { nameOf, plain } from "../texts/words.ts";
import { boundWords, unreadBounds } from "./bound-words.ts";
import { between, conditionWords, distinct, expressionWords, phrase } from "./expression-words.ts";
import { periodWords } from "./period-words.ts";
import { ratioWords } from "./ratio-words.ts";
import { ruleWords } from "./rule-words.ts";

/** Says what a norm requires, a line a check and a demand. */
export function normWords(pack: Pack, slot: string, body: NormBody): readonly Text[] {
  const checks = body.checks.map((check) => checkWords(pack, slot, check, body));
  const demands = (body.demands ?? []).map((demand) => demandWords(pack, demand));
  // Checks of one kind for different acts may read alike.
  return distinct([...checks, ...demands]);
}

/** Says one check: in the pack's own sentence, or in general words with its condition; and its strength where it differs from the norm. */
export function checkWords(pack: Pack, slot: string, check: Check, body: NormBody): Text {
  const own = ruleWords(pack, slot, check);
  const what = own === undefined ? limitWords(pack, check) : withUnread(pack, slot, check, own);
  const softened =
    check.modality === undefined || check.modality === body.modality
      ? plain("")
      : phrase("（{a}）", " ({a})", { a: modalityWords[check.modality] });
  const when =
    own !== undefined || check.when === undefined
      ? plain("")
      : phrase("；适用于：{a}", "; where {a}", { a: conditionWords(pack, check.when) });
  return between([what, softened, when], "", "");
}

/** A sentence of the pack, and in brackets the limits that it does not take from the data. */
function withUnread(pack: Pack, slot: string, check: Check, own: Text): Text {
  const unread = unreadBounds(pack, slot, check);
  if (unread === "none") return own;
  return phrase("{own}（{limit}）", "{own} ({limit})", { own, limit: unread === "all" ? limitWords(pack, check) : unread });
}

/** How strongly an article speaks, in words. */
export const modalityWords: Readonly<Record<NormBody["modality"], Text>> = {
  must: { zh: "应当", en: "must" },
  should: { zh: "一般应", en: "should" },
  may: { zh: "可以", en: "may" },
};

function limitWords(pack: Pack, check: Check): Text {
  const say = (expr: Expr): Text => expressionWords(pack, expr);
  switch (check.kind) {
    case "minimumInterval":
      if (check.period === undefined) return phrase("不早于{from}", "not before {from}", { from: say(check.from) });
      return phrase("自{from}起满{period}", "at least {period} after {from}", {
        from: say(check.from),
        period: periodWords(pack, check.period),
      });
    case "maximumInterval": {
      const limit = phrase("自{from}起{period}内", "within {period} of {from}", {
        from: say(check.from),
        period: periodWords(pack, check.period),
      });
      if (check.exception === undefined) return limit;
      const { period, when } = check.exception;
      const slots = { limit, period: periodWords(pack, period), when: conditionWords(pack, when) };
      return phrase("{limit}；{when}的，{period}内", "{limit}; within {period} where {when}", slots);
    }
    case "latest":
      return phrase("不迟于{a}", "not after {a}", { a: say(check.latest) });
    case "window":
      return phrase("自{anchor}起每{period}至少{n}次“{act}”", '"{act}" at least {n} time(s) in every {period} from {anchor} on', {
        anchor: say(check.anchor),
        period: periodWords(pack, check.every),
        n: check.atLeast,
        act: nameOf(pack, [`act.${check.of}`], check.of),
      });
    case "publicNotice":
      return check.together === "ifSeveral"
        ? phrase(
            "公示不少于{n}个工作日，几处的应同时公示",
            "posted for at least {n} working days, at the same time where there are several places",
            { n: check.workingDays },
          )
        : phrase("公示不少于{n}个工作日", "posted for at least {n} working days", { n: check.workingDays });
    case "order":
      return check.sameDay === "allowed"
        ? phrase("不早于{a}（同日可以）", "not before {a}; the same day will do", { a: say(check.after) })
        : phrase("晚于{a}（不得同日）", "after {a}, not on the same day", { a: say(check.after) });
    case "quorum":
      return phrase("{present}{sign}{of}的{ratio}", "{present} {en} {ratio} of {of}", {
        present: say(check.present),
        of: say(check.of),
        ratio: ratioWords(check.ratio),
        sign: check.exact === "counts" ? "不少于" : "超过",
        en: check.exact === "counts" ? "at least" : "more than",
      });
    case "surplus":
      return phrase("{candidates}不少于{seats}加其{ratio}（向上取整）", "{candidates}: at least {seats} and {ratio} of it, rounded up", {
        candidates: say(check.candidates),
        seats: say(check.seats),
        ratio: ratioWords(check.ratio),
      });
    case "count": {
      const where = check.where === undefined ? plain("") : phrase("（{a}）", " ({a})", { a: conditionWords(pack, check.where) });
      return between([phrase("{a}的个数", "number of {a}", { a: say(check.of) }), where, boundWords(pack, check)], "", "");
    }
    case "evidence":
      return phrase("{a}应齐备：{list}", "{a} complete: {list}", {
        a: say(check.in),
        list: check.all.map((each) => nameOf(pack, [`word.${each}`, `who.${each}`], each)),
      });
    case "range": {
      const range = between([say(check.of), boundWords(pack, check)], "", "");
      if (check.orElse === undefined) return range;
      return between([range, between([say(check.orElse.of), boundWords(pack, check.orElse)], "", "")], "，或者", ", or else ");
    }
    case "once":
      return { zh: "以一次为限", en: "once only" };
    case "competence":
      return phrase("由{list}作出", "decided by {list}", {
        list: bodiesOf(pack, check.oneOf),
      });
    case "eligibility":
      return phrase("条件：{a}", "condition: {a}", { a: conditionWords(pack, check.that) });
    case "judgement":
      return phrase("{a}的结论应为合格", "the result recorded as {a} must pass", { a: say(check.recorded) });
  }
}

/** The bodies by name. Other spellings of them, which have no text, are left out unless nothing has one. */
function bodiesOf(pack: Pack, bodies: readonly string[]): readonly Text[] {
  const named = bodies.filter((body) => Object.hasOwn(pack.catalogue.zh, `body.${body}`));
  return (named.length === 0 ? bodies : named).map((body) => nameOf(pack, [`body.${body}`], body));
}

/** Says who owes which act, and when. */
export function demandWords(pack: Pack, demand: Demand): Text {
  const by = demand.by === undefined ? [] : typeof demand.by === "string" ? [demand.by] : demand.by;
  const act = nameOf(pack, [`act.${demand.act}`], demand.act);
  const who = nameOf(pack, [`who.${demand.who}`], demand.who);
  const owed =
    by.length === 0
      ? phrase("{who}应办理“{act}”", '{who}: "{act}" is to be done', { who, act })
      : phrase("“{by}”之前，{who}应办理“{act}”", '{who}: "{act}" is to be done before "{by}"', {
          who,
          act,
          by: by.map((each) => nameOf(pack, [`act.${each}`], each)),
        });
  if (demand.after === undefined) return owed;
  return phrase("“{after}”之后，{owed}", '{owed}, once "{after}" has been done', {
    owed,
    after: nameOf(pack, [`act.${demand.after}`], demand.after),
  });
}
