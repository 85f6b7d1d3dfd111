/** How a measurement goes, on stderr: one moving line on a terminal, a plain line now and then elsewhere. */
export interface MeasuringLine {
  update(done: number, total: number | null, group: string): void;
  /** A line of its own. */
  say(note: string): void;
  end(): void;
}

const plainSeconds = 10;

export function measuringLine(
  label: string,
  stream: NodeJS.WriteStream = process.stderr,
  now: () => number = () => performance.now() / 1000,
): MeasuringLine {
  let open = false;
  let printed = now();
  const close = () => {
    if (open) stream.write("\r\u001B[K");
    open = false;
  };
  return {
    update(done, total, group) {
      const line = `${label} ${group}: ${done}${total === null ? "" : ` of ${total}`} predictions`;
      if (stream.isTTY) {
        stream.write(`\r${line.slice(0, stream.columns || 80)}\u001B[K`);
        open = true;
      } else if (now() - printed >= plainSeconds) {
        printed = now();
        stream.write(`${line}\n`);
      }
    },
    say(note) {
      close();
      stream.write(`${label}: ${note}\n`);
    },
    end: close,
  };
}
