import { markup, type Markup } from "./markup.js";

export interface ScrollTable {
  caption?: string;
  /** A name for each column. */
  head: readonly string[];
  /** `<tr>` each. */
  rows: Markup[];
}

/** A table that scrolls by itself where it is wider than the page. */
export function scrollTable({ caption, head, rows }: ScrollTable): Markup {
  return markup`<div class="scroll">
    <table>
      ${
        caption !== undefined &&
        markup`<caption>
        ${caption}
      </caption>`
      }
      <thead>
        <tr>
          ${head.map((name) => markup`<th scope="col">${name}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div> `;
}
