/** What does not fit is one sentence with the way out. */
import { jit, ones, tensor, type Tensor, zeros } from "@equimeter/torch";
import { expect, test } from "vitest";

import { UserError } from "../errors.js";
import { groupNamed } from "../groups/groups.js";
import { canonicalisedModule, type CanonicalOptions } from "./canonicalised.js";
import { twirledModule, type TwirlOptions } from "./twirled.js";

const define = (source: string): jit.ScriptModule => jit.define({ source });
const model = define(
  "def forward(self, positions: Tensor, k: int = 1) -> Tensor:\n    return positions",
);
const elements = groupNamed("O").elements!();
const usual: TwirlOptions = {
  module: model,
  inputs: [{ name: "positions", representation: "point" }],
  outputs: [{ name: "forces", representation: "vector" }],
  layout: "rows",
  elements,
};
const ofOutput = (output: string, result: string) =>
  define(`def forward(self, positions: Tensor) -> ${output}:\n    return ${result}`);

const mistakes: [what: string, options: Partial<TwirlOptions>, message: string][] = [
  ["a method that is not there", { method: "predict" }, 'no method "predict" (it has forward)'],
  [
    "an unknown input",
    { inputs: [{ name: "position", representation: "point" }] },
    'the model takes no input "position" (it takes positions, k): did you mean positions?',
  ],
  [
    "an input that is no tensor",
    { inputs: [{ name: "k", representation: "vector" }] },
    'the input "k" is a int, and only tensors turn',
  ],
  [
    "an unknown action",
    { outputs: [{ name: "forces", representation: "vektor" }] },
    '"vektor" is no known action; did you mean "vector"?',
  ],
  ["no inputs", { inputs: [] }, "declare at least one input and how it turns"],
  ["no outputs", { outputs: [] }, "declare at least one output"],
  [
    "an output twice",
    { outputs: [usual.outputs[0], usual.outputs[0]] },
    'the output "forces" is declared twice',
  ],
  [
    "too many outputs",
    { outputs: [...usual.outputs, { name: "energy", representation: "invariant" }] },
    "forward gives Tensor: declare one output",
  ],
  [
    "too few outputs",
    { module: ofOutput("Tuple[Tensor, Tensor]", "positions, positions") },
    "declare all 2 outputs, in its order (got forces)",
  ],
  [
    "outputs that are no tensors",
    { module: ofOutput("float", "1.0") },
    "forward gives float, of which no mean can be taken",
  ],
  [
    "tensors among others",
    { module: ofOutput("Tuple[Tensor, int]", "positions, 1") },
    "forward gives Tuple[Tensor, int], of which no mean can be taken",
  ],
  [
    "a design without elements",
    { elements: { rotation: zeros([0, 3, 3]) } },
    "a design needs one element or more [n, 3, 3], got [0, 3, 3]",
  ],
  [
    "matrices that are no rotations",
    { elements: { rotation: ones([2, 3, 3]) } },
    "the elements must be orthogonal matrices",
  ],
  [
    "no design at all",
    { elements: undefined as never },
    "give either the elements to average over, or how to draw them",
  ],
  [
    "two designs",
    { random: { count: 1, group: "SO3" } },
    "give either the elements to average over, or how to draw them",
  ],
  ["chunks of nothing", { chunk: 0 }, "chunk must be a whole number from 1 on, got 0"],
  [
    "chunks of one sample",
    { chunk: 2, layout: "single" },
    "chunk 2: a model that takes one sample a call",
  ],
  [
    "chunks of unknown samples",
    { chunk: 2, layout: "flat" },
    "need an input with the sample of each atom",
  ],
  [
    "an index that turns",
    { layout: "flat", batchInput: "positions" },
    'the input "positions" is an index or a constant, and cannot turn as well',
  ],
];

test.each(mistakes)("%s", (_, options, message) => {
  const call = () => twirledModule({ ...usual, ...options });
  expect(call).toThrow(UserError);
  expect(call).toThrow(message);
});

test.each([
  [{ count: 0, group: "SO3" }, "a random design needs 1 draw or more, got 0"],
  [{ count: 2.5, group: "SO3" }, "a random design needs 1 draw or more, got 2.5"],
  [{ count: 2, group: "translations(5)" }, "translations(5) cannot be drawn from inside a model"],
  [{ count: 2, group: "S(30)" }, "S(30) cannot be drawn from inside a model"],
  [{ count: 2, group: "SU2" }, '"SU2" is no known group'],
  [{ count: 2, group: "O3", orbit: elements }, "orbits are drawn from SO3, not from O3"],
])("drawing %j", (random, message) => {
  const { elements: _, ...rest } = usual;
  expect(() => twirledModule({ ...rest, random })).toThrow(message);
  expect(() => twirledModule({ ...rest, random })).toThrow(UserError);
});

