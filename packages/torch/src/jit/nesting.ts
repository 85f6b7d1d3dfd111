/**
 * How deep a program may nest. TorchScript's parser and compiler call themselves for each level with no
 * limit of their own, and overflow a worker's stack between 1000 and 3000; programs have less than 50.
 */
const deepest = 500;

const strings = String.raw`"""[^]*?"""|'''[^]*?'''|"[^"\\\n]*(?:\\[^][^"\\\n]*)*"|'[^'\\\n]*(?:\\[^][^'\\\n]*)*'`;
const skipped = String.raw`#[^\n]*|\\\r?\n|${strings}`;
const operators = String.raw`\*\*|//|->|[-+*/%@&|^~<>=!.:]|\b(?:and|or|not|if|else|in|is|lambda|for)\b`;
const token = new RegExp(
  String.raw`(?<skip>${skipped})|\n(?<margin>[ \t]*)(?=[^\s#])|[([{]|[)\]}]|,|\b(?:def|elif)\b|${operators}`,
  "g",
);

/**
 * What nests too deep in TorchScript source, or null: brackets and operators in one statement, blocks,
 * or branches of one `if`. It counts more than the parser does, and no less.
 */
export function nestingProblem(source: string): string | null {
  // Operators since the last comma, for the statement and for each open bracket.
  let chains = [0];
  let depth = 0;
  let branches = 0;
  for (const { 0: found, groups, index } of source.matchAll(token)) {
    if (groups!.skip !== undefined) continue;
    const last = chains.length - 1;
    if (groups!.margin !== undefined) {
      if (last > 0) continue; // inside brackets a line may end anywhere
      [chains, depth] = [[0], groups!.margin.length > deepest ? Infinity : 0];
    } else if (")]}".includes(found)) {
      if (last > 0) depth -= chains.pop()!;
    } else if (found === ",") {
      depth -= chains[last];
      chains[last] = 0;
    } else if (found === "def") branches = 0;
    else if (found === "elif") branches++;
    else {
      chains[last]++;
      depth++;
      if ("([{".includes(found)) chains.push(0);
    }
    if (depth > deepest || branches > deepest) {
      const line = source.slice(0, index).split("\n").length + (found.startsWith("\n") ? 1 : 0);
      return `line ${line} nests deeper than ${deepest} levels`;
    }
  }
  return null;
}
