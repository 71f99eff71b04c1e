import { loadPack } from "@guiju/pack/node";
import { differencesOf } from "./differences.ts";
import { districtHistories } from "./district.ts";
import { addDays, civilDate, formatDate } from "@guiju/core";
const pack = loadPack("cpc"); const hs = districtHistories();
const cases = pack.cases.flatMap((f:any)=>f.cases.map((c:any)=>({...c.history, id:c.id})));
const d1 = differencesOf(pack.lifecycles, cases);
console.log("cases", cases.length, d1.length); for (const d of d1) console.log(JSON.stringify(d));
const out: any[] = [];
for (const h of hs) h.acts.forEach((a, i) => out.push({...h, id: `${h.id}/without ${i} ${a.type} ${a.on}`, acts: h.acts.filter((_, j)=>j!==i)}));
const d2 = differencesOf(pack.lifecycles, out);
console.log("leave one out", out.length, d2.length);
const sum=new Map<string,[number,string]>(); const tally=(ds:any)=>{sum.clear(); for (const d of ds){ const k=`E:${d.engineAlone.join(",")} H:${d.byHandAlone.join(",")} ${(/\/(.*) \d/.exec(d.id)??[])[1]?.replace(/\d+/g,"")}`; const v=sum.get(k); sum.set(k,[ (v?.[0]??0)+1, v?.[1]??d.id]);} for (const [k,v] of [...sum].sort((a,b)=>b[1][0]-a[1][0]).slice(0,40)) console.log(v[0],k,v[1]);};
tally(d2);
let s=12345; const rnd=(n:number)=>{ s=(s*1103515245+12345)%2147483648; return Math.floor(s/2147483648*n); };
const sh: any[]=[];
for (let k=0;k<12;k++) for (const h of hs) { const acts=h.acts.map(a=>({...a})); const m=1+rnd(3); let desc=""; for(let q=0;q<m;q++){ const i=rnd(acts.length); const a:any=acts[i]; if(a.on.length!==10) continue; const dd=rnd(400)-200; const mode=rnd(10); if(mode<7){ a.on=formatDate(addDays(civilDate(a.on),dd)); desc+=` ${a.type}${dd>0?"+":"-"}`;} else if(mode<8){ a.on=a.on.slice(0,7); desc+=` ${a.type}month`; } else { acts.splice(i,1); desc+=` no${a.type}`; if(acts.length===0) break; } } sh.push({...h,acts,id:`${h.id}/${k}${desc} 1`}); }
const d3=differencesOf(pack.lifecycles, sh);
console.log("shifted", sh.length, d3.length); tally(d3);
