import type { Page } from "playwright-core";

export const chartOf = (page: Page, metric: string) => page.locator(`[data-metric="${metric}"]`);

/** What the legend of a chart says of its lines: their last values, or those under the pointer. */
export const valuesOf = (page: Page, metric: string) =>
  chartOf(page, metric).locator(".legend td:nth-child(2)");

/** Where that is: "last, 12". */
export const placeOf = (page: Page, metric: string) =>
  chartOf(page, metric).locator(".legend td:nth-child(3)").first();

/** Pixels of a chart in the colours of lines, or in the grey of those that say nothing. */
export const pixelsOf = (page: Page, metric: string, of: "color" | "grey" = "color") =>
  chartOf(page, metric)
    .locator("canvas")
    .evaluate((canvas: HTMLCanvasElement, wanted) => {
      const { data } = canvas.getContext("2d")!.getImageData(0, 0, canvas.width, canvas.height);
      let count = 0;
      for (let i = 0; i < data.length; i += 4) {
        const [red, green, blue, opacity] = data.subarray(i, i + 4);
        const isColor = Math.max(red, green, blue) - Math.min(red, green, blue) > 60;
        const isGrey = red === 0x8e && green === 0x8e && blue === 0x8b;
        if (opacity > 100 && (wanted === "grey" ? isGrey : isColor)) count += 1;
      }
      return count;
    }, of);
