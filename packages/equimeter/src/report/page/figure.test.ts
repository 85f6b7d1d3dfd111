import { expect, test } from "vitest";

import { drawnOnce, figureHtml, type ReportFigure } from "./figure.js";
import { markup } from "./markup.js";

test("a figure is drawn once for each width, however often it is asked for", () => {
  const widths: number[] = [];
  const figure: ReportFigure = {
    file: "a",
    draw(width) {
      widths.push(width);
      return `<svg width="${width}"/>`;
    },
    caption: markup`a`,
  };
  const kept = drawnOnce(figure);
  expect(figureHtml(kept, 1).text).toBe(figureHtml(figure, 1).text);
  widths.length = 0;
  expect(kept.draw(760)).toBe('<svg width="760"/>');
  expect(kept.draw(200)).toBe('<svg width="200"/>');
  expect(kept.draw(200)).toBe('<svg width="200"/>');
  expect(widths).toEqual([200]);
});
