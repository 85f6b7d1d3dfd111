import { UserError } from "../../errors.js";
import { assemble } from "./assemble/assemble.js";
import { MalformedChain } from "./assemble/malformed.js";
import type { RawChain } from "./assemble/raw.js";
import type { Chain } from "./chain.js";
import type { ChainOptions, LeftOutChain } from "./options.js";

const usualFewest = 3;

/** What has been read of a file, and what has not. */
export class Reading {
  private readonly names = new Map<string, number>();
  private readonly seen = new Set<string>();
  private readonly found = new Set<string>();
  private readonly leftOut: LeftOutChain[] = [];
  private count = 0;
  /** How many models the file has. */
  models = 1;

  constructor(
    private readonly path: string,
    private readonly options: ChainOptions,
  ) {}

  /** undefined for a chain that is left out or was not asked for. */
  take(raw: RawChain): Chain | undefined {
    if (raw.residues.length + raw.nucleotides + raw.aminoAcids === 0) return undefined;
    const whole = raw.name ?? (raw.chain === "" ? raw.entry : `${raw.entry}_${raw.chain}`);
    this.seen.add(raw.chain === "" ? whole : raw.chain);
    const { chains } = this.options;
    if (chains && !chains.includes(raw.chain) && !chains.includes(whole)) return undefined;
    this.found.add(raw.chain).add(whole);
    const name = this.unique(whole, raw.model);
    try {
      const chain = assemble(raw, name, this.path, this.options);
      if (this.isLeftOut(raw, chain)) return undefined;
      this.count++;
      return chain;
    } catch (error) {
      if (!(error instanceof MalformedChain)) throw error;
      this.skip(error);
      return undefined;
    }
  }

  /** @param seen - the models of an entry */
  checkModel(seen: ReadonlySet<number>): void {
    const { model } = this.options;
    this.models = Math.max(this.models, seen.size);
    if (typeof model === "number" && !seen.has(model))
      throw new UserError(
        `${this.path} has no model ${model}; its models are ${shortened([...seen].map(String))}`,
      );
  }

  skip(error: MalformedChain): void {
    const { skipMalformed } = this.options;
    if (!skipMalformed) throw error;
    skipMalformed({ name: error.chain, message: error.message });
    this.count++;
  }

  end(): void {
    const lost = this.options.chains?.find((one) => !this.found.has(one));
    if (lost !== undefined)
      throw new UserError(
        `${this.path} has no chain ${JSON.stringify(lost)}; its chains are ${shortened([...this.seen])}`,
      );
    if (this.count > 0 || this.options.leftOut) return;
    const chains = this.leftOut.map(
      ({ name, reason, residues }) => `${name}: ${reason}${residues > 0 ? ` (${residues})` : ""}`,
    );
    const wayOut = this.models > 1 ? 'set model to "all", leave' : "leave";
    throw new UserError(
      `${this.path} has no protein chain${chains.length > 0 ? ` (${shortened(chains)})` : ""}; ` +
        `${wayOut} the file out, or listen with leftOut to go on`,
    );
  }

  private isLeftOut({ nucleotides }: RawChain, { name, positions }: Chain): boolean {
    const { fewestResidues = usualFewest, leftOut } = this.options;
    const residues = positions.length / 3;
    if (residues >= fewestResidues) return false;
    const few = residues === 0 ? "no alpha carbons" : "too few residues";
    const one: LeftOutChain = {
      name,
      reason: nucleotides > residues ? "nucleic acid" : few,
      residues,
    };
    this.leftOut.push(one);
    leftOut?.(one);
    return true;
  }

  /** Copies of a chain in other models, or behind a TER, have names of their own. */
  private unique(name: string, model: number): string {
    const inModel = model === 1 ? name : `${name}-model${model}`;
    const count = (this.names.get(inModel) ?? 0) + 1;
    this.names.set(inModel, count);
    return count === 1 ? inModel : `${inModel}-${count}`;
  }
}

function shortened(names: readonly string[]): string {
  const shown = names.slice(0, 8).join(", ");
  return names.length > 8 ? `${shown}, … (${names.length} in all)` : shown;
}
