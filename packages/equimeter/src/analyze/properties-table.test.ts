import { expect, test } from "vitest";

import { propertyTable } from "./properties-table.js";
import { scoresOf } from "./properties-scores.js";

const turn = (angle: number, predictions: number[]) => ({ axis: "x", angle, predictions }) as const;
const scores = scoresOf([turn(0, [0.1, 0.2, 0.4]), turn(90, [0.2, 0.1, 0.45])], [0.1, 0.3, 0.4]);

test("the table is the paper's", () => {
  const table = propertyTable([
    { model: "VoxMol (7 M)", setup: "encoder", scores },
    { model: "VoxMol (7 M)", setup: "joint", scores },
  ]);
  expect(table).toMatchInlineSnapshot(`
    "| Model        | Setup           | Spearman (GT) ↑ | Spearman (Rot) ↑ | MAE (GT) ↓ | MAE (Rot) ↓ |
    | ------------ | --------------- | --------------: | ---------------: | ---------: | ----------: |
    | VoxMol (7 M) | Encoder-only    |            0.75 |             0.50 |      0.075 |       0.083 |
    | VoxMol (7 M) | Enc+Dec+Denoise |            0.75 |             0.50 |      0.075 |       0.083 |"
  `);
});

test("with spreads, and with names that cannot break it", () => {
  const constant = scoresOf([turn(0, [1, 1]), turn(90, [1, 1])], [1, 2]);
  const table = propertyTable(
    [
      { model: "a|b\nc", setup: "frozen", scores },
      { model: "constant", setup: "joint", scores: constant },
    ],
    { spread: true },
  );
  expect(table).toMatchInlineSnapshot(`
    "| Model    | Setup           | Spearman (GT) ↑ | Spearman (Rot) ↑ |    MAE (GT) ↓ | MAE (Rot) ↓ |
    | -------- | --------------- | --------------: | ---------------: | ------------: | ----------: |
    | a\\|b c   | Frozen encoder  |     0.75 ± 0.35 |             0.50 | 0.075 ± 0.059 |       0.083 |
    | constant | Enc+Dec+Denoise |               – |                – | 0.500 ± 0.000 |       0.000 |"
  `);
});
