import { narrow, wide } from "../figures/style.js";
import { markup, trusted, type Markup } from "./markup.js";

/** A figure of the report, which is also kept as a file of its own. */
export interface ReportFigure {
  /** Name of its file, without ending. */
  file: string;
  draw(width: number): string;
  caption: Markup;
}

/** The same figure, whose drawing of each width is kept: the page and a file have it both. */
export function drawnOnce(figure: ReportFigure): ReportFigure {
  const drawn = new Map<number, string>();
  return {
    ...figure,
    draw(width) {
      const svg = drawn.get(width) ?? figure.draw(width);
      drawn.set(width, svg);
      return svg;
    },
  };
}

/** The figure on its white card, once for wide screens and paper and once for telephones. */
export function figureHtml(figure: ReportFigure, number: number): Markup {
  return markup`<figure>
    <div class="paper">
      <div class="wide">${trusted(figure.draw(wide))}</div>
      <div class="narrow">${trusted(figure.draw(narrow))}</div>
    </div>
    <figcaption>Figure ${number}. ${figure.caption}</figcaption>
  </figure> `;
}

/** A name as part of a file's. */
export const fileOf = (name: string): string => name.replace(/[^A-Za-z0-9._-]/g, "_");
