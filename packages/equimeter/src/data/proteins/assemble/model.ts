import type { ChainOptions } from "../options.js";

/** Which of a file's models are read, and which there were. */
export class ModelChoice {
  private first: number | undefined;
  private readonly choice: Exclude<ChainOptions["model"], undefined>;
  readonly seen = new Set<number>();

  constructor({ model = "first" }: ChainOptions) {
    this.choice = model;
  }

  takes(model: number): boolean {
    this.first ??= model;
    if (!this.seen.has(model)) this.seen.add(model);
    if (this.choice === "all") return true;
    return model === (this.choice === "first" ? this.first : this.choice);
  }
}
