import { quoted } from "../text/lines.js";
import { parseNumber } from "../text/number.js";
import type { InfoValue } from "../structure.js";
import type { Lines } from "./molfile.js";

/**
 * The data items behind `M  END`: a line `> <NAME>`, the value's lines, a blank line. Values that are
 * plain numbers become numbers; identifiers with leading zeros or too many digits stay text.
 *
 * @param end - how many lines the record has
 * @throws the line's error for a line that belongs to no item
 */
export function parseProperties(lines: Lines, end: number): Map<string, InfoValue> {
  const properties = new Map<string, InfoValue>();
  while (lines.at < end) {
    const header = lines.take("a property");
    if (header.trim() === "") continue;
    if (!header.startsWith(">"))
      throw lines.fail(
        `${quoted(header)} should be a property ("> <NAME>") or the end of the record ("$$$$")`,
      );
    const value: string[] = [];
    while (lines.at < end) {
      const text = lines.take("a value");
      if (text.trim() === "") break;
      value.push(text);
    }
    properties.set(nameOf(header), typed(value.join("\n")));
  }
  return properties;
}

/** `> <NAME>`, with numbers of registries around it; without a name its number, `> DT12`. */
function nameOf(header: string): string {
  return /<(.*)>/.exec(header)?.[1] ?? header.slice(1).trim();
}

function typed(text: string): InfoValue {
  const trimmed = text.trim();
  if (/^[+-]?0\d/.test(trimmed)) return text;
  const value = parseNumber(trimmed);
  if (value === undefined || !Number.isFinite(value)) return text;
  return Number.isInteger(value) && !Number.isSafeInteger(value) ? text : value;
}
