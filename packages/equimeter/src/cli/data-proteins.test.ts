import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

import { fixture } from "../data/proteins/testing.js";
import { demoFile } from "../data/testing.js";
import { temporaryFolder } from "../runs/testing.js";
import { chainLines, writeChains } from "../runs/tasks/proteins/testing.js";
import { complaints, mainHere } from "./testing.js";

test("data inspect says what is in a file of proteins, for people and for programs", async () => {
  const { code, stdout, stderr } = await mainHere("data", "inspect", fixture("cif"));
  expect([code, stderr]).toEqual([0, ""]);
  expect(stdout.replace(fixture("cif"), "peptide.cif")).toMatchInlineSnapshot(`
    "peptide.cif: 1 chain of 1 entry, 8 residues
    8 residues each, median 8; 0 of 1 chain with 51 to 255
    resolution 1.85 Å, median 1.85, of 1 of 1 chain
    methods: X-RAY DIFFRACTION 1
    chains left out: 1 nucleic acid

    residues: modified MSE 1; in 1 chain
    gaps: 1 in 1 chain, 2 residues known to be missing; widest 4.62 Å (9XYZ_H, 2 to 5)
    CA–CA 3.808 Å on average, 0 of 2.9 ± 0.3 Å (cis), 0 off (neither that nor 3.8 ± 0.4 Å); shortest 3.70 Å (9XYZ_H, 1A to 2), longest 3.83 Å (9XYZ_H, -1 to 1)

    1 cluster at 50 % identity, 1 chain in the largest
    a run's filters, as they are by default, leave 0 of 1 chain (out: 1 with fewer than 51 or more than 255 residues)

    orientation: too few to tell
                          found  isotropic     p  n
    ────────────────────  ─────  ─────────  ────  ─
    lam1 (longest axis)   1.000      0.333  0.42  1
    lam3 (shortest axis)  1.000      0.333  0.42  1
    R (first residue)     1.000          0  0.49  1

    nothing to warn of
    "
  `);
  const json = await mainHere("data", "inspect", fixture("bcif"), "--json");
  const found = JSON.parse(json.stdout) as Record<string, unknown>;
  expect(found).toMatchObject({
    file: fixture("bcif"),
    kind: "proteins",
    chains: 1,
    leftOut: [{ reason: "nucleic acid" }],
    clusters: { identity: 0.5, count: 1 },
  });
});

test("a chain set: lines that cannot be read, and a limit", async () => {
  using folder = temporaryFolder();
  const path = join(folder.path, "set");
  const [first, ...rest] = chainLines(30);
  writeFileSync(path, `${[first, "{", ...rest].join("\n")}\n`);
  const refused = await mainHere("data", "inspect", path);
  expect([refused.code, refused.stdout]).toEqual([2, ""]);
  expect(complaints(refused)[0]).toMatch(/set, line 2: .* leave it out with --skip-malformed$/);
  const { stdout } = await mainHere("data", "inspect", path, "--skip-malformed", "--limit", "20");
  expect(stdout).toMatch(/^.*set: 20 chains of 20 entries, \d+ residues$/m);
  expect(stdout).toMatch(/^! left out: .*set, line 2: .* \(is the file cut off\?\)$/m);
  expect(stdout).toMatch(/^R \(first residue\) /m);
  expect(stdout).toMatch(/^residues: rare SEC 1; in 1 chain$/m);
});

test("a folder: what is broken in it, its first 20, and where the index is", async () => {
  using folder = temporaryFolder();
  const structures = join(folder.path, "structures");
  mkdirSync(structures);
  copyFileSync(fixture("pdb"), join(structures, "peptide.pdb"));
  for (let i = 0; i < 22; i++) writeFileSync(join(structures, `${i}.cif`), "");
  const { stdout } = await mainHere("data", "inspect", structures);
  expect(stdout).toMatch(
    /^23 files, 0 of them without a protein; index kept in .*\.equimeter-cache/m,
  );
  expect(stdout.match(/^! left out: .*\d+\.cif is empty: /gm)).toHaveLength(20);
  expect(stdout).toMatch(/^! and 2 more, which --json lists$/m);
  const elsewhere = join(folder.path, "elsewhere");
  const flags = ["--index", elsewhere, "--json"];
  const json = await mainHere("data", "inspect", structures, ...flags);
  const found = JSON.parse(json.stdout) as { folder: { index: string }; skipped: unknown[] };
  expect(found.folder.index.startsWith(elsewhere)).toBe(true);
  expect(found.skipped).toHaveLength(22);
  writeFileSync(join(folder.path, "file"), "");
  const inFile = join(folder.path, "file", "index");
  const refused = await mainHere("data", "inspect", structures, "--index", inFile);
  expect(complaints(refused)[0]).toMatch(
    /cannot be made \(ENOTDIR\); name another folder with --index$/,
  );
});

test.each([
  [["--energy-key", "E"], "--energy-key"],
  [["--forces-key", "F"], "--forces-key"],
  [["--length-unit", "nm"], "--length-unit"],
  [["--energy-unit", "eV"], "--energy-unit"],
  [["--force-unit", "eV/nm"], "--force-unit"],
  [["--forces-are", "gradient"], "--forces-are"],
])("%j makes no sense for proteins", async (flags, name) => {
  const outcome = await mainHere("data", "inspect", fixture("pdb"), ...flags);
  expect(outcome).toMatchObject({ code: 2, stdout: "" });
  expect(complaints(outcome)).toEqual([
    `equimeter: ${name} does not go with the proteins of ${fixture("pdb")}: chains are positions in Å ` +
      "without energies or forces; leave it out",
  ]);
});

test("an index is of folders of proteins alone", async () => {
  using folder = temporaryFolder();
  for (const path of [demoFile, writeChains(folder.path)]) {
    const outcome = await mainHere("data", "inspect", path, "--index", folder.path);
    expect([outcome.code, complaints(outcome)]).toEqual([
      2,
      [
        `equimeter: --index does not go with ${path}: only a folder of proteins has an index; leave it out`,
      ],
    ]);
  }
});

test.each([
  ["empty.pdb", "", /empty\.pdb is empty: there is no structure in it$/],
  ["other.cif", "data_small\n_cell_length_a 5\n", /other\.cif has no category _atom_site: /],
  ["words.pdb", "nothing of the kind\n", /words\.pdb has no line ATOM or HETATM: /],
  ["broken.jsonl", '{"name": 1}\n', /broken\.jsonl, line 1: its name is "1", not a text; /],
])("%s that holds no protein is a mistake in one sentence", async (name, content, expected) => {
  using folder = temporaryFolder();
  const path = join(folder.path, name);
  writeFileSync(path, content);
  const outcome = await mainHere("data", "inspect", path);
  expect(outcome).toMatchObject({ code: 2, stdout: "" });
  expect(complaints(outcome)).toEqual([expect.stringMatching(expected)]);
});
