/** Widths of signs in Helvetica and Arial, in parts of the size of the type; what is not here is as wide as a letter. */
const widths: readonly (readonly [signs: RegExp, width: number])[] = [
  [/[ijl'|.,:;!ft()[\]{}/\\I -]/, 0.36],
  [/[mwMW%@—…]/, 0.95],
  [/[A-Z&∇‖·=+−<>~]/, 0.75],
  [/[\u1100-\uffff]/, 1.05],
];

/** Pixels that a text takes from left to right, or somewhat fewer: an SVG does not say which type it is shown in. */
export function textWidth(text: string, size: number): number {
  let width = 0;
  for (const sign of text) width += widths.find(([signs]) => signs.test(sign))?.[1] ?? 0.6;
  return width * size;
}

/** A text in rows of no more than `width` pixels, broken behind spaces, or else inside of words; nothing gets lost. */
export function wrapped(text: string, width: number, size: number): string[] {
  const rows = [""];
  for (const word of text.split(/(?<=[ /_])/)) {
    if (rows.at(-1) !== "" && textWidth(rows.at(-1) + word.trimEnd(), size) > width) rows.push("");
    for (const sign of word) {
      const row = rows.at(-1)!;
      if (row !== "" && sign !== " " && textWidth(row + sign, size) > width) rows.push(sign);
      else rows[rows.length - 1] += sign;
    }
  }
  return rows.map((row) => row.trimEnd());
}

/** A text of no more than `width` pixels: what is too much goes from its middle, since names differ at their ends. */
export function shortened(text: string, width: number, size: number): string {
  if (textWidth(text, size) <= width) return text;
  const signs = [...text];
  for (let kept = signs.length - 1; kept > 1; kept--) {
    const begin = signs.slice(0, Math.ceil(kept / 2)).join("");
    const short = `${begin}…${signs.slice(signs.length - Math.floor(kept / 2)).join("")}`;
    if (textWidth(short, size) <= width) return short;
  }
  return "…";
}
