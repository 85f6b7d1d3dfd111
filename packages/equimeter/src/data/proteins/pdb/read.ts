import { AtomCollector } from "../assemble/collect.js";
import { ModelChoice } from "../assemble/model.js";
import { alphaCarbon, type RawChain } from "../assemble/raw.js";
import { UserError } from "../../../errors.js";
import { LineReader } from "../../text/lines.js";
import { entryName } from "../entry-name.js";
import type { ChainOptions } from "../options.js";
import { isAminoAcid } from "../residues.js";
import { columns, coordinate, occupancy, residueNumber } from "./columns.js";
import { PdbHeader } from "./header.js";

export interface PdbEntry {
  chains: RawChain[];
  models: ReadonlySet<number>;
}

/**
 * The entry of a PDB file (format 3.3). Memory holds one line, the names of the residues and the
 * atoms that are asked for.
 *
 * TER ends a chain: what follows as HETATM is no part of it, what follows as ATOM another of the same
 * letter. Models without MODEL are numbered in their order; END between atoms starts another, too.
 *
 * @throws UserError with file, line and value for a file that is binary or has no atoms, a
 * coordinate that is no finite number, a residue without a number
 */
export async function readPdb(
  path: string,
  chunks: AsyncIterator<Buffer>,
  options: ChainOptions,
): Promise<PdbEntry> {
  const lines = new LineReader(path, chunks, "a PDB file");
  const header = new PdbHeader();
  const atoms = new PdbAtoms(header, options, (message) => lines.error(message));
  while (lines.advance() || (await lines.refill())) {
    const { bytes, start } = lines;
    const isAtom = bytes[start] === 65 && bytes[start + 2] === 79; // ATOM, not ANISOU
    if (isAtom || (bytes[start] === 72 && bytes[start + 3] === 65)) atoms.line(lines.text());
    else if (!atoms.control(lines.text())) header.line(lines.text());
  }
  if (atoms.count === 0)
    throw new UserError(
      `${path} has no line ATOM or HETATM: it is no PDB file, or an empty one; name a file of ` +
        "protein structures",
    );
  const name = header.entry ?? entryName(path);
  const { resolution, method, parents, polymers } = header;
  const chains = atoms.collector.chains().map((chain) => {
    const polymer = polymers.get(chain.chain);
    return {
      ...chain,
      entry: name,
      ...(polymer && { polymer }),
      parents,
      ...(resolution !== undefined && { resolution }),
      ...(method !== undefined && { method }),
    };
  });
  return { chains, models: atoms.models.seen };
}

class PdbAtoms {
  readonly collector: AtomCollector;
  readonly models: ModelChoice;
  /** Lines of atoms, whatever they are of. */
  count = 0;
  private model = 1;
  /** Atoms may follow without MODEL. */
  private isModelOver = false;
  private lastChain = "";
  /** How often TER ended a chain of this letter in this model. */
  private ended = new Map<string, number>();

  constructor(
    private readonly header: PdbHeader,
    options: ChainOptions,
    private readonly fail: (message: string) => Error,
  ) {
    this.collector = new AtomCollector(options.backbone ?? false, "");
    this.models = new ModelChoice(options);
  }

  /** Lines that say where chains and models end; false for others. */
  control(line: string): boolean {
    const record = line.slice(0, 6).trimEnd();
    if (record === "TER") this.ended.set(this.lastChain, (this.ended.get(this.lastChain) ?? 0) + 1);
    else if (record === "MODEL") {
      const number = Number(columns(line, 7, 14) || NaN);
      const next = this.count === 0 ? 1 : this.model + 1;
      this.startModel(Number.isInteger(number) ? number : next);
    } else if (record === "ENDMDL" || record === "END") this.isModelOver = this.count > 0;
    else return false;
    return true;
  }

  line(line: string): void {
    this.count++;
    const name = columns(line, 13, 16);
    const chain = (this.lastChain = columns(line, 22, 22));
    const kind = this.collector.kindOf(name);
    if (this.isModelOver) this.startModel(this.model + 1);
    if (!this.models.takes(this.model) || kind === undefined) return;
    const residue = columns(line, 18, 20);
    const isHetero = line.startsWith("HETATM");
    const parts = this.ended.get(chain) ?? 0;
    if (isHetero && (parts > 0 || !this.isInPolymer(residue, chain))) return;
    if (kind === alphaCarbon && isCalcium(line, residue)) return;
    const alternate = columns(line, 17, 17);
    this.collector.add(
      {
        model: this.model,
        chain,
        asym: chain,
        residue,
        number: residueNumber(line, this.fail),
        insertion: columns(line, 27, 27),
        kind,
        alternate,
        // It decides between alternates only.
        occupancy: alternate === "" ? 1 : occupancy(line, this.fail),
        x: coordinate(line, 0, this.fail),
        y: coordinate(line, 1, this.fail),
        z: coordinate(line, 2, this.fail),
      },
      String(parts),
    );
  }

  private startModel(number: number): void {
    this.model = number;
    this.isModelOver = false;
    this.ended.clear();
  }

  private isInPolymer(residue: string, chain: string): boolean {
    return (
      isAminoAcid(residue) ||
      this.header.parents.has(residue) ||
      (this.header.polymers.get(chain)?.includes(residue) ?? false)
    );
  }
}

/**
 * "CA" starts in column 13 for calcium, in 14 for the alpha carbon; some programs do not care. The
 * element, where there is one, decides; files from before 1996 have line numbers in its columns.
 */
function isCalcium(line: string, residue: string): boolean {
  const element = columns(line, 77, 78).toUpperCase();
  if (/^[A-Z]/.test(element)) return element !== "C";
  return line.startsWith("CA", 12) && !isAminoAcid(residue);
}
