import { alphaCarbon, backboneAtoms, type RawChain, type RawResidue } from "../assemble/raw.js";
import { MalformedChain } from "../assemble/malformed.js";
import type { InfoValue } from "../../structure.js";
import { LineReader, quoted } from "../../text/lines.js";
import { nameOfLetter } from "../residues.js";

type Json = Record<string, unknown>;
type Fail = (message: string) => MalformedChain;

const read = new Set(["name", "seq", "coords", "resnum", "resolution", "chain"]);

/**
 * The chains of chain_set.jsonl (Ingraham et al. 2019), a line each: `name`, `seq`, and `coords` with
 * lists of N, CA, C and O, of which only CA is needed. Residues whose CA is NaN or null are missing.
 * `resnum` ("52A"), `resolution` and `chain` are heeded where there are any; everything else
 * is `info`.
 *
 * @param skip - hears of lines that cannot be read; without it the first is an error
 * @throws UserError with file, line, name and value
 */
export async function* readChainSet(
  path: string,
  chunks: AsyncIterator<Buffer>,
  skip: (error: MalformedChain) => void,
): AsyncGenerator<RawChain> {
  const lines = new LineReader(path, chunks, "a chain_set.jsonl");
  while (lines.advance() || (await lines.refill())) {
    if (lines.isBlank()) continue;
    let name = `line ${lines.lineNumber}`;
    const fail: Fail = (message) =>
      new MalformedChain(name, `${path}, line ${lines.lineNumber}: ${message}`);
    try {
      const record = parse(lines.text(), fail);
      if (typeof record.name !== "string" || record.name === "")
        throw fail(`its name is ${shown(record.name)}, not a text`);
      name = record.name;
      yield chainOf(record, record.name, (message) => fail(`${quoted(name)}: ${message}`));
    } catch (error) {
      if (!(error instanceof MalformedChain)) throw error;
      skip(error);
    }
  }
}

/** A text, so that it is passed over, or the NaN that Python writes and JSON does not know. */
const textOrNaN = /"(?:[^"\\]|\\.)*"|NaN/g;

function parse(text: string, fail: Fail): Json {
  try {
    const json = text.replace(textOrNaN, (match) => (match === "NaN" ? "null" : match));
    const value: unknown = JSON.parse(json);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Json;
  } catch {
    // Told below.
  }
  throw fail(`${quoted(text)} is no JSON object (is the file cut off?)`);
}

function chainOf(record: Json, name: string, fail: Fail): RawChain {
  const { seq, coords, resnum, resolution } = record;
  if (typeof seq !== "string" || seq === "") throw fail(`its seq is ${shown(seq)}, not letters`);
  if (typeof coords !== "object" || coords === null || !("CA" in coords))
    throw fail("its coords have no list CA");
  const lists = backboneAtoms.map((atom) => {
    const list = (coords as Json)[atom];
    if (list === undefined) return undefined;
    if (Array.isArray(list) && list.length === seq.length) return list as unknown[];
    const length = Array.isArray(list) ? `of ${list.length} places` : shown(list);
    throw fail(`its list ${atom} is ${length}, where its seq has ${seq.length} letters`);
  });
  if (resnum !== undefined && !(Array.isArray(resnum) && resnum.length === seq.length))
    throw fail(`its resnum does not give the number of each of ${seq.length} residues`);
  const polymer = Array.from(seq, nameOfLetter);
  const residues: RawResidue[] = polymer.flatMap((residue, index) => {
    const places = lists.map((list, kind) => list && place(list[index], kind, index, fail));
    if (!places[alphaCarbon]) return [];
    const number = resnum ? numberOf(resnum[index], fail) : { number: index + 1, insertion: "" };
    const atoms = places.map(
      (xyz, kind) =>
        xyz && { kind, residue, alternate: "", occupancy: 1, x: xyz[0], y: xyz[1], z: xyz[2] },
    );
    return [{ name: residue, names: [residue], ...number, index, atoms }];
  });
  const [, entry = name, letter = ""] = /^(.+)[._]([^._]+)$/.exec(name) ?? [];
  const chain = typeof record.chain === "string" ? record.chain : letter;
  return {
    name,
    entry,
    chain,
    asym: chain,
    model: 1,
    residues,
    nucleotides: 0,
    aminoAcids: seq.length,
    polymer,
    ...(typeof resolution === "number" && resolution > 0 && { resolution }),
    info: Object.fromEntries(
      Object.entries(record).filter(([key]) => !read.has(key)) as [string, InfoValue][],
    ),
  };
}

/** undefined for an atom that was not seen. */
function place(value: unknown, kind: number, index: number, fail: Fail): number[] | undefined {
  if (value === null) return undefined;
  if (Array.isArray(value) && value.length === 3) {
    if (value.every((one) => one === null)) return undefined;
    if (value.every(Number.isFinite)) return value as number[];
  }
  throw fail(
    `${backboneAtoms[kind]} of residue ${index} is at ${shown(value)}, not at three finite numbers`,
  );
}

function numberOf(value: unknown, fail: Fail): { number: number; insertion: string } {
  const match = /^(-?\d+)([A-Za-z]?)$/.exec(String(value));
  if (!match) throw fail(`its resnum has ${shown(value)}, which is no number of a residue`);
  return { number: Number(match[1]), insertion: match[2] };
}

function shown(value: unknown): string {
  return value === undefined ? "missing" : quoted(JSON.stringify(value));
}
