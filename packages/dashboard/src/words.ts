/** Whether a text has every word of a search, and none of those behind a minus, as in the table of runs. */
export function hasWords(text: string, search: string): boolean {
  const words = search
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "" && word !== "-");
  const lower = text.toLowerCase();
  return words.every((word) =>
    word.startsWith("-") ? !lower.includes(word.slice(1)) : lower.includes(word),
  );
}
