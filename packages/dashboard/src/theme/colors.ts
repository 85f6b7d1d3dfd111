/** Colours of lines: as in reports after M. Okabe and K. Ito, without their yellow, and without grey, which says something else here. */
const onLight = [
  "#0072b2",
  "#d55e00",
  "#007a5a",
  "#a6438a",
  "#b07d00",
  "#2f9bd6",
  "#6a4fb3",
  "#8c5a3c",
];
const onDark = [
  "#4ba6e0",
  "#f0883e",
  "#35b88f",
  "#d985c2",
  "#d9a93a",
  "#8fd0f7",
  "#a491e3",
  "#c79877",
];

/** What figures are drawn with; the style sheet's own values. */
export interface Theme {
  readonly isDark: boolean;
  readonly ink: string;
  readonly faint: string;
  readonly grid: string;
  readonly line: string;
  readonly page: string;
  readonly grey: string;
}

/** The colour of the line number `index`; again from the start after eight. */
export function colorOf(index: number, isDark: boolean): string {
  const colors = isDark ? onDark : onLight;
  return colors[index % colors.length];
}

/** A colour `#rrggbb` with an opacity from 0 to 1, as `#rrggbbaa`. */
export function withOpacity(color: string, opacity: number): string {
  return `${color}${Math.round(opacity * 255)
    .toString(16)
    .padStart(2, "0")}`;
}

/** The colours that the style sheet has now. */
export function currentTheme(): Theme {
  const style = getComputedStyle(document.documentElement);
  const value = (name: string) => style.getPropertyValue(name).trim();
  return {
    isDark: matchMedia("(prefers-color-scheme: dark)").matches,
    ink: value("--ink"),
    faint: value("--faint"),
    grid: value("--grid"),
    line: value("--line"),
    page: value("--card"),
    grey: value("--grey"),
  };
}
