import { escapeXml } from "../figures/escape.js";

/** A piece of HTML that is safe to insert as it is. */
export class Markup {
  constructor(readonly text: string) {}
}

type Part = Markup | Markup[] | string | number | false | undefined;

/** HTML in which every inserted text is escaped and every inserted piece of HTML is not. */
export function markup(strings: TemplateStringsArray, ...parts: Part[]): Markup {
  return new Markup(strings.reduce((text, string, i) => text + markupOf(parts[i - 1]) + string));
}

/** Trusted markup, such as a figure drawn here. */
export function trusted(text: string): Markup {
  return new Markup(text);
}

function markupOf(part: Part): string {
  if (part === undefined || part === false) return "";
  if (part instanceof Markup) return part.text;
  if (Array.isArray(part)) return part.map(markupOf).join("");
  return escapeXml(String(part));
}
