import { frontEye } from "../scene/eye.ts";
import { openStage } from "../scene/stage.ts";
import { type Drawing, drawStructure } from "./draw-structure.ts";
import { type Drawable, largestEquiv } from "./sample.ts";
import { arrowScale, radiusOfStructure } from "./size.ts";

const [width, height] = [176, 120];

/** A small picture of each sample, one after the other, so that the page stays alive between them. */
export async function* thumbnails(
  samples: readonly Drawable[],
  {
    isDark,
    background,
    level,
  }: Pick<Drawing, "isDark" | "level"> & { readonly background: string },
): AsyncGenerator<string> {
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width, height });
  const stage = openStage(canvas);
  try {
    stage.look(frontEye);
    stage.paint(background);
    for (const one of samples) {
      const drawing: Drawing = {
        copy: 0,
        isTurned: false,
        isFan: one.kind === "forces",
        isAxis: false,
        scale: arrowScale(one),
        largest: largestEquiv(one),
        isDark,
        channel: null,
        level,
        densities: ["mean"],
      };
      stage.show(drawStructure(one, drawing), radiusOfStructure(one));
      yield stage.picture();
      await new Promise((resolve) => setTimeout(resolve));
    }
  } finally {
    stage.free();
  }
}
