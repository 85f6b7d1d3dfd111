import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

import { demoFile } from "../data/testing.js";
import { temporaryFolder } from "../runs/testing.js";
import { complaints, mainHere } from "./testing.js";

test("data inspect says what is in a file, for people and for programs", async () => {
  const { code, stdout, stderr } = await mainHere("data", "inspect", demoFile, "--limit", "84");
  expect([code, stderr]).toEqual([0, ""]);
  expect(stdout).toContain("demo.xyz.gz: 84 structures, ");
  expect(stdout).toMatch(/^lam1 \(longest axis\) +0\.\d{3} +0\.333 /m);
  expect(stdout).toMatch(/^! the structures lie in one frame of the laboratory/m);
  const json = await mainHere("data", "inspect", demoFile, "--limit", "84", "--json");
  const found = JSON.parse(json.stdout) as Record<string, unknown>;
  expect(found).toMatchObject({
    file: demoFile,
    structures: 84,
    orientation: { verdict: "oriented" },
  });
});

test("records that cannot be read are left out when that is asked for, and listed", async () => {
  using folder = temporaryFolder();
  const path = join(folder.path, "some.sdf");
  const molecule = (count: string) =>
    `water\n  made\n\n${count}  0  0  0  0  0  0  0  0999 V2000\n` +
    "    0.0000    0.0000    0.0000 O   0  0\n    0.9000    0.0000    0.0000 H   0  0\nM  END\n$$$$\n";
  writeFileSync(path, molecule("  2") + molecule("  x") + molecule("  2"));
  const refused = await mainHere("data", "inspect", path);
  expect([refused.code, refused.stdout]).toEqual([2, ""]);
  expect(complaints(refused)[0]).toMatch(/some\.sdf, line \d+, record 1 .*skipMalformed$/);
  const { stdout } = await mainHere("data", "inspect", path, "--skip-malformed");
  expect(stdout).toContain("2 structures, 4 atoms");
  expect(stdout).toMatch(/^! left out record 1, line \d+: /m);
  expect(stdout).not.toContain("median  max");
});

test("keys, units and signs come from flags", async () => {
  using folder = temporaryFolder();
  const path = join(folder.path, "some.xyz");
  const frame = (x: number) =>
    `2\nProperties=species:S:1:pos:R:3:pull:R:3 E=${x}\nH 0 0 0 1 0 0\nH ${x} 0 0 -1 0 0\n`;
  writeFileSync(path, frame(0.1) + frame(0.2));
  const flags =
    "--energy-key E --forces-key pull --length-unit nm --energy-unit meV --force-unit meV/nm " +
    "--forces-are gradient --json";
  const { stdout } = await mainHere("data", "inspect", path, ...flags.split(" "));
  const found = JSON.parse(stdout) as Record<string, Record<string, unknown>>;
  expect(found.energy.max).toBe(2e-4);
  expect(found.forces.max).toBeCloseTo(1e-4, 15);
  expect((found.contacts.shortest as { distance: number }).distance).toBe(1);
});

test.each([
  [["data", "inspect", "none.xyz"], /^equimeter: none\.xyz does not exist$/],
  [
    ["data", "inspect", demoFile, "--limit", "0"],
    /--limit must be an integer of at least 1, got "0"/,
  ],
  [["data", "inspect", demoFile, "--length-unit", "ell"], /"ell" is no known unit of length/],
  [["data", "inspect"], /missing required argument 'path'/],
  [["data", "look"], /unknown command 'look'/],
])("%j is a mistake in one sentence", async (argv, expected) => {
  const outcome = await mainHere(...argv);
  expect(outcome).toMatchObject({ code: 2, stdout: "" });
  expect(complaints(outcome)).toEqual([expect.stringMatching(expected)]);
});
