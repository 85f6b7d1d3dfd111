import { readFileSync, statSync } from "node:fs";
import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, type Document } from "yaml";
import { UserError } from "../../errors.js";

/** A place in the configuration, for a message and for sorting several messages. */
export interface Place {
  label: string;
  order: number;
}

/** A YAML file as plain data, with the line and column of every key and value. */
export interface YamlSource {
  data: unknown;
  /** The place of the key or value at `path`; undefined when the file does not hold it. */
  find(path: PropertyKey[], part: "key" | "value"): Place | undefined;
  /** The file as a whole. */
  top: Place;
}

/** A recipe larger than this is a mistake, most likely a data file. */
const largestFile = 1_000_000;

/**
 * @param file path as the user gave it; messages repeat it so
 * @throws UserError when the file cannot be read or is not one YAML mapping
 */
export function readYaml(file: string): YamlSource {
  const lines = new LineCounter();
  const document = parseDocument(readText(file), { lineCounter: lines, prettyErrors: false });
  const label = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return `${file}:${line}:${col}`;
  };
  const [problem] = [...document.errors, ...document.warnings];
  if (problem) {
    const reason = ownWords[problem.code] ?? describe(problem.message);
    throw new UserError(`${label(problem.pos[0])}: not valid YAML: ${reason}`);
  }
  const data = plainData(file, document);
  return {
    data,
    top: { label: file, order: Infinity },
    find(path, part) {
      const offset = findOffset(document, path, part);
      return offset === undefined ? undefined : { label: label(offset), order: offset };
    },
  };
}

function readText(file: string): string {
  try {
    const status = statSync(file);
    if (status.isDirectory()) {
      throw new UserError(`${file} is a folder; give the path of a recipe, a YAML file in it`);
    }
    if (status.size > largestFile) {
      const megabytes = (status.size / 1e6).toFixed(1);
      throw new UserError(
        `${file} holds ${megabytes} MB, too much for a recipe; is it a data file?`,
      );
    }
    return new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(file));
  } catch (error) {
    if (error instanceof UserError) throw error;
    if (error instanceof TypeError) throw new UserError(`${file} is not a text file in UTF-8`);
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") throw new UserError(`${file} does not exist; give the path of a recipe`);
    throw new UserError(`${file} cannot be read (${code}); check its permissions`);
  }
}

/** Where yaml's own sentence speaks to a programmer. */
const ownWords: Record<string, string> = {
  DUPLICATE_KEY: "this key stands here a second time",
  MULTIPLE_DOCS: "a second document begins here, and a recipe is one",
};

/** Its other sentences are good; they start with a capital and may run over several lines. */
function describe(message: string): string {
  const [first] = message.split("\n");
  return first[0].toLowerCase() + first.slice(1);
}

function plainData(file: string, document: Document): unknown {
  let data: unknown;
  try {
    data = document.toJS();
  } catch (error) {
    throw new UserError(`${file}: not valid YAML: ${describe((error as Error).message)}`);
  }
  if (data === null || data === undefined) {
    throw new UserError(
      `${file} is empty; a recipe needs at least name, data.train and model.kind`,
    );
  }
  return data;
}

function findOffset(document: Document, path: PropertyKey[], part: "key" | "value") {
  let node: unknown = document.contents;
  let key: unknown;
  for (const name of path) {
    if (isAlias(node)) node = node.resolve(document);
    if (isMap(node)) {
      const pair = node.items.find((item) => String(plain(item.key)) === String(name));
      [key, node] = [pair?.key, pair?.value];
    } else {
      [key, node] = [undefined, isSeq(node) ? node.items[Number(name)] : undefined];
    }
    if (node === undefined) return undefined;
  }
  return startOf(part === "key" ? key : node) ?? startOf(key);
}

function plain(node: unknown): unknown {
  return isScalar(node) ? node.value : node;
}

function startOf(node: unknown): number | undefined {
  const range = (node as { range?: [number, number, number] } | null)?.range;
  return range?.[0];
}