test("grids under rotations that do not keep them", () => {
  const grids = { ...usual, inputs: [{ name: "positions", representation: "voxels" }] };
  const { elements: _, ...rest } = grids;
  for (const design of [
    { elements: groupNamed("C(5)").elements!() },
    { random: { count: 2, group: "SO3" } },
  ])
    expect(() => twirledModule({ ...rest, ...design })).toThrow(
      '"positions" lies on a grid, which only symmetries of the cube or the square turn exactly',
    );
  expect(() => canonicalisedModule({ ...rest, frame: { of: "positions" } })).toThrow(UserError);
});

const canonical: CanonicalOptions = { ...usual, frame: { of: "positions" } };

test.each([
  [{ of: "x" }, '"x" makes the frame: declare how it turns, such as x=point'],
  [{ of: "positions", mask: "mask" }, 'the model takes no input "mask"'],
  [{ of: "positions", tolerance: 1 }, "the tolerance of a frame must be from 0 to below 1, got 1"],
  [{ of: "positions", reference: zeros([4, 2]) }, "a reference has the shape [N, 3], got [4, 2]"],
  [{ of: "positions", reference: zeros([0, 3]) }, "a reference has the shape [N, 3], got [0, 3]"],
  [
    { of: "positions", reference: zeros([4, 3]), group: "O3" } as const,
    "aligned with by rotations only",
  ],
])("a frame %#", (frame, message) => {
  expect(() => canonicalisedModule({ ...canonical, frame })).toThrow(UserError);
  expect(() => canonicalisedModule({ ...canonical, frame })).toThrow(message);
});

test("a frame of what has no direction", () => {
  const inputs = [{ name: "positions", representation: "tensor(2)" }];
  expect(() => canonicalisedModule({ ...canonical, inputs })).toThrow(
    '"positions" is declared as tensor(2): a frame is made of points or vectors in space',
  );
});

/** What shows only when the module runs is said by the module, in Python as well. */
const later: [what: string, options: Partial<TwirlOptions>, inputs: unknown[], message: string][] =
  [
    [
      "whole numbers given",
      { module: ofOutput("Tensor", "positions.long()") },
      [ones([2, 4, 3])],
      'the output "forces" holds whole numbers, of which a mean says nothing',
    ],
    [
      "a key that is missing",
      { module: ofOutput("Dict[str, Tensor]", '{"energy": positions}') },
      [ones([2, 4, 3])],
      'the model gives no output "forces"',
    ],
    [
      "another shape",
      {},
      [ones([2, 4, 5])],
      "the last axis has no room for what was declared to turn",
    ],
    [
      "whole numbers that turn",
      {},
      [zeros([2, 4, 3], { dtype: "int64" })],
      "only real numbers turn",
    ],
    [
      "a list of another length",
      { module: ofOutput("List[Tensor]", "[positions, positions]") },
      [ones([2, 4, 3])],
      "the model gives another number of outputs than were declared",
    ],
    [
      "an output without samples",
      {
        module: ofOutput("Tensor", "positions.sum()"),
        outputs: [{ name: "e", representation: "invariant" }],
        chunk: 4,
      },
      [ones([2, 4, 3])],
      "an output without a row for each sample cannot be told apart by copies: use chunk 1",
    ],
  ];

test.each(later)("%s", (_, options, inputs, message) => {
  const module = twirledModule({ ...usual, ...options });
  expect(() => module.forward(...inputs)).toThrow(message);
});

test("a constant beside copies has to be named", () => {
  const module = define(
    "def forward(self, positions: Tensor, cutoff: Tensor) -> Tensor:\n    return positions * cutoff.sum()",
  );
  const inputs = [ones([2, 4, 3]), tensor([1, 2, 3])];
  const named = twirledModule({ ...usual, module, chunk: 3, constants: ["cutoff"] });
  expect(named.forward(...inputs).shape).toEqual([2, 4, 3]);
  const unnamed = twirledModule({ ...usual, module, chunk: 3 });
  expect(() => unnamed.forward(...inputs)).toThrow(
    "name those that have none as constants, or use chunk 1",
  );
});

test("a dictionary without an input that was declared", () => {
  const module = define(
    'def forward(self, data: Dict[str, Tensor]) -> Tensor:\n    return data["positions"]',
  );
  const repaired = twirledModule({ ...usual, module });
  expect(() => repaired.forward<Tensor>({ pos: ones([2, 3]) })).toThrow(
    'the input "positions" is missing',
  );
});
