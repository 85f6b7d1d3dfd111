/**
 * Where the published curves of Proteína (60M) stand against a linear filter along the chain, which turns with it
 * whatever it knows: at the first percent below 2, at the smallest, and later. Prints the table of
 * docs/results/proteins.md.
 *
 *     EQUIMETER_SHARED=… node scripts/results/proteina-published.mjs
 *
 * The filter and its loss are those of chain_set.jsonl.gz (whole chains of 51 to 255 residues), not of the 24 proteins
 * that the authors measured, which are not known.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { Generator, tidy } from "@equimeter/torch";
import { collateChains, lengthFilter, readChainsAll } from "equimeter/data/proteins";
import { drawNoise, interpolate, LinearFilter, spectrumOf } from "equimeter/train/flow";

const shared = process.env.EQUIMETER_SHARED ?? "../shared";
const { keeps } = lengthFilter({ min: 51, max: 255 });
const all = await readChainsAll(join(shared, "data/proteins/chain_set.jsonl.gz"));
const chains = all.filter(keeps);
const nanometres = chains.map(({ positions }) => positions.map((value) => value / 10));
const filter = new LinearFilter(spectrumOf(nanometres));

const curvesOf = (name) => {
  const path = join(shared, `golden/reference_curves/${name}.csv`);
  const rows = readFileSync(path, "utf8").trim().split("\n").slice(1);
  const curves = new Map();
  for (const row of rows) {
    const [series, step, value] = row.split(",");
    const time = /^t=(\S+) smoothed$/.exec(series)?.[1];
    if (time === undefined) continue;
    if (!curves.has(Number(time))) curves.set(Number(time), []);
    curves.get(Number(time)).push({ step: Number(step), value: Number(value) });
  }
  return curves;
};
const percents = curvesOf("proteina60M_pct_equiv");
const losses = curvesOf("proteina60M_L_total");
const near = (curve, step) =>
  curve.reduce((a, b) => (Math.abs(b.step - step) < Math.abs(a.step - step) ? b : a)).value;

/** The filter's loss, nm². */
const linearAt = (t) => {
  let sum = 0;
  chains.forEach((chain, i) => {
    sum += tidy(() => {
      const { x_1: clean, mask } = collateChains([chain]);
      const points = interpolate(drawNoise(mask, new Generator(i)), clean, t);
      return filter.loss([{ points, clean, mask }], t);
    });
  });
  return sum / chains.length;
};

const shown = (value) => value.toPrecision(2);
console.log(
  "| t | first below 2 % | L there | least | L there | twice the least | L there | at 10,000 | L there | at the end | L there |",
);
console.log("|---|---|---|---|---|---|---|---|---|---|---|");
for (const [t, curve] of percents) {
  const linear = linearAt(t);
  const loss = ({ step }) => (near(losses.get(t), step) / linear).toFixed(2);
  const below = curve.find(({ value }) => value < 0.02);
  const early = curve.filter(({ step }) => step < 30_000);
  const least = early.reduce((a, b) => (b.value < a.value ? b : a));
  const twice = curve.find(({ step, value }) => step > least.step && value > 2 * least.value);
  const late = { step: 10_000, value: near(curve, 10_000) };
  const end = curve.at(-1);
  const cells = [
    t,
    below.step,
    loss(below),
    `${shown(100 * least.value)} % at ${least.step}`,
    loss(least),
    twice ? twice.step : "–",
    twice ? loss(twice) : "–",
    `${shown(100 * late.value)} %`,
    loss(late),
    `${shown(100 * end.value)} %`,
    loss(end),
  ];
  console.log(`| ${cells.join(" | ")} |`);
}
