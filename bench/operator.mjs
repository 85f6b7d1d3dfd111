/**
 * What one small operator costs: `add` of two tensors of one element, against PyTorch on the same
 * libtorch. The arithmetic takes a nanosecond; the rest is the way there and back.
 *
 *     node bench/operator.mjs [--rounds=200] [--count=2000]
 */
import { noGrad, ones, tidy } from "@equimeter/torch";

import { interleave, timed } from "./lib/pairs.mjs";
import { option, printMachine, printTable, printVerdict, round, spreadText } from "./lib/print.mjs";
import { startPython } from "./lib/python.mjs";

const limit = 1;
const rounds = option("rounds", 200);
const count = option("count", 2000);
const perScope = 100; // a scope is a layer or a step, not one operator

const a = ones([1]);
const b = ones([1]);

function addInScopes() {
  for (let done = 0; done < count; done += perScope) tidy(addAFew);
}
function addAFew() {
  for (let i = 0; i < perScope; i++) a.add(b);
}
function addOutsideScopes() {
  for (let i = 0; i < count; i++) a.add(b);
}
function item() {
  for (let i = 0; i < count; i++) a.item();
}

const cases = [
  { name: "add in a scope", ours: addInScopes, theirs: "add" },
  { name: "add in a scope, no grad", ours: () => noGrad(addInScopes), theirs: "addNoGrad" },
  { name: "add outside any scope", ours: addOutsideScopes, theirs: "add" },
  { name: "item()", ours: item, theirs: "item" },
];

const python = await startPython("operator.py");
printMachine(python ? `PyTorch ${python.hello.version}` : "");
const rows = [["ns per call", "Equimeter", "PyTorch", "ratio", "middle half"]];
const ratios = [];
for (const { name, ours, theirs } of cases) {
  const ask = python && (async () => (await python.ask(theirs, count)).nanoseconds);
  const result = await interleave(() => timed(ours), ask, { rounds, warmup: 20 });
  ratios.push(result.ratio);
  rows.push([
    name,
    round(result.ours / count),
    round(result.theirs && result.theirs / count),
    round(result.ratio),
    spreadText(result.spread),
  ]);
}
await python?.stop();
printTable(rows);
printVerdict("add in a scope over PyTorch's", ratios[0], limit);
