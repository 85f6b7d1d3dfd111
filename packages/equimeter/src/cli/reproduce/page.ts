import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { type Markup, markup, trusted } from "../../report/page/markup.js";
import { style } from "../../report/page/style.js";
import type { Shown } from "./figure.js";
import type { Plan } from "./plan.js";

/** A command and what it printed. */
export interface Printed {
  readonly command: string;
  readonly text: string;
}

/**
 * A page that stands alone: the figure, what the paper says beside it, the tables that the commands printed, and the
 * commands themselves.
 *
 * @param size - in words
 */
export function reproductionPage(plan: Plan, printed: readonly Printed[], size: string): string {
  const { figure, folder, trains, steps } = plan;
  const overridden = [...new Set(trains.flatMap(({ options }) => options.set))];
  const title = `Figure ${figure.id}: ${figure.title}`;
  const commands = [
    ...trains.map(({ argv }) => commandLine(argv)),
    ...printed.map(({ command }) => command),
  ];
  const page = markup`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title}</title><style>${trusted(style)}</style></head><body>
<h1>${title}</h1>
<p>The paper: ${figure.published}.</p>
${figure.differs === undefined ? "" : markup`<p>Here ${figure.differs}.</p>`}
<p class="made">Size: ${size}.</p>
${overridden.length === 0 ? "" : markup`<p class="caution">Overridden: ${overridden.join(", ")}.</p>`}
${steps.flatMap(({ shows }) => shows.map((shown) => figureOf(shown, folder)))}
<h2>Numbers</h2>
${printed.map(({ text }) => markup`<pre>${text.trimEnd()}</pre>`)}
<h2>Commands</h2>
<pre>${commands.join("\n")}</pre>
</body></html>
`;
  return page.text;
}

function figureOf({ file, caption }: Shown, folder: string): Markup {
  const path = join(folder, file);
  if (!existsSync(path)) return markup`<p class="caution">${caption}: ${file} was not drawn.</p>`;
  const content = readFileSync(path, "utf8");
  const body = file.endsWith(".svg")
    ? markup`<div class="paper">${trusted(content)}</div>`
    : markup`<pre>${content}</pre>`;
  return markup`<figure>${body}<figcaption>${caption}</figcaption></figure>`;
}

/** As one types it. */
export function commandLine(argv: readonly string[]): string {
  const quoted = (word: string) => `'${word.replaceAll("'", String.raw`'\''`)}'`;
  return ["equimeter", ...argv]
    .map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : quoted(word)))
    .join(" ");
}
