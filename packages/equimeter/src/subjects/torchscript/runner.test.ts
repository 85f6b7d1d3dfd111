import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { jit, noGrad, ones, randn, tensor } from "@equimeter/torch";
import { afterAll, expect, test } from "vitest";

import { openTorchScript } from "./runner.js";

const folder = mkdtempSync(join(tmpdir(), "equimeter-torchscript-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function saved(name: string, source: string, parts: Partial<jit.Definition> = {}): string {
  const path = join(folder, `${name}.pt`);
  jit.define({ source, ...parts }).save(path);
  return path;
}

test("tensors go by the names of the signature, in any order, and defaults may be left out", () => {
  const path = saved(
    "named",
    "def forward(self, x: Tensor, y: Tensor, scale: float = 2.0, z: Optional[Tensor] = None) -> Tensor:\n" +
      "    return (x - y) * scale",
  );
  const runner = openTorchScript(path, { outputNames: ["forces"] });
  const [x, y] = [randn([2, 3]), randn([2, 3])];
  const [{ forces }] = runner.run([{ y, x }]);
  expect(forces.equal(x.sub(y).mul(2))).toBe(true);
  expect(runner.inputs?.map(({ name }) => name)).toEqual(["x", "y"]);
});

test("a dictionary takes all inputs, and its keys name the outputs", () => {
  const path = saved(
    "dictionary",
    "def forward(self, data: Dict[str, Tensor]) -> Dict[str, Tensor]:\n" +
      '    return {"forces": -data["pos"], "energy": data["pos"].sum()}',
  );
  const runner = openTorchScript(path);
  const pos = randn([4, 3]);
  const [answer] = runner.run([{ pos, unused: ones([1]) }]);
  expect(Object.keys(answer)).toEqual(["forces", "energy"]);
  expect(answer.forces.equal(pos.neg())).toBe(true);
  expect(runner.inputs).toBe(null);
});

test("tuples and lists are named in the order in which outputs were declared", () => {
  const path = saved(
    "tuple",
    "def forward(self, xs: List[Tensor]) -> Tuple[Tensor, float]:\n    return xs[0] + xs[1], 1.5",
  );
  const [answer] = openTorchScript(path, { outputNames: ["sum", "energy"] }).run([
    { a: ones([2]), b: ones([2]) },
  ]);
  expect(answer.sum.toNumbers()).toEqual([2, 2]);
  expect(answer.energy.item()).toBe(1.5);
});

test("a model that differentiates inside gets what it needs, also where no gradients are recorded", () => {
  const path = saved(
    "derivative",
    "def forward(self, x: Tensor) -> Dict[str, Tensor]:\n" +
      "    x = x.detach().requires_grad_(True)\n" +
      "    energy = (x ** 4).sum()\n" +
      "    grad = torch.autograd.grad([energy], [x])[0]\n" +
      "    assert grad is not None\n" +
      '    return {"forces": -grad, "energy": energy}',
  );
  const runner = openTorchScript(path);
  const x = randn([3, 3], { dtype: "float64" });
  const [{ forces, energy }] = noGrad(() => runner.run([{ x }]));
  expect(forces.add(x.pow(3).mul(4)).abs().max().item()).toBeLessThan(1e-12);
  expect([forces.requiresGrad, energy.requiresGrad]).toEqual([false, false]);
});

test("arguments that are no tensors have their values from the caller", () => {
  const source =
    "def forward(self, x: Tensor, cutoff: float, shift: bool) -> Tensor:\n" +
    "    return x * cutoff if shift else x";
  const path = saved("constants", source);
  const constants = { cutoff: 3, shift: true };
  const [{ y }] = openTorchScript(path, { constants, outputNames: ["y"] }).run([{ x: ones([1]) }]);
  expect(y.item()).toBe(3);
  expect(() => openTorchScript(path).run([{ x: ones([1]) }])).toThrow(
    `${path}: its argument "cutoff" is a float: give its value with --argument cutoff=VALUE ` +
      "(forward(x: Tensor, cutoff: float, shift: bool) -> Tensor)",
  );
});

test("the dtype is that of the parameters, also after a conversion; dropout is off", () => {
  const parts = { parameters: { weight: ones([3, 3]) }, attributes: { training: true } };
  const source =
    "def forward(self, x: Tensor) -> Tensor:\n" +
    "    return torch.dropout(x @ self.weight, 0.5, self.training)";
  const path = saved("converted", source, parts);
  expect(openTorchScript(path).dtype).toBe("float32");
  const runner = openTorchScript(path, { dtype: "float64", outputNames: ["y"] });
  expect(runner.dtype).toBe("float64");
  const x = ones([2, 3], { dtype: "float64" });
  expect(runner.run([{ x }])[0].y.equal(x.mul(3))).toBe(true);
});

test("mistakes are one sentence with the signature", () => {
  const path = saved(
    "mistakes",
    "def forward(self, x: Tensor, z: Tensor) -> Tensor:\n    return x @ z",
  );
  const runner = openTorchScript(path);
  const signature = "(forward(x: Tensor, z: Tensor) -> Tensor)";
  expect(() => runner.run([{ x: ones([2, 3]) }])).toThrow(
    `${path}: it needs the input "z": declare it with --input z=ACTION, such as z=invariant, ` +
      `and say with --field z=FIELD which field of the data it is ${signature}`,
  );
  expect(() => runner.run([{ x: ones([2, 3]), z: ones([3, 1]), w: ones([1]) }])).toThrow(
    `${path}: it takes no input "w" (it takes x, z) ${signature}`,
  );
  expect(() => runner.run([{ x: ones([2, 3]), z: ones([2, 1]) }])).toThrow(
    /mistakes\.pt failed on x float32 \[2, 3\], z float32 \[2, 1\]: .*mat1 and mat2.* \(forward\(/,
  );
  expect(() => runner.run([{ x: tensor([[1]], { dtype: "int64" }), z: ones([1, 1]) }])).toThrow(
    /failed on x int64 \[1, 1\], z float32 \[1, 1\]: /,
  );
});

test("what is no TorchScript, and a method that is not there, are named", () => {
  const text = join(folder, "text.pt");
  writeFileSync(text, "hello");
  expect(() => openTorchScript(text)).toThrow(text);
  expect(() => openTorchScript(join(folder, "none.pt"))).toThrow("none.pt");
  const path = saved("method", "def forward(self, x: Tensor) -> Tensor:\n    return x");
  expect(() => openTorchScript(path, { method: "predict" })).toThrow(
    `${path} has no method "predict" (it has forward)`,
  );
});
