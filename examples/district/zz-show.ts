import { chineseDays } from "@guiju/core/chinese-days";
import { replay } from "@guiju/lifecycle";
import { loadPack } from "@guiju/pack/node";
import { generate } from "./generate.ts";

const d = generate();
const pack = loadPack("cpc");
const l = pack.lifecycles.get("cpc/member-development")!;
for (const id of process.argv.slice(2)) {
  const h = d.histories.find((x) => x.id === id)!;
  console.log(id, JSON.stringify(d.planted.get(id)));
  for (const a of h.acts) console.log("  ", a.on, a.type, JSON.stringify(a.data ?? ""));
  const r = replay(l, h, { calendar: chineseDays() });
  console.log(r.state, JSON.stringify(r.states), JSON.stringify(r.missing), JSON.stringify(r.refused), JSON.stringify(r.obligations));
  for (const v of r.verdicts) if (!["satisfied", "notApplicable"].includes(v.status)) console.log("  >>", JSON.stringify(v));
}
