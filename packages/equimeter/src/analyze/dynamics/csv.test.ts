import { expect, test } from "vitest";

import { summaryCsv } from "./csv.js";

test("steps and shares of the loss; what is not there is empty", () => {
  const points = [
    { step: 0, percent: 20.12345678 },
    { step: 10, percent: 1.5 },
    { step: 20, percent: 0.0053087 },
  ];
  const rows = [
    { figure: "run, first", series: "t=0.9 raw", points },
    { figure: "empty", series: "raw", points: [] },
    { figure: 'a "b"', series: "raw", points: points.slice(0, 1) },
  ];
  expect(summaryCsv(rows)).toMatchInlineSnapshot(`
    "figure,series,first_step,first_value,dip_step,dip_value,first_step_below_2pct,first_step_below_1pct,last_step,last_value,median_last_10pct
    "run, first",t=0.9 raw,0,0.2012346,20,5.3087e-05,10,20,20,5.3087e-05,5.3087e-05
    "a ""b""",raw,0,0.2012346,0,0.2012346,,,0,0.2012346,0.2012346
    "
  `);
  expect(summaryCsv(rows, { dipBefore: 5 }).split("\n")[1]).toContain(
    ",0,0.2012346,0,0.2012346,10",
  );
});
