/** A line on a terminal that tells how far the work is; nothing elsewhere. */
export interface ProgressLine {
  show(text: string): void;
  clear(): void;
}

export function progressLine(name: string): ProgressLine {
  const { stderr } = process;
  const write = (text: string) => {
    if (stderr.isTTY) stderr.write(`\r\u001B[K${text}`);
  };
  return { show: (text) => write(`${name}: ${text}`), clear: () => write("") };
}
