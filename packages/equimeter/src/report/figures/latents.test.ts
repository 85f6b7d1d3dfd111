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
  },
});
const titles = (svg: string): string[] =>
  Array.from(svg.matchAll(/font-weight="bold">([^<]*)</g), ([, title]) => title);

test("each axis has a panel, for each model", () => {
  const one = latentsFigure([subject("a")]);
  expect(titles(one)).toEqual(["about x", "about z"]);
  expect(one.match(/>≠</g)).toHaveLength(2);
  expect(one).toContain("different molecules (≠)");
  const two = latentsFigure([subject("a"), subject("b")]);
  expect(titles(two)).toEqual(["x: a", "z: a", "x: b", "z: b"]);
  for (const svg of [one, two, latentsFigure([subject("a<&")], { width: 350 })]) {
    expectWellFormed(svg);
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
  }
  expect(latentsFigure([])).toContain("no values yet");
});
