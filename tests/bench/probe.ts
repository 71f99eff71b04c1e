import { loadPack } from "@guiju/pack/node";
import { chineseDays } from "@guiju/core/chinese-days";
import { auditAll } from "@guiju/lifecycle";
import { differencesOf, engineFindings } from "./differences.ts";
import { districtHistories } from "./district.ts";
import { workingDaysOf } from "./by-hand/working-days.ts";
import { judgeByHand } from "./hand-written.ts";
const pack = loadPack("cpc"); const hs = districtHistories();
const c = new Map<string, number>();
for (const r of auditAll(pack.lifecycles, hs, {calendar: chineseDays()})) for (const f of engineFindings(r)) c.set(f,(c.get(f)??0)+1);
console.log([...c].sort().map(x=>x.join(" ")).join("\n"));
console.log(JSON.stringify(differencesOf(pack.lifecycles, hs), null, 1));
const worked=workingDaysOf(chineseDays());
for (let i=0;i<5;i++){ let t=performance.now(); let n=0; for (const r of auditAll(pack.lifecycles,hs,{calendar:chineseDays()})) n++; const a=performance.now()-t; t=performance.now(); for (const h of hs) judgeByHand(h,worked); const b=performance.now()-t; console.log(n,a,b);}
