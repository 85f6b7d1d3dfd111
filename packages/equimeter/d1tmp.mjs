import { jit, randn, manualSeed, tidy, Generator } from "@equimeter/torch";
import { twirledModule } from "./dist/remedy/twirled.js";
import { O, SO3 } from "./dist/groups/index.js";
const model = jit.define({ buffers: {w: randn([3,3],{dtype:"float64"}), v: randn([3],{dtype:"float64"})}, source: `
def forward(self, positions: Tensor, types: Tensor, scale: float = 2.0) -> Tuple[Tensor, Tensor]:
    x = positions - positions.mean(1, True)
    return ((x @ self.w).tanh() * scale, (x @ self.v).square().sum(1) + types.sum(1))
def cutoff(self) -> float:
    return 5.0
`});
const opts = { module: model, inputs: [{name:"positions", representation:"point"}], outputs: [{name:"forces", representation:"vector"},{name:"energy", representation:"invariant"}], layout: "rows" };
const x = randn([4,5,3],{dtype:"float64"}), t = randn([4,5],{dtype:"float64"});
const R = O.elements().rotation.select(0,7);
for (const extra of [{chunk:1},{chunk:5},{chunk:24}]) {
 const tw = twirledModule({...opts, elements: O.elements(), ...extra});
 console.log(tw.methods.map(jit.formatSignature));
 const [f,e] = tw.forward(x,t); const [f2,e2]=tw.forward(x.matmul(R.t()),t);
 console.log(f.matmul(R.t()).sub(f2).abs().max().item(), e.sub(e2).abs().max().item(), f.sum().item(), e.sum().item());
 tw.save("/tmp/d_scratch/tw.pt");
}
for (const random of [{count:3, group:"SO3"},{count:3, group:"O3", perSample:true},{count:1,group:"SO3",orbit:O.elements()},{count:3,group:"SO2"},{count:3,group:"C(6)"}]) for (const chunk of [1,2]) {
 const tw = twirledModule({...opts, random, chunk});
 const [f,e] = tw.forward(x,t);
 console.log(f.shape, e.sum().item());
}
