import { columns } from "./columns.js";

/** What the lines before the atoms say. */
export class PdbHeader {
  entry: string | undefined;
  resolution: number | undefined;
  private readonly methods: string[] = [];
  /** Names of a chain's residues, seen or not. */
  readonly polymers = new Map<string, string[]>();
  /** What modified residues were made from. */
  readonly parents = new Map<string, string>();

  get method(): string | undefined {
    return this.methods.length === 0 ? undefined : this.methods.join(" ");
  }

  line(line: string): void {
    switch (line.slice(0, 6).trimEnd()) {
      case "HEADER":
        this.entry = columns(line, 63, 66) || undefined;
        break;
      case "EXPDTA":
        this.methods.push(columns(line, 11, 79));
        break;
      case "REMARK": {
        const match = /^REMARK {3}2 RESOLUTION\. +(\d+\.?\d*) +ANGSTROMS/.exec(line);
        if (match && Number(match[1]) > 0) this.resolution = Number(match[1]);
        break;
      }
      case "SEQRES": {
        const chain = columns(line, 12, 12);
        const names = columns(line, 20, 70).split(/\s+/).filter(Boolean);
        this.polymers.set(chain, [...(this.polymers.get(chain) ?? []), ...names]);
        break;
      }
      case "MODRES":
        this.parents.set(columns(line, 13, 15), columns(line, 25, 27));
        break;
    }
  }
}
