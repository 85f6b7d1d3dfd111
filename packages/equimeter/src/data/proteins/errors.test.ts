import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, expect, test } from "vitest";

import { UserError } from "../../errors.js";
import { type ChainOptions, readChainsAll } from "./index.js";
import { bcif, bcifColumn, cifAtoms, fixture, pack, pdbAtom, pdbTrace, text } from "./testing.js";

const folder = mkdtempSync(join(tmpdir(), "equimeter-chain-errors-"));
afterAll(() => rmSync(folder, { recursive: true }));
const path = join(folder, "bad");

/** What reading it says, with the file as FILE. */
async function complaint(content: string | Uint8Array, options?: ChainOptions): Promise<string> {
  writeFileSync(path, content);
  const error: unknown = await readChainsAll(path, options).then(
    () => "nothing was wrong",
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(UserError);
  return (error as Error).message.replaceAll(path, "FILE");
}

const columns = "label_atom_id label_comp_id label_asym_id label_seq_id Cartn_x Cartn_y Cartn_z";
const rows = ["CA ALA A 1 0 0 0", "CA ALA A 2 4 0 0"];
const trace = pdbTrace("ALA GLY SER");
const peptide = readFileSync(fixture("bcif"));
const wayOut = "leave the file out, or listen with leftOut to go on";

test.each<[string, string | Uint8Array, string]>([
  ["nothing", "", "FILE is empty: there is no structure in it"],
  ["nothing, packed", gzipSync(""), "FILE is empty: there is no structure in it"],
  [
    "half a gzip",
    gzipSync(text(...trace)).subarray(0, 60),
    "FILE is cut off: its gzip stream ends too early; fetch it again",
  ],
  [
    "binary garbage",
    Buffer.from("\x01\x02\x03\x04 and so on", "latin1"),
    "FILE is not a PDB file: it is binary (byte 0x01 at offset 0)",
  ],
  [
    "some text",
    "Dear reader,\n",
    "FILE has no line ATOM or HETATM: it is no PDB file, or an empty one; name a file of protein structures",
  ],
  [
    "a PDB file without alpha carbons",
    text(pdbAtom({ name: " N" }), pdbAtom({ name: " C" })),
    `FILE has no protein chain (bad_A: no alpha carbons); ${wayOut}`,
  ],
  [
    "water",
    text(pdbAtom({ record: "HETATM", name: " O", residue: "HOH" })),
    `FILE has no protein chain; ${wayOut}`,
  ],
  [
    "too few residues in the first model",
    text("MODEL        1", ...pdbTrace("ALA"), "ENDMDL", "MODEL        2", ...trace, "ENDMDL"),
    `FILE has no protein chain (bad_A: too few residues (1)); set model to "all", ${wayOut}`,
  ],
  [
    "a coordinate that did not fit",
    text(...trace, pdbAtom({ number: 4, x: "********" })),
    'FILE, line 4: the x of an atom (columns 31–38) is "********", which is no finite number',
  ],
  [
    "a coordinate that is not finite",
    text(...trace, pdbAtom({ number: 4, x: "NaN" })),
    'FILE, line 4: the x of an atom (columns 31–38) is "NaN", which is no finite number',
  ],
  [
    "a line that is cut off",
    text(...trace, pdbAtom({ number: 4 }).slice(0, 53)),
    "FILE, line 4: the line of an atom ends before its coordinates do (column 54)",
  ],
  [
    "a residue without a number",
    text(...trace, pdbAtom({ number: "A000", x: 0 })),
    'FILE, line 4: the number of a residue (columns 23–26) is "A000", which is no whole number; take the entry as mmCIF if it has more than 9999 of them',
  ],
  [
    "an occupancy that is none",
    text(...trace, pdbAtom({ number: 4, alternate: "A", occupancy: "high" })),
    'FILE, line 4: an occupancy (columns 55–60) is "high", which is no finite number',
  ],
  [
    "mmCIF without atoms",
    "data_X\n_cell.length_a 3\n",
    "FILE has no category _atom_site: it holds no structure, or not as mmCIF does; take the entry's own mmCIF file",
  ],
  [
    "mmCIF without a column",
    cifAtoms(columns.replace("Cartn_x ", ""), "CA ALA A 1 0 0"),
    "FILE, line 9: _atom_site has no column Cartn_x; write it with all of the coordinates' columns",
  ],
  [
    "mmCIF without names of residues",
    cifAtoms(columns.replace("label_comp_id ", ""), "CA A 1 0 0 0"),
    "FILE, line 9: _atom_site has no column label_comp_id or auth_comp_id; write it with all of the coordinates' columns",
  ],
  [
    "mmCIF that ends in a row",
    cifAtoms(columns, ...rows, "CA ALA A 3 8"),
    "FILE, line 12: row 3 of _atom_site ends after 5 of 7 values; is the file cut off?",
  ],
  [
    "mmCIF with a coordinate that is no number",
    cifAtoms(columns, ...rows, "CA ALA A 3 8 x 0"),
    'FILE, line 12: _atom_site.Cartn_y is "x", which is no number',
  ],
  [
    "mmCIF with a coordinate that is missing",
    cifAtoms(columns, ...rows, "CA ALA A 3 8 ? 0"),
    "FILE, line 12: Cartn_y of an atom is missing; leave the atom out or give it a place",
  ],
  [
    "mmCIF with a coordinate that is not finite",
    cifAtoms(columns, ...rows, "CA ALA A 3 8 inf 0"),
    "FILE, line 12: Cartn_y of an atom is Infinity; leave the atom out or give it a place",
  ],
  [
    "mmCIF with half a number for a residue",
    cifAtoms(columns, ...rows, "CA ALA A 3.5 8 0 0"),
    "FILE, line 12: the number of a residue is 3.5, which is no whole number",
  ],
  [
    "mmCIF with a quote that is open",
    cifAtoms(columns, ...rows, "'CA ALA A 3 8 0 0"),
    "FILE, line 12: a quote is not closed: 'CA ALA A 3 8 0 0",
  ],
  [
    "mmCIF with text that is open",
    cifAtoms(columns, ...rows, ";CA ALA", "A"),
    "FILE, line 12: the text that starts here is not closed by a line with a semicolon; is the file cut off?",
  ],
  [
    "mmCIF without a head",
    "loop_\n_atom_site.id\n1\n",
    "FILE, line 3: a CIF file starts with data_NAME; is its head missing?",
  ],
  [
    "a value of nothing",
    "data_X\n_cell.length_a 3 4\n",
    'FILE, line 2: "4" is the value of nothing; is a quote or a tag missing?',
  ],
  [
    "a tag without a value",
    "data_X\n_cell.length_a\n_cell.length_b 3\n",
    "FILE, line 3: _cell.length_a has no value; is the file cut off?",
  ],
  [
    "two categories in a loop",
    "data_X\nloop_\n_atom_site.id\n_cell.length_b\n3 3\n",
    "FILE, line 4: _cell.length_b is in a loop of _atom_site",
  ],
  ["a loop of nothing", "data_X\nloop_\n3 3\n", "FILE, line 3: a loop_ has no columns"],
  [
    "BinaryCIF that is cut off",
    peptide.subarray(0, 5000),
    expect.stringMatching(
      /^FILE is no BinaryCIF file, or a damaged one: it ends where \d+ more bytes should follow \(byte \d+\); fetch it again$/,
    ) as string,
  ],
  [
    "MessagePack of something else",
    pack({ version: "1.0" }),
    "FILE: its field dataBlocks is not a list; is it a BinaryCIF file? Fetch it again, or take mmCIF",
  ],
  [
    "BinaryCIF without a column",
    bcif("_atom_site", 1, [bcifColumn("label_atom_id", ["CA"])]),
    "FILE: _atom_site has no column label_comp_id or auth_comp_id; write it with all of the coordinates' columns",
  ],
  [
    "BinaryCIF with a coordinate that is not finite",
    bcif("_atom_site", 1, [
      ...["label_atom_id", "label_comp_id", "label_asym_id"].map((name) =>
        bcifColumn(name, ["CA"]),
      ),
      ...["label_seq_id", "Cartn_x", "Cartn_y"].map((name) => bcifColumn(name, [1])),
      bcifColumn("Cartn_z", [Infinity]),
    ]),
    "FILE, row 1 of _atom_site: Cartn_z of an atom is Infinity; leave the atom out or give it a place",
  ],
  [
    "BinaryCIF with a column that is too short",
    bcif("_atom_site", 3, [
      ...["label_atom_id", "label_comp_id", "label_asym_id"].map((name) =>
        bcifColumn(name, ["CA", "N"]),
      ),
      ...["label_seq_id", "Cartn_x", "Cartn_y", "Cartn_z"].map((name) => bcifColumn(name, [1])),
    ]),
    "FILE, _atom_site.label_atom_id: it has 2 values in 3 rows; is it a BinaryCIF file? Fetch it again, or take mmCIF",
  ],
  [
    "BinaryCIF with more rows than bytes",
    bcif("_atom_site", 1e9, []),
    "FILE, _atom_site: it promises 1000000000 rows, more than the file can hold; is it a BinaryCIF file? Fetch it again, or take mmCIF",
  ],
])("%s", async (_, content, expected) => {
  expect(await complaint(content)).toEqual(expected);
});

test.each<[ChainOptions, string]>([
  [{ chains: ["A", "Z"] }, 'FILE has no chain "Z"; its chains are A'],
  [{ model: 3 }, "FILE has no model 3; its models are 1"],
  [{ chains: [] }, "chains names none; leave it out to read all of them"],
  [{ model: "last" as never }, 'model must be "first", "all" or a whole number, not "last"'],
  [{ model: 1.5 }, 'model must be "first", "all" or a whole number, not 1.5'],
  [{ unknownResidues: "drop" as never }, 'unknownResidues must be "keep" or "skip", not "drop"'],
  [{ fewestResidues: 0 }, "fewestResidues must be a whole number from 1 on, not 0"],
  [{ gapDistance: NaN }, "gapDistance must be a distance in Å above 0, not NaN"],
])("options %j", async (options, expected) => {
  expect(await complaint(text(...trace), options)).toBe(expected);
});

test("files that are not there", async () => {
  await expect(readChainsAll(join(folder, "none.cif"))).rejects.toThrow("none.cif does not exist");
  await expect(readChainsAll(folder)).rejects.toThrow("is a folder; name a file in it");
});
