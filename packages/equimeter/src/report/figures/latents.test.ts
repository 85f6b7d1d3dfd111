import { expect, test } from "vitest";
import { expectWellFormed } from "../testing.js";
import { latentsFigure, type LatentSubject } from "./latents.js";

const subject = (name: string): LatentSubject => ({
  name,
  similarity: {
    same: (["x", "z"] as const).flatMap((axis) =>
      [0, 90].map((angle) => ({
        axis,
        angle,
        cosines: angle === 0 ? [1, 1, 1] : [0.6, 0.7, 0.65],
      })),
    ),
    different: [0.5, 0.6, 0.55],
    difference: { value: 0.1, error: 0.012 },
    rank: { u: 18, auc: 0.97, z: 2.3, p: 0.01 },
    recognition: { own: 0.65, others: 0.55, auc: 1, p: 0.031, permutations: 999 },
  },
});
const titles = (svg: string): string[] =>
  Array.from(svg.matchAll(/font-size="13" font-weight="bold">([^<]*)</g), ([, title]) => title);

test("each axis has a panel, for each model", () => {
  const one = latentsFigure([subject("a")]);
  expect(titles(one)).toEqual(["about x", "about z"]);
  expect(one.match(/>≠</g)).toHaveLength(2);
  expect(one).toContain("different molecules (≠)");
  const two = latentsFigure([subject("a"), subject("b")]);
  expect(titles(two)).toEqual(["A: about x", "A: about z", "B: about x", "B: about z"]);
  for (const svg of [one, two, latentsFigure([subject("a<&")], { width: 350 })]) {
    expectWellFormed(svg);
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
  }
  expect(latentsFigure([])).toContain("no values yet");
});

test("the difference, its p and the rank statistic stand in the legend, once for each model", () => {
  const sentences = [
    "same − different: 0.100 ± 0.012",
    "permutation test: p = 0.031",
    "Mann-Whitney: AUC = 0.970",
  ];
  for (const subjects of [[subject("one")], [subject("one"), subject("two")]])
    for (const sentence of sentences)
      expect(latentsFigure(subjects).split(`>${sentence}<`)).toHaveLength(subjects.length + 1);
  expect(latentsFigure([subject("one")])).not.toContain(">one<");
  const both = latentsFigure([subject("one"), subject("two")]);
  for (const text of [">A</text>", ">one</text>", ">B</text>", ">two</text>"])
    expect(both).toContain(text);
});
