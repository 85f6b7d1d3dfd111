/** The same operators on the same numbers on both sides, with their gradients. */

/** Operators of one or two tensors; each gives a tensor of floats. */
const cases = {
  "a + b": (t, a, b) => a.add(b),
  "a b / (1 + b²)": (t, a, b) => a.mul(b).div(b.square().add(1)),
  "a @ b.t()": (t, a, b) => a.matmul(b.t()),
  "exp, log, sqrt": (t, a) => a.exp().add(1).log().sqrt(),
  "sin, tanh, sigmoid, erf": (t, a) => a.sin().tanh().sigmoid().erf(),
  "gelu, silu, softplus": (t, a) => a.gelu().silu().softplus(),
  softmax: (t, a) => a.softmax(-1),
  logsumexp: (t, a) => a.logsumexp([1]),
  "mean and variance": (t, a) => a.var([1]).add(a.mean([1])),
  norm: (t, a) => a.norm(2, [1]),
  cumsum: (t, a) => a.cumsum(0),
  "sort, topk": (t, a) => a.sort().values.add(a.topk(3).values.sum()),
  "index_select, index_add": (t, a, b, index) => a.indexAdd(0, index, b.indexSelect(0, index)),
  "gather, scatter_add": (t, a, b, index) => {
    const wide = index.unsqueeze(1).expand([-1, a.shape[1]]);
    return a.scatterAdd(0, wide, b.gather(0, wide));
  },
  where: (t, a, b) => t.where(a.gt(b), a.square(), b),
  "cat, roll, flip": (t, a, b) =>
    t
      .cat([a, b], 1)
      .roll([1], { dims: [0] })
      .flip([1]),
  einsum: (t, a, b) => t.einsum("ij,kj->ik", [a, b]),
  layer_norm: (t, a) => t.layerNorm(a, [a.shape[1]]),
  linalg_solve: (t, a, b) => {
    const square = a.matmul(a.t()).add(t.eye(a.shape[0], { dtype: a.dtype, device: a.device }));
    return t.linalgSolve(square, b);
  },
  conv1d: (t, a, b) => t.conv1d(a.view([1, 4, -1]), b.view([2, 4, -1]).narrow(2, 0, 3)),
  conv3d: (t, a, b) =>
    t.conv3d(a.view([1, 1, 4, 4, -1]), b.view([-1]).narrow(0, 0, 27).view([1, 1, 3, 3, 3])),
};

export function compareOperators(torch, device) {
  return Object.entries(cases).flatMap(([name, operator]) =>
    [
      ["float64", 1e-10],
      ["float32", 2e-3], // TF32 where the device uses it
    ].map(([dtype, tolerance]) => ({
      name: `${name}, ${dtype}`,
      run: () => compare(torch, device, operator, dtype, tolerance),
    })),
  );
}

/** Values, first and second derivatives; the worst relative error of all. */
function compare(torch, device, operator, dtype, tolerance) {
  return torch.tidy(() => {
    torch.manualSeed(1);
    const inputs = [torch.randn([8, 16], { dtype }), torch.randn([8, 16], { dtype })];
    const index = torch.tensor([7, 0, 3, 3, 1, 2, 2, 5], { dtype: "int64" });
    const [here, there] = ["cpu", device].map((place) => {
      const [a, b] = inputs.map((x) => x.clone().to(place));
      a.requiresGrad = true;
      b.requiresGrad = true;
      const out = operator(torch, a, b, index.to(place));
      const options = { createGraph: true, allowUnused: true };
      const slopes = torch.grad(out.square().sum(), [a, b], options).filter(Boolean);
      const total = slopes.map((slope) => slope.square().sum()).reduce((x, y) => x.add(y));
      const curvatures = total.requiresGrad
        ? torch.grad(total, [a, b], { allowUnused: true }).filter(Boolean)
        : [];
      return [out, ...slopes, ...curvatures].map((x) => x.detach().cpu());
    });
    const worst = Math.max(
      ...here.map((x, i) => x.sub(there[i]).norm().item() / (x.norm().item() + 1e-300)),
    );
    if (!(worst <= tolerance)) throw new Error(`relative error ${worst.toExponential(1)}`);
    return `ok, ${here.length} tensors, ${worst.toExponential(1)}`;
  });
}
