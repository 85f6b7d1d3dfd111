/** While a large file comes in pieces, what is there is shown so often. */
export const piecesMilliseconds = 400;

/**
 * When to draw what came: in the next frame once everything is there, and now and then before. Drawing after every
 * piece would take longer than the pieces.
 */
export class Pace {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #frame = 0;

  constructor(private readonly draw: () => void) {}

  /** A piece came, and others may follow at once. */
  piece(): void {
    this.#timer ??= setTimeout(() => this.whole(), piecesMilliseconds);
  }

  /** Nothing more is there for now. */
  whole(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.draw();
    });
  }

  stop(): void {
    clearTimeout(this.#timer);
    cancelAnimationFrame(this.#frame);
    this.#timer = undefined;
    this.#frame = 0;
  }
}
