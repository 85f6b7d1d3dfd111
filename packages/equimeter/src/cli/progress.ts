import type { Progress } from "../runs/execute.js";

/** Shows how a run goes on stderr: one moving line on a terminal, a plain line now and then elsewhere. */
export interface ProgressView {
  update(progress: Progress): void;
  /** Leaves the terminal with a fresh line. */
  end(): void;
}

const plainSeconds = 10;
const barWidth = 24;

export function progressView(
  label: string,
  stream: NodeJS.WriteStream = process.stderr,
  now: () => number = () => performance.now() / 1000,
): ProgressView {
  const rate = rateMeter(now);
  let printed = Number.NEGATIVE_INFINITY;
  let open = false;
  return {
    update(progress) {
      const perSecond = rate(progress);
      if (stream.isTTY) {
        const line = describe(label, progress, perSecond, true);
        stream.write(`\r${line.slice(0, stream.columns || 80)}\u001B[K`);
        open = true;
        return;
      }
      const last = progress.step === progress.steps && progress.phase === "training";
      if (now() - printed < plainSeconds && !last) return;
      printed = now();
      stream.write(`${describe(label, progress, perSecond, false)}\n`);
    },
    end() {
      if (open) stream.write("\n");
      open = false;
    },
  };
}

/**
 * Steps per second over the last ten seconds or so, smoothed; 0 while unknown. Of the time of training where
 * that is told: early steps are measured one after the other, later ones seldom.
 */
function rateMeter(now: () => number): (progress: Progress) => number {
  let before: { time: number; step: number } | null = null;
  let smooth = 0;
  return ({ phase, step, seconds }) => {
    if (phase !== "training") return smooth;
    const time = seconds ?? now();
    if (before && time > before.time && step > before.step) {
      const current = (step - before.step) / (time - before.time);
      const weight = smooth === 0 ? 1 : Math.min(1, (time - before.time) / 10);
      smooth += weight * (current - smooth);
    }
    before = { time, step };
    return smooth;
  };
}

function describe(label: string, progress: Progress, perSecond: number, bar: boolean): string {
  const { phase, step, steps, loss, percent, message } = progress;
  if (phase === "loading") return `${label}: ${message ?? "reading data"}`;
  if (phase === "testing") return `${label}: measuring the test set`;
  const filled = Math.round((barWidth * step) / steps);
  const parts = [
    `${label}: ${bar ? `${"█".repeat(filled)}${"░".repeat(barWidth - filled)} ` : ""}${step}/${steps}`,
    loss === undefined ? "" : `loss ${loss.toPrecision(3)}`,
    percent === undefined ? "" : `broken symmetry ${percent.toPrecision(3)} %`,
    perSecond > 0 ? `${perSecond.toPrecision(3)} steps/s` : "",
    perSecond > 0 && step < steps ? `${duration((steps - step) / perSecond)} left` : "",
  ];
  return parts.filter(Boolean).join("  ");
}

function duration(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return `${minutes} min ${whole % 60} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
