import { UserError } from "../../errors.js";
import { openBytes } from "../text/bytes.js";
import type { RawChain } from "./assemble/raw.js";
import { readBcif } from "./bcif/read.js";
import { readChainSet } from "./chain-set/read.js";
import type { Chain } from "./chain.js";
import { readMmcif } from "./cif/read.js";
import { sniff } from "./format.js";
import { type ChainOptions, checkOptions } from "./options.js";
import { readPdb } from "./pdb/read.js";
import { Reading } from "./reading.js";

/**
 * The chains of amino acids in a file, one at a time: mmCIF, BinaryCIF, PDB and chain_set.jsonl,
 * plain or gzip. The content decides, not the name.
 *
 * A residue is part of a chain where its alpha carbon is. Of alternate locations the one with the
 * highest occupancy of the alpha carbon counts, the first of equals, for the whole residue. Nucleic
 * acids, ligands and water are left out.
 *
 * @throws UserError with file, line and value for a file that cannot be read, a chain or model that
 * is asked for and not there, a file without any protein (unless `leftOut` listens)
 */
export async function* readChains(path: string, options: ChainOptions = {}): AsyncGenerator<Chain> {
  checkOptions(options);
  const { chunks } = await openBytes(path);
  const reading = new Reading(path, options);
  try {
    for await (const raw of rawChains(path, chunks, options, reading)) {
      const chain = reading.take(raw);
      if (chain) yield chain;
    }
    reading.end();
  } finally {
    await chunks.return(undefined);
  }
}

/** All chains at once. See readChains. */
export async function readChainsAll(path: string, options: ChainOptions = {}): Promise<Chain[]> {
  const chains: Chain[] = [];
  for await (const chain of readChains(path, options)) chains.push(chain);
  return chains;
}

async function* rawChains(
  path: string,
  chunks: AsyncGenerator<Buffer>,
  options: ChainOptions,
  reading: Reading,
): AsyncGenerator<RawChain> {
  const { format, bytes } = await sniff(path, chunks);
  if (format === "chain-set") yield* readChainSet(path, bytes, (error) => reading.skip(error));
  else if (format === "pdb") {
    const { chains, models } = await readPdb(path, bytes, options);
    reading.checkModel(models);
    yield* chains;
  } else {
    let hasAtoms = false;
    for await (const entry of (format === "mmcif" ? readMmcif : readBcif)(path, bytes, options)) {
      if (!entry.hasAtoms) continue;
      hasAtoms = true;
      reading.checkModel(entry.models.seen);
      yield* entry.chains();
    }
    if (!hasAtoms)
      throw new UserError(
        `${path} has no category _atom_site: it holds no structure, or not as mmCIF does; take the ` +
          "entry's own mmCIF file",
      );
  }
}
