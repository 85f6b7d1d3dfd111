import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

import { isSharedAbsent, sharedForces, sharedReason } from "../testing.js";
import { type Chain, longestSegment, readChains, readChainsAll } from "./index.js";

const folder = join(sharedForces, "../proteins");
const originals = join(folder, "full_originals");

/** The rows of a CSV file without quotes, by the names of its columns. */
function table(path: string): Record<string, string>[] {
  const [head, ...rows] = readFileSync(path, "utf8").trim().split(/\r?\n/);
  const names = head.split(",");
  return rows.map((row) => Object.fromEntries(row.split(",").map((value, i) => [names[i], value])));
}

test.skipIf(isSharedAbsent)(
  `40 original files, models and residues as their index counts them${sharedReason}`,
  async () => {
    const rows = table(join(originals, "index.csv"));
    expect(rows).toHaveLength(readdirSync(originals).length - 1);
    for (const row of rows) {
      const chains = await readChainsAll(join(originals, row.file), {
        model: "all",
        fewestResidues: 1,
        leftOut: ({ reason }) => expect(reason).toBe("nucleic acid"),
      });
      const models = new Set(chains.map(({ model }) => model)).size;
      const residues = chains.reduce((sum, { sequence }) => sum + sequence.length, 0);
      // Theirs is a mean, and counts residues twice that are broken on purpose.
      const perModel = row.file === "a_structure.pdb" ? 52 : Math.round(residues / models);
      // 0 is where a file does not say.
      expect([row.file, models, perModel, chains[0].resolution ?? 0]).toEqual([
        row.file,
        Number(row.n_models),
        Number(row.n_aa_residues_per_model),
        Number(row.resolution),
      ]);
    }
  },
);

test.skipIf(isSharedAbsent)(
  `an original whose first model holds one residue says so${sharedReason}`,
  async () => {
    await expect(readChainsAll(join(originals, "a_structure.pdb"))).rejects.toThrow(
      'has no protein chain (a_structure_A: too few residues (1)); set model to "all", leave the file out',
    );
  },
);

test.skipIf(isSharedAbsent)(
  `six entries give the same as mmCIF and as PDB${sharedReason}`,
  async () => {
    const options = { model: "all", backbone: true, leftOut: () => {} } as const;
    /** PDB files know nothing of these. */
    const comparable = (chain: Chain) => ({ ...chain, asym: "", entity: "" });
    let count = 0;
    for (const name of ["1aki", "1dix", "1k6p", "1o1z", "1A8O", "1LCD"]) {
      const [cif, pdb] = await Promise.all(
        ["cif", "pdb"].map((ending) =>
          readChainsAll(join(originals, `${name}.${ending}`), options),
        ),
      );
      expect(pdb.map(comparable)).toEqual(cif.map(comparable));
      count += cif.length;
    }
    expect(count).toBe(9);
  },
);

test.skipIf(isSharedAbsent)(
  `670 chains of chain_set.jsonl.gz agree with index.csv and with the CA files${sharedReason}`,
  async () => {
    const index = new Map(table(join(folder, "index.csv")).map((row) => [row.name, row]));
    for await (const chain of readChains(join(folder, "chain_set.jsonl.gz"))) {
      const row = index.get(chain.name)!;
      index.delete(chain.name);
      expect([chain.sequence, chain.chain, chain.gaps]).toEqual([row.seq, row.chain, []]);
      expect(chain.resolution).toBe(row.resolution === "" ? undefined : Number(row.resolution));
      expect(chain.info.split).toBe(row.split);
      const [alone] = await readChainsAll(join(folder, "chains_ca", `${chain.name}.pdb`));
      expect(alone.positions).toEqual(chain.positions);
      expect([alone.sequence, alone.residueNumbers, alone.insertionCodes]).toEqual([
        chain.sequence,
        chain.residueNumbers,
        chain.insertionCodes,
      ]);
    }
    expect(index.size).toBe(0);
  },
);

test.skipIf(isSharedAbsent)(
  `chains cut from the originals are the same as in chain_set${sharedReason}`,
  async () => {
    const files = {
      "1A7G_E": "1A7G.cif",
      "1GBT_A": "1GBT.cif",
      "1F2N_C": "1f2n.pdb",
      "1O1Z_A": "1o1z.cif",
      "5ZNG_C": "5zng.cif",
      "1CHD_A": "1CHD.pdb",
    };
    const options = { backbone: true, chains: Object.keys(files) };
    const set = await readChainsAll(join(folder, "chain_set.jsonl.gz"), options);
    expect(set).toHaveLength(6);
    for (const chain of set) {
      const file = files[chain.name as keyof typeof files];
      const [original] = await readChainsAll(join(originals, file), {
        chains: [chain.chain],
        backbone: true,
      });
      const { name, sequence, backbone } = longestSegment(original);
      expect([name, sequence, backbone]).toEqual([chain.name, chain.sequence, chain.backbone]);
    }
  },
);
