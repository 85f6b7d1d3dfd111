import { UserError } from "../../errors.js";

export interface ChainOptions {
  /**
   * The chains to read, by the authors' letters or by whole names ("1AKI_A"). Default: all that are
   * proteins.
   */
  chains?: readonly string[];
  /** Which model: its number in the file, or all of them. Default "first". */
  model?: "first" | "all" | number;
  /** Reads N, C and O as well. Default false. */
  backbone?: boolean;
  /** Residues whose letter is X: "keep", or "skip" so that they are missing. Default "keep". */
  unknownResidues?: "keep" | "skip";
  /** Chains with fewer alpha carbons are left out. Default 3: fewer have no shape. */
  fewestResidues?: number;
  /**
   * Neighbours further apart than this, in Å, have a gap between them. Default 4.5: joined alpha
   * carbons are 3.8 Å apart, 2.9 around a cis peptide.
   */
  gapDistance?: number;
  /** Hears of each chain that is left out because it is no protein or too short. */
  leftOut?: (chain: LeftOutChain) => void;
  /**
   * Leaves out chains and lines of chain_set.jsonl that cannot be read, and hears of each of them.
   * Default: the first one is an error. A file that is damaged is always one.
   */
  skipMalformed?: (chain: SkippedChain) => void;
}

export interface LeftOutChain {
  name: string;
  reason: "nucleic acid" | "no alpha carbons" | "too few residues";
  /** Alpha carbons. */
  residues: number;
}

export interface SkippedChain {
  /** As far as it is known, else the file. */
  name: string;
  /** What is wrong with it, as the error would have said. */
  message: string;
}

/** @throws UserError naming the option that makes no sense */
export function checkOptions(options: ChainOptions): void {
  const { model = "first", unknownResidues = "keep" } = options;
  const { fewestResidues = 1, gapDistance = 1, chains } = options;
  const isNumber = typeof model === "number" && Number.isInteger(model);
  if (model !== "first" && model !== "all" && !isNumber)
    throw new UserError(
      `model must be "first", "all" or a whole number, not ${JSON.stringify(model)}`,
    );
  if (unknownResidues !== "keep" && unknownResidues !== "skip")
    throw new UserError(
      `unknownResidues must be "keep" or "skip", not ${JSON.stringify(unknownResidues)}`,
    );
  if (!Number.isInteger(fewestResidues) || fewestResidues < 1)
    throw new UserError(`fewestResidues must be a whole number from 1 on, not ${fewestResidues}`);
  if (!(gapDistance > 0))
    throw new UserError(`gapDistance must be a distance in Å above 0, not ${gapDistance}`);
  if (chains?.length === 0)
    throw new UserError("chains names none; leave it out to read all of them");
}
