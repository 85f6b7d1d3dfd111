import { expect, test } from "vitest";

import { ones, tensor, type Tensor } from "../index.js";
import { Linear, Module, MultiheadAttention, ReLU, Sequential } from "./index.js";

/** x times a number. */
class Times extends Module {
  constructor(readonly factor: number) {
    super();
  }
  forward(x: Tensor): Tensor {
    return x.mul(this.factor);
  }
}

const three = tensor([3]);

function plainForward(module: Module): boolean {
  return !Object.hasOwn(module, "forward") && module.forward === Times.prototype.forward;
}

test("hooks see module, inputs and output, in the order of registration", () => {
  const times = new Times(2);
  const seen: unknown[] = [];
  times.registerForwardHook((module, inputs, output) => {
    // The types follow the module's forward.
    seen.push(module.factor, inputs[0].item(), output.item());
  });
  times.registerForwardHook(() => void seen.push("second"));
  times.registerForwardPreHook((_, inputs) => {
    seen.push("before", inputs.length);
  });
  expect(times.forward(three).item()).toBe(6);
  expect(seen).toEqual(["before", 1, 2, 3, 6, "second"]);
});

test("what a hook returns takes the place of the output, and the next hook sees that", () => {
  const times = new Times(2);
  times.registerForwardHook((_, __, output) => output.add(1));
  times.registerForwardHook((_, __, output) => output.mul(10));
  expect(times.forward(three).item()).toBe(70);
  times.registerForwardPreHook((_, [x]) => [x.neg()]);
  times.registerForwardPreHook((_, [x]) => x.sub(1));
  expect(times.forward(three).item()).toBe(-70); // ((-3 - 1) 2 + 1) 10
});

test("removed in any order, the module is as before", () => {
  for (const order of [
    [0, 1, 2],
    [2, 1, 0],
    [1, 2, 0],
  ]) {
    const times = new Times(2);
    const handles = [
      times.registerForwardHook((_, __, y) => y.add(1)),
      times.registerForwardPreHook((_, [x]) => x.mul(10)),
      times.registerForwardHook((_, __, y) => y.add(100)),
    ];
    expect(times.forward(three).item()).toBe(161);
    const left = new Set([0, 1, 2]);
    for (const index of order) {
      handles[index].remove();
      handles[index].remove(); // twice does nothing
      left.delete(index);
      const before = left.has(1) ? 30 : 3;
      const after = (left.has(0) ? 1 : 0) + (left.has(2) ? 100 : 0);
      expect(times.forward(three).item()).toBe(2 * before + after);
    }
    expect(plainForward(times)).toBe(true);
    times.registerForwardHook((_, __, y) => y.add(5));
    expect(times.forward(three).item()).toBe(11);
  }
});

test("the same function registered twice runs twice and is removed one at a time", () => {
  const times = new Times(1);
  const increase = (_: unknown, __: unknown, y: Tensor): Tensor => y.add(1);
  const [first, second] = [
    times.registerForwardHook(increase),
    times.registerForwardHook(increase),
  ];
  expect(times.forward(three).item()).toBe(5);
  second.remove();
  expect(times.forward(three).item()).toBe(4);
  first[Symbol.dispose]();
  expect(times.forward(three).item()).toBe(3);
});

test("modules inside others are hooked where they are called; fields and state know nothing of it", () => {
  const model = new Sequential(new Linear(2, 2), new Sequential(new ReLU(), new Linear(2, 1)));
  const names = Object.keys(model.stateDict());
  const fields = Object.keys(model.at(0));
  const text = model.toString();
  const ran: string[] = [];
  const handles = [...model.namedModules()].map(([name, module]) =>
    module.registerForwardHook(() => void ran.push(name)),
  );
  model.forward(ones([1, 2]));
  expect(ran).toEqual(["0", "1.0", "1.1", "1", ""]);
  expect(Object.keys(model.stateDict())).toEqual(names);
  expect(Object.keys(model.at(0))).toEqual(fields);
  expect(model.toString()).toBe(text);
  for (const handle of handles) handle.remove();
  model.forward(ones([1, 2]));
  expect(ran).toHaveLength(5);
});

test("a hook that throws stops this forward only", () => {
  const times = new Times(2);
  let armed = true;
  const fail = (): void => {
    if (armed) throw new Error("from the hook");
  };
  const handles = [times.registerForwardPreHook(fail), times.registerForwardHook(fail)];
  expect(() => times.forward(three)).toThrow("from the hook");
  handles[0].remove();
  expect(() => times.forward(three)).toThrow("from the hook");
  armed = false;
  expect(times.forward(three).item()).toBe(6);
  handles[1].remove();
  expect(plainForward(times)).toBe(true);
});

test("a hook may remove itself while it runs; the others of this forward still run", () => {
  const times = new Times(1);
  const once = times.registerForwardHook((_, __, y) => {
    once.remove();
    return y.add(1);
  });
  times.registerForwardHook((_, __, y) => y.add(10));
  expect(times.forward(three).item()).toBe(14);
  expect(times.forward(three).item()).toBe(13);
});

test("a forward of the instance's own comes back, and a later cover of ours stays", () => {
  class Own extends Module {
    override forward = (x: Tensor): Tensor => x.add(1);
  }
  const own = new Own();
  const { forward } = own;
  const handle = own.registerForwardHook((_, __, y) => y.mul(2));
  expect(own.forward(three).item()).toBe(8);
  handle.remove();
  expect(own.forward).toBe(forward);
  expect(Object.keys(own)).toContain("forward");

  const times = new Times(2);
  const below = times.registerForwardHook((_, __, y) => y.add(1));
  const hooked = times.forward.bind(times);
  times.forward = (x) => hooked(x).neg();
  expect(times.forward(three).item()).toBe(-7);
  below.remove();
  expect(times.forward(three).item()).toBe(-6);
});

test("several inputs reach hooks as they were given", () => {
  const attention = new MultiheadAttention(4, 2);
  const counts: number[] = [];
  attention.registerForwardPreHook((_, inputs) => {
    counts.push(inputs.length);
    return [inputs[0], inputs[1] ?? inputs[0], inputs[2] ?? inputs[0]];
  });
  attention.registerForwardHook((_, inputs, output) => {
    counts.push(inputs.length);
    return output.mul(0);
  });
  expect(
    attention
      .forward(ones([1, 3, 4]))
      .sum()
      .item(),
  ).toBe(0);
  expect(counts).toEqual([1, 3]);
});
