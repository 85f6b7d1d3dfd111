/** A date as `2026-11-21 21:40`, in the reader's own time; a dash where there is none. */
export function dateText(iso: string | null): string {
  const date = new Date(iso ?? NaN);
  if (Number.isNaN(date.getTime())) return "–";
  const two = (n: number) => String(n).padStart(2, "0");
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join("-");
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`;
}
