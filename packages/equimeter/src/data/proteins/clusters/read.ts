import { UserError } from "../../../errors.js";
import { openBytes } from "../../text/bytes.js";
import { LineReader, quoted } from "../../text/lines.js";

export type ClusterFormat = "tsv" | "lines";

/** What a file says: names by cluster. */
export interface NamedClusters {
  readonly path: string;
  /** The names in each cluster, the representative first where there is one. */
  readonly clusters: readonly (readonly string[])[];
}

/**
 * Reads clusters from a file, plain or gzip:
 * * "tsv", as MMseqs2 writes it: a line for each member, `representative<TAB>member`;
 * * "lines", as the PDB publishes them: a line for each cluster, names with spaces or tabs between.
 *
 * By default a file is "tsv" if every line is two names with a tab between. (Of a file of nothing but
 * clusters of two names both ways make the same.)
 *
 * @throws UserError with file and line for a name in two clusters or twice in one, a line of the wrong
 * form, a file without clusters
 */
export async function readClusters(
  path: string,
  { format }: { format?: ClusterFormat } = {},
): Promise<NamedClusters> {
  if (format !== undefined && format !== "tsv" && format !== "lines")
    throw new UserError(`format must be "tsv" or "lines", not ${JSON.stringify(format)}`);
  const lines = await readLines(path);
  if (lines.length === 0) throw new UserError(`${path} is empty: there are no clusters in it`);
  const isTsv = format ? format === "tsv" : lines.every(({ text }) => isPair(text));
  const collected = new Collected(path);
  for (const { text, number } of lines)
    if (!isTsv) collected.add(undefined, text.split(/\s+/), number);
    else if (isPair(text)) collected.add(text.split("\t")[0], [text.split("\t")[1]], number);
    else
      throw new UserError(
        `${path}, line ${number}: ${quoted(text)} is not "representative<TAB>member"; for a cluster ` +
          'on each line set format to "lines"',
      );
  return { path, clusters: collected.clusters };
}

interface Line {
  text: string;
  number: number;
}

async function readLines(path: string): Promise<Line[]> {
  const { chunks } = await openBytes(path);
  const reader = new LineReader(path, chunks, "a list of clusters");
  const lines: Line[] = [];
  try {
    while (reader.advance() || (await reader.refill()))
      if (!reader.isBlank()) lines.push({ text: reader.text().trim(), number: reader.lineNumber });
  } finally {
    await chunks.return(undefined);
  }
  return lines;
}

function isPair(text: string): boolean {
  return /^\S+\t\S+$/.test(text);
}

class Collected {
  readonly clusters: string[][] = [];
  private readonly placeOf = new Map<string, { cluster: number; line: number }>();

  constructor(private readonly path: string) {}

  /** @param representative - of the cluster that the names join; undefined for one of their own */
  add(representative: string | undefined, names: readonly string[], line: number): void {
    let cluster = this.clusters.length;
    if (representative !== undefined) {
      const place = this.placeOf.get(representative);
      // A representative belongs to its cluster, whether it has a line of its own or not.
      if (!place) this.put(representative, cluster, line);
      else if (this.clusters[place.cluster][0] === representative) cluster = place.cluster;
      else throw this.twice(representative, line, place.line);
    }
    for (const name of names) {
      const place = this.placeOf.get(name);
      if (!place) this.put(name, cluster, line);
      else if (name !== representative) throw this.twice(name, line, place.line);
    }
  }

  private put(name: string, cluster: number, line: number): void {
    (this.clusters[cluster] ??= []).push(name);
    this.placeOf.set(name, { cluster, line });
  }

  private twice(name: string, line: number, before: number): UserError {
    return new UserError(
      `${this.path}, line ${line}: ${quoted(name)} stands in line ${before} already, and a name ` +
        "belongs into one cluster once; remove one of the two",
    );
  }
}
