import { jit, randn, manualSeed, tidy, Generator, tensor, grad, cat, zeros } from "@equimeter/torch";
import { canonicalisedModule } from "./dist/remedy/canonicalised.js";
import { O, SO3 } from "./dist/groups/index.js";
const model = jit.define({ buffers: {w: randn([3,3],{dtype:"float64"}), v: randn([3],{dtype:"float64"})}, source: `
def forward(self, positions: Tensor, types: Tensor, scale: float = 2.0) -> Tuple[Tensor, Tensor, Tensor]:
    x = positions
    return ((x @ self.w).tanh() * scale, (x @ self.v).square().sum(1) + types.sum(1), (x @ self.w).tanh().mean(1))
`});
const opts = { module: model, inputs: [{name:"positions", representation:"point"}], outputs: [{name:"forces", representation:"vector"},{name:"energy", representation:"invariant"},{name:"centre", representation:"point"}], layout: "rows" };
manualSeed(1);
let x = randn([4,5,3],{dtype:"float64"}), t = randn([4,5],{dtype:"float64"});
const R = SO3.sample(1,new Generator(1)).rotation.squeeze(0);
for (const extra of [{chunk:1},{chunk:3},{frame:{of:"positions",reference:x.select(0,0).add(1)}},{frame:{of:"positions",group:"O3"}}]) {
 const tw = canonicalisedModule({...opts, frame:{of:"positions"}, ...extra});
 const shift = tensor([1,2,3],{dtype:"float64"});
 const [f,e,c] = tw.forward(x,t); const y=x.matmul(R.t()).add(shift); const [f2,e2,c2]=tw.forward(y,t);
 console.log(f.matmul(R.t()).sub(f2).abs().max().item(), e.sub(e2).abs().max().item(), c.matmul(R.t()).add(shift).sub(c2).abs().max().item(), tw.run("degenerate",[x,t]).toNumbers());
 // one degenerate
 const z = cat([x, zeros([1,5,3],{dtype:"float64"})]); const t2 = cat([t, t.narrow(0,0,1)]);
 const [f3,e3,c3] = tw.forward(z,t2);
 console.log(f3.narrow(0,0,4).sub(f).abs().max().item(), tw.run("degenerate",[z,t2]).toNumbers());
 tw.save("/tmp/d_scratch/can.pt");
 const p = z.clone().requiresGrad_();
 const [ff, ee] = tw.forward(p, t2);
 const [g] = grad(ee.sum(), [p]);
 // finite difference
 const h=1e-5; const d=z.zerosLike(); const i=3; const dz = randn([5,5,3],{dtype:"float64"});
 dz.select(0,4).zero_();
 const ep = tw.forward(z.add(dz.mul(h)),t2)[1].sum().item(), em = tw.forward(z.sub(dz.mul(h)),t2)[1].sum().item();
 console.log((ep-em)/(2*h), g.mul(dz).sum().item());
}
