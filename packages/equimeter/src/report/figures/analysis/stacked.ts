import { escapeXml } from "../escape.js";

/**
 * Figures one below the other as one.
 *
 * @param figures - SVG as `renderFigure` gives it, all of one width
 */
export function stacked(figures: readonly string[], description: string): string {
  let height = 0;
  const placed = figures.map((figure) => {
    const at = figure.replace("<svg ", `<svg y="${height}" `);
    height += sizeOf(figure, "height");
    return at.trimEnd();
  });
  const width = sizeOf(figures[0], "width");
  const size = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`;
  const label = `role="img" aria-label="${escapeXml(description)}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} ${label}>${placed.join("")}</svg>\n`;
}

const sizeOf = (figure: string, name: "width" | "height"): number =>
  Number(new RegExp(`^<svg [^>]*\\b${name}="([\\d.]+)"`).exec(figure)![1]);
