/** Reads operator schemas as libtorch prints them: `aten::add.Tensor(Tensor self, …) -> Tensor`. */

/**
 * @returns {{name: string, overload: string, arguments: object[], returns: object[], text: string}}
 */
export function parseSchema(text) {
  const [, name, overload = "", rest] = /^(\w+::\w+)(?:\.(\w+))?(\(.*)$/.exec(text);
  const close = matching(rest, 0);
  const inner = rest.slice(1, close);
  let keywordOnly = false;
  const args = [];
  for (const part of split(inner)) {
    if (part === "*") keywordOnly = true;
    else args.push({ ...parseArgument(part), keywordOnly });
  }
  const returned = rest
    .slice(close + 1)
    .replace(/^\s*->\s*/, "")
    .trim();
  const list = returned.startsWith("(") ? split(returned.slice(1, -1)) : [returned];
  const returns = list.filter(Boolean).map((part) => {
    const { type, alias, argument } = parseType(part);
    return { type, alias, name: argument || null };
  });
  return { name, overload, arguments: args, returns, text };
}

function parseArgument(part) {
  const equals = part.indexOf("=");
  const { type, alias, argument } = parseType(equals < 0 ? part : part.slice(0, equals));
  return { name: argument, type, alias, hasDefault: equals >= 0 };
}

/** `Tensor(a!)[]? name` → type `Tensor[]?`, alias `a!`, argument `name`. */
function parseType(part) {
  const trimmed = part.trim();
  const space = trimmed.lastIndexOf(" ");
  const hasName = space > 0 && /^\w+$/.test(trimmed.slice(space + 1));
  const whole = hasName ? trimmed.slice(0, space) : trimmed;
  const alias = /\(([^)]*)\)/.exec(whole)?.[1] ?? "";
  return {
    type: whole.replace(/\([^)]*\)/, "").trim(),
    alias,
    argument: hasName ? trimmed.slice(space + 1) : "",
  };
}

function split(text) {
  const parts = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    if ("([".includes(text[i])) depth++;
    else if (")]".includes(text[i])) depth--;
    else if (text[i] === "," && depth === 0) {
      parts.push(text.slice(start, i).trim());
      start = i + 1;
    }
  }
  parts.push(text.slice(start).trim());
  return parts.filter((part) => part !== "");
}

function matching(text, open) {
  let depth = 0;
  for (let i = open; i < text.length; i++) {
    if (text[i] === "(") depth++;
    else if (text[i] === ")" && --depth === 0) return i;
  }
  throw new Error(`unbalanced parentheses in ${text}`);
}
