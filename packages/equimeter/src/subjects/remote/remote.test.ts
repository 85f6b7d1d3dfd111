import { arange, randn, tensor, tidy, type DType } from "@equimeter/torch";
import { afterAll, expect, test } from "vitest";

import { openFunction } from "../function/index.js";
import { moduleFolder } from "../function/testing.js";
import type { Runner } from "../runner.js";

const modules = moduleFolder();
const opened: Runner[] = [];
afterAll(() => {
  for (const runner of opened) runner.close();
  modules.remove();
});

function open(text: string, options?: Parameters<typeof openFunction>[1]): Runner {
  const runner = openFunction(modules.write(text), options);
  opened.push(runner);
  return runner;
}

const echo = "export default (inputs) => inputs";

const values: [DType, number[]][] = [
  ["bool", [0, 1, 1, 0, 1, 0]],
  ["uint8", [0, 1, 255, 128, 7, 3]],
  ["int8", [-128, 127, 0, 1, -1, 5]],
  ["int16", [-32768, 32767, 0, 1, -1, 5]],
  ["int32", [-2147483648, 2147483647, 0, 1, -1, 5]],
  ["int64", [-9007199254740991, 9007199254740991, 0, 1, -1, 5]],
  ["float16", [0.5, -65504, 6e-8, Infinity, -0, 1]],
  ["bfloat16", [0.5, -3e38, 1e-38, -Infinity, 0, 1]],
  ["float32", [0.1, -3e38, 1e-40, Infinity, -0, NaN]],
  ["float64", [0.1, -1e300, 1e-310, Infinity, -0, NaN]],
];

test.each(values)("%s there and back, in all layouts", (dtype, numbers) => {
  const whole = tensor(numbers, { dtype: "float64" }).view([2, 3]).to(dtype);
  const forms = {
    whole,
    turned: whole.t(),
    part: whole.narrow(1, 1, 2),
    none: whole.narrow(0, 0, 0),
    one: whole.select(0, 0).select(0, 1),
  };
  const [answer] = open(echo).run([forms]);
  for (const [name, form] of Object.entries(forms)) {
    const back = answer[name];
    expect([name, back.dtype, back.shape]).toEqual([name, dtype, form.shape]);
    expect([name, back.toNumbers()]).toEqual([name, form.toNumbers()]);
  }
});

test("complex tensors are refused by name", () => {
  const z = tensor([1, 2]).to("complex64");
  expect(() => open(echo).run([{ z }])).toThrow('the input "z" is complex64, which cannot be sent');
});

test("answers keep the order of the calls when the last one is the quickest", () => {
  const runner = open(
    `export default async ({ x }) => {
      await new Promise((resolve) => setTimeout(resolve, 60 - 6 * x.data[0]));
      return { y: x };
    }`,
    { concurrency: 4 },
  );
  const calls = Array.from({ length: 10 }, (_, i) => ({ x: tensor([i]) }));
  expect(runner.run(calls).map(({ y }) => y.item())).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

test.each([1, 3])("%i calls are worked at side by side, never more", (concurrency) => {
  const runner = open(
    `let now = 0, most = 0;
    export default async ({ x }) => {
      most = Math.max(most, ++now);
      await new Promise((resolve) => setTimeout(resolve, 15));
      now--;
      return { most: { data: Int32Array.of(most), shape: [1] } };
    }`,
    { concurrency },
  );
  const calls = Array.from({ length: 9 }, () => ({ x: tensor([0]) }));
  expect(runner.run(calls).at(-1)!.most.item()).toBe(concurrency);
});

test("no calls have no answers", () => {
  expect(open(echo).run([])).toEqual([]);
});

test("impossible concurrency is refused", () => {
  for (const concurrency of [0, 1.5, NaN])
    expect(() => open(echo, { concurrency })).toThrow(
      `concurrency must be a whole number from 1 on, got ${concurrency}`,
    );
});

test("after a call that failed, later runs get their own answers", () => {
  const runner = open(
    `export default async ({ x }) => {
      await new Promise((resolve) => setTimeout(resolve, x.data[0] === 1 ? 1 : 40));
      if (x.data[0] === 1) throw new Error("one is not welcome");
      return { y: x };
    }`,
    { concurrency: 3 },
  );
  const call = (value: number) => ({ x: tensor([value]) });
  expect(() => runner.run([0, 1, 2, 3, 4].map(call))).toThrow("one is not welcome");
  expect(runner.run([7, 8].map(call)).map(({ y }) => y.item())).toEqual([7, 8]);
});

test("what is declared is checked before anything is sent", () => {
  const runner = open(`
    export const inputs = [
      { name: "positions", dtype: "float32", shape: [null, 3] },
      { name: "numbers", dtype: "int64" },
    ];
    export default () => { throw new Error("was asked"); }`);
  const positions = randn([4, 3]);
  const numbers = arange(4, { dtype: "int64" });
  const refused = (call: Record<string, typeof positions>) => {
    try {
      runner.run([call]);
      return "no error";
    } catch (error) {
      const { name, message } = error as Error;
      return `${name}: ${message.replaceAll(runner.name, "M")}`;
    }
  };
  expect([
    refused({ positions: positions.double(), numbers }),
    refused({ positions: positions.view([12]), numbers }),
    refused({ positions: positions.view([3, 4]), numbers }),
    refused({ position: positions, numbers }),
    refused({ positions }),
    refused({ positions, numbers }),
  ]).toMatchInlineSnapshot(`
    [
      "UserError: M takes the input "positions" as float32, not as float64: convert it, or export the model for float64",
      "UserError: M takes the input "positions" as [?, 3], not as [12]",
      "UserError: M takes the input "positions" as [?, 3], not as [3, 4]",
      "UserError: M has no input "position": it takes "positions", "numbers" (did you mean "positions"?)",
      "UserError: M needs the input "numbers"; given are "positions"",
      "UserError: M failed: was asked",
    ]
  `);
});

test("a thread that ends tells so at once and for good", () => {
  for (const [body, words] of [
    ["() => process.exit(3)", "ended its thread (code 3)"],
    [
      "() => { setTimeout(() => { throw new Error('late') }); return new Promise(() => {}) }",
      "late",
    ],
    ["() => { Promise.reject(new Error('unheard')); return new Promise(() => {}) }", "unheard"],
  ]) {
    const runner = open(`export default ${body}`);
    for (let i = 0; i < 2; i++) expect(() => runner.run([{ x: tensor([1]) }])).toThrow(words);
  }
});

test("a closed runner says so; closing twice is nothing", () => {
  const runner = open(echo);
  runner.close();
  runner.close();
  expect(() => runner.run([{ x: tensor([1]) }])).toThrow(`${runner.name} is closed`);
});

test("large tensors pass, and memory stays bounded in a loop without an event loop", () => {
  const runner = open(echo);
  const big = randn([2 ** 24]); // 64 MB
  const [{ x }] = tidy(() => runner.run([{ x: big }]));
  expect(x.sub(big).abs().max().item()).toBe(0);
  x.dispose();
  const before = process.memoryUsage().rss;
  for (let i = 0; i < 40; i++) tidy(() => void runner.run([{ x: big }]));
  expect(process.memoryUsage().rss - before).toBeLessThan(10 * 64e6);
});
