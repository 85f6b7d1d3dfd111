/**
 * What a measurement costs: the twisted predictions of a batch under N = 10 rotations in one large
 * pass, against ten times one forward of the same batch. On molecules of the demo data with the
 * plain model (preset small).
 *
 *     node bench/twist.mjs [--rounds=21]
 */
import { Generator, manualSeed, noGrad, tidy } from "@equimeter/torch";
import { collate } from "equimeter/data";
import { independent, point, vector } from "equimeter/groups";
import { decompose, twist } from "equimeter/measure";
import { Plain, plainConfig } from "equimeter/models/plain";

import { demoFrames } from "./lib/demo.mjs";
import { interleave, timed } from "./lib/pairs.mjs";
import { option, printMachine, printTable, printVerdict, round, spreadText } from "./lib/print.mjs";

const limit = 1.2;
const rounds = option("rounds", 21);
const rotations = 10;
const sizes = [16, 64];

const config = plainConfig({ preset: "small" });
const frames = await demoFrames(config);
manualSeed(1);
const model = new Plain(config).eval();
const design = independent({ count: rotations });
const actions = { inputs: { positions: point }, outputs: { forces: vector } };
const generator = new Generator(2);

printMachine();
const rows = [
  ["ms", "atoms", `${rotations} rotations`, `${rotations} forwards`, "ratio", "middle half"],
];
const worst = { twist: 0 };
for (const samples of sizes) {
  const batch = collate(frames.slice(0, samples));
  const forwards = () => {
    for (let i = 0; i < rotations; i++) noGrad(() => tidy(() => void model.forward(batch)));
  };
  const cases = {
    twist: () => {
      tidy(() => {
        twist(design.draw(samples, generator), { model, batch, samples, ...actions });
      });
    },
    "whole report": () => {
      const settings = { model, batches: [batch], design, ...actions, target: "forces" };
      decompose({ ...settings, skipDeterminismCheck: true });
    },
  };
  for (const [name, measure] of Object.entries(cases)) {
    const result = await interleave(
      () => timed(measure),
      () => timed(forwards),
      { rounds },
    );
    if (name in worst) worst[name] = Math.max(worst[name], result.ratio);
    rows.push([
      `${name}, ${samples} molecules`,
      String(batch.positions.shape[0]),
      round(result.ours / 1e6),
      round(result.theirs / 1e6),
      round(result.ratio),
      spreadText(result.spread),
    ]);
  }
}
printTable(rows);
printVerdict(`${rotations} rotations over ${rotations} forwards`, worst.twist, limit);
