import { manualSeed, ones, Generator } from "@equimeter/torch";
import { Proteina, proteinaConfig } from "equimeter/models/proteina";
import { samplerEquivariance } from "equimeter/analyze";
import * as F from "./dist/generate/flow/index.js";
import { model as rnd } from "./dist/models/proteina/testing.js";
import { canonicalFrame } from "equimeter/groups";
const steps = Number(process.argv[2] ?? 100), N = Number(process.argv[3] ?? 60);
const show = (r) => { const at=[0,1,Math.round(steps/4),Math.round(steps/2),Math.round(3*steps/4),steps]; console.log(at.map(k=>r.times[k].toFixed(3)+":"+r.deviation[k].toExponential(2)).join("  "), "rel", r.relative[steps].toExponential(2), JSON.stringify(r.final, (k,v)=>typeof v==="number"?Number(v.toPrecision(4)):v), r.seconds.toFixed(1)+"s"); };
for (const [name, make] of [["default init", () => { manualSeed(1); return new Proteina(proteinaConfig({preset: "tiny"})).eval(); }], ["random weights", () => rnd()]]) {
 const net = make();
 for (const dtype of ["float32","float64"]) { net.to({dtype});
  const plain = (x_t,t,mask,p) => net.forward({x_t,t,mask,...(p&&{x_sc:p})}).x_1;
  const mask = ones([4,N]).ne(0);
  for (const stepper of ["ode","sde"]) {
  const options = { times: F.flowTimes({steps}), stepper, noiseScale: 0.45 };
  for (const [kind, model] of [["plain",plain],["twirled 8",F.twirledFlow(plain,{rotations:8,generator:new Generator(3)})],["canonical",F.canonicalFlow(plain)]]) {
    if (dtype==="float64" && kind!=="canonical") continue;
    let gaps=[1,1];
    console.log(name, dtype, stepper, kind); show(samplerEquivariance({model, mask, rotations: 4, options, dtype, seed: 2}));
  }}
 }
}
