import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { afterAll, expect, test } from "vitest";

import {
  functionalCall,
  gelu,
  grad,
  jit,
  manualSeed,
  nn,
  noGrad,
  ones,
  randn,
  tensor,
  tidy,
  Tensor,
  TorchError,
  zeros,
} from "../index.js";
import { reachableTensors } from "../live-tensors.js";
import { native } from "../native.js";

const fixtures = fileURLToPath(new URL("../../fixtures/", import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), "equimeter-jit-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const everything = (): jit.ScriptModule => jit.load(join(fixtures, "everything.pt"));
const convnet = (): jit.ScriptModule => jit.load(join(fixtures, "convnet.pt"));

/** What a call throws. */
function errorOf(call: () => unknown): TorchError {
  try {
    call();
  } catch (error) {
    return error as TorchError;
  }
  throw new Error("it threw nothing");
}

function affine(): jit.ScriptModule {
  return jit.define({
    parameters: { weight: ones([2]).mul(3), bias: ones([2]) },
    buffers: { seen: ones([1]) },
    attributes: { scale: 0.5, steps: 2, label: "affine", sizes: [1, 2] },
    source: `
      def forward(self, x: Tensor) -> Tensor:
          for _ in range(self.steps):
              x = x * self.weight + self.bias * self.scale
          return x

      def describe(self, prefix: str = "an ", upper: bool = False) -> str:
          text = prefix + self.label + str(self.sizes[1])
          return text.upper() if upper else text
    `,
  });
}

test("the methods of a module and what they take", () => {
  expect(everything().methods.map(jit.formatSignature)).toMatchInlineSnapshot(`
    [
      "forward(inputs: Dict[str, Tensor], extras: List[Tensor], power: int, factor: float = 2., flip: bool = False, mode: str = sum, bias: Optional[Tensor] = None) -> Tuple[Dict[str, Tensor], List[Tensor], int, float, bool, str, Optional[Tensor]]",
      "nested(pairs: List[Tuple[int, Tensor]]) -> Dict[int, List[float]]",
      "nothing() -> NoneType",
    ]
  `);
});

test("arguments by name, by position and left to their defaults", () => {
  const module = everything();
  const x = randn([2, 3], { dtype: "float64" });
  const inputs = { x };
  const [, , power, , flip, mode] = module.run<unknown[]>("forward", [inputs, []], {
    power: 2,
    mode: "mean",
    flip: true,
  });
  expect([power, flip, mode]).toEqual([2, false, "mean!"]);
  const byInteger = module.run("nested", [[[4, ones([2], { dtype: "float64" })]]]);
  expect(byInteger).toEqual(new Map([[4, [1, 1]]]));
});

test("a module made from source computes, learns, is saved, and loads again", () => {
  const module = affine();
  const x = ones([2]);
  expect(module.forward(x).toNumbers()).toEqual([11, 11]); // (1·3 + 0.5)·3 + 0.5
  expect(module.run("describe")).toBe("an affine2");
  expect(module.run("describe", ["the "], { upper: true })).toBe("THE AFFINE2");
  const [slope] = grad(module.forward(x).sum(), [module.namedParameters().get("bias")!]);
  expect(slope.toNumbers()).toEqual([2, 2]); // 0.5·3 + 0.5
  const file = join(scratch, "affine.pt");
  module.save(file);
  const again = jit.load(file);
  expect(again.forward(x).toNumbers()).toEqual([11, 11]);
  expect(Object.keys(again.stateDict())).toEqual(["weight", "bias", "seen"]);
});

test("a module wraps another, shares its tensors, and both are found by their dotted names", () => {
  const inner = convnet().eval();
  const odd = jit.define({
    name: "Odd",
    modules: { model: inner },
    source: `
      def forward(self, x: Tensor) -> Tensor:
          return (self.model.forward(x) - self.model.forward(-x)) / 2
    `,
  });
  const x = randn([2, 2, 4, 4], { dtype: "float64" });
  noGrad(() => {
    const [there, back] = [odd.forward(x), odd.forward(x.neg())];
    expect(there.add(back).abs().max().item()).toBeLessThan(1e-15);
    inner.namedParameters().get("head.bias")!.add_(5);
    expect(odd.namedParameters().get("model.head.bias")!.toNumbers()).toEqual(
      inner.namedParameters().get("head.bias")!.toNumbers(),
    );
  });
  expect(odd.training).toBe(true);
  odd.train();
  expect(inner.training).toBe(true);
  odd.eval();
  expect(inner.training).toBe(false);
});

test("a script module is part of other modules", () => {
  class Net extends nn.Module {
    body = convnet();
    head = new nn.Linear(3, 1, { dtype: "float64" });
    forward(x: Parameters<nn.Linear["forward"]>[0]): ReturnType<nn.Linear["forward"]> {
      return this.head.forward(this.body.forward(x));
    }
  }
  const net = new Net();
  expect(Object.keys(net.stateDict())).toContain("body.norm.running_mean");
  net.eval();
  expect(net.body.training).toBe(false);
  net
    .forward(randn([2, 2, 4, 4], { dtype: "float64" }))
    .sum()
    .backward();
  expect(net.body.namedParameters().get("conv.weight")!.grad).not.toBeNull();
  const state = Object.fromEntries(
    Object.entries(net.stateDict()).map(([name, value]) => [name, value.zerosLike()]),
  );
  net.loadStateDict(state);
  expect(
    net.body
      .forward(randn([1, 2, 4, 4], { dtype: "float64" }))
      .abs()
      .sum()
      .item(),
  ).toBe(0);
});

test("other tensors take a parameter's place for a while, and gradients flow to them", () => {
  const module = affine();
  const x = ones([2]);
  const twice = tensor([2, 2], { requiresGrad: true });
  const y = functionalCall(module, { weight: twice.mul(2) }, x) as Tensor; // (1·4 + 0.5)·4 + 0.5
  expect(y.toNumbers()).toEqual([18.5, 18.5]);
  const [slope] = grad(y.sum(), [twice]); // d/dw (w² + 0.5 w + 0.5) = 2 w + 0.5, and w = 2 t
  expect(slope.toNumbers()).toEqual([17, 17]);
  expect(module.forward(x).toNumbers()).toEqual([11, 11]);
  expect(() => functionalCall(module, { weight: x }, 3)).toThrow(TorchError);
  expect(module.forward(x).toNumbers()).toEqual([11, 11]);
  const tied = jit.load(join(fixtures, "nested.pt"));
  const input = ones([2, 3], { dtype: "float64" });
  const zero = functionalCall(
    tied,
    { "blocks.0.weight": zeros([3, 3], { dtype: "float64" }) }, // in both blocks
    input,
  ) as Tensor;
  const half = tied.stateDict()["blocks.0.weight"].zerosLike();
  noGrad(() => tied.stateDict()["blocks.1.weight"].copy_(half));
  expect(zero.toNumbers()).toEqual(tied.forward(input).toNumbers());
});

test("memory: modules, their tensors and results are freed", () => {
  const x = randn([2, 2, 4, 4], { dtype: "float64" });
  const before = reachableTensors();
  for (let i = 0; i < 20; i++) tidy(() => void convnet().forward(x).sum().item());
  reachableTensors();
  expect(native.liveTensors()).toBeLessThanOrEqual(before);
});

test("wrong calls are one sentence with the signature", () => {
  const module = everything();
  const cases: [() => unknown, string | RegExp][] = [
    [
      () => module.run("nope"),
      'this script module has no method "nope" (it has: forward, nested, nothing)',
    ],
    [
      () => module.run("forward", [{}]),
      /^forward: the argument "extras" is missing: it is forward\(/,
    ],
    [
      () => module.run("nothing", [1]),
      "nothing: 1 arguments are too many: it is nothing() -> NoneType",
    ],
    [() => module.run("nothing", [], { x: 1 }), 'nothing: there is no argument "x": it is nothing'],
    [
      () => module.run("nested", [[]], { pairs: [] }),
      'nested: the argument "pairs" is given twice',
    ],
    [
      () => module.run("forward", [3, [], 1]),
      'forward: argument "inputs" must be a record, not an integer',
    ],
    [
      () => module.run("forward", [{}, [], 1.5]),
      'forward: argument "power" must be an integer, not a number',
    ],
    [
      () => module.run("forward", [{ x: 3 }, [], 1]),
      'forward: argument "inputs" must be a Tensor, not an integer',
    ],
    [() => module.run("nested", [[[1]]]), 'nested: argument "pairs" must have 2 parts, not 1'],
    [() => module.run("forward", [{}, [], 1]), /^forward: .*x/i],
    [() => convnet().forward(ones([2])), /^forward: /],
    [() => module.save(join(scratch, "no", "such", "folder.pt")), /^cannot save .*folder.pt: /],
  ];
  for (const [call, message] of cases) {
    expect(call).toThrow(TorchError);
    expect(call).toThrow(message);
    expect(errorOf(call).message).not.toContain("\n");
  }
});

test("the way through TorchScript is in the error's detail, its last line in the message", () => {
  const module = jit.define({
    source: `
      def forward(self, x: Tensor) -> Tensor:
          assert x.dim() == 2, "x must be a matrix"
          return x
    `,
  });
  const error = errorOf(() => module.forward(ones([3])));
  expect(error.message).toBe("forward: AssertionError: x must be a matrix");
  expect(error.detail).toContain("Traceback of TorchScript");
});

test("source that does not compile, and names that TorchScript does not know", () => {
  expect(() => jit.define({ source: "def forward(self, x): return x.nope()" })).toThrow(
    /^define: .*'nope'/,
  );
  expect(() => jit.define({ source: "def forward(self" })).toThrow(/^define: /);
  expect(() => jit.define({ source: "", buffers: { "a.b": ones([1]) } })).toThrow(
    'define: "a.b" is no name in TorchScript',
  );
});

test("files that cannot be loaded: one sentence each", () => {
  const file = join(scratch, "not.pt");
  writeFileSync(file, "no zip");
  expect(() => jit.load(file)).toThrow(/^.*not\.pt/);
  expect(() => jit.load(join(scratch, "missing.pt"))).toThrow(/missing\.pt/);
  expect(() => jit.load(join(fixtures, "checkpoint.pt"))).toThrow(/torch\.jit/);
  expect(() => jit.loadLibrary(join(scratch, "none.so"))).toThrow(
    /^cannot load the library .*none\.so/,
  );
  const before = readdirSync(scratch);
  expect(() => affine().save(join(scratch, "affine.pt", "x.pt"))).toThrow(TorchError);
  expect(readdirSync(scratch)).toEqual(before); // nothing half-written
  expect(existsSync(join(scratch, ".saving-"))).toBe(false);
});

const newer = Number(native.version().split(".")[0]) >= 2;

test.runIf(newer)("a file that uses an operator of PyTorch 2 loads", () => {
  expect(jit.load(join(fixtures, "future.pt")).methods).not.toEqual([]);
});

test.skipIf(newer)("on libtorch 1.13 it names the operator that is missing, and LIBTORCH", () => {
  expect(() => jit.load(join(fixtures, "future.pt"))).toThrow(
    "it uses the operator aten::scaled_dot_product_attention, which libtorch 1.13.0 does not have: " +
      "set LIBTORCH to the folder of a newer libtorch, such as the one that saved it",
  );
});

test("dropout draws from the default generator", () => {
  const module = convnet().train();
  const x = randn([2, 2, 4, 4], { dtype: "float64" });
  const run = (): number[] => {
    manualSeed(3);
    return noGrad(() => module.forward(x).toNumbers());
  };
  expect(run()).toEqual(run());
});

test("a union takes its own types and no others; what does not compile leaves nothing behind", () => {
  const lengthOf = jit.define({
    source: `
      def forward(self, s: Union[int, str]) -> int:
          if isinstance(s, str):
              return len(s)
          else:
              return s
    `,
  });
  expect([lengthOf.forward(3), lengthOf.forward("four")]).toEqual([3, 4]);
  for (const wrong of [ones([2]), 1.5, null, [1]])
    expect(() => lengthOf.forward(wrong)).toThrow(
      /argument "s" must be a Union\[int, str\], not a/,
    );
  const either = jit.define({
    source: "def forward(self, s: Union[Tensor, List[int], None]) -> int:\n    return 1\n",
  });
  for (const right of [ones([2]), [1, 2], null]) expect(either.forward(right)).toBe(1);

  const place = (): number => jit.define({ source: simple }).objectHandle % 2 ** 24;
  const simple = "def forward(self) -> int:\n    return 1\n";
  const first = place();
  for (let i = 0; i < 50; i++)
    expect(() => jit.define({ source: "def forward(self): nope" })).toThrow("define: ");
  reachableTensors(); // collects
  expect(place()).toBeLessThan(first + 10);
});

test("a model of an operator that has changed is saved in a newer format, and loads again", () => {
  const path = join(scratch, "gelu.pt");
  const source = "def forward(self, x: Tensor) -> Tensor:\n    return torch.gelu(x)";
  jit.define({ source }).save(path);
  const x = randn([4]);
  expect(jit.load(path).forward(x).equal(gelu(x))).toBe(true);
});
