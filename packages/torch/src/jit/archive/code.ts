/** Class-level names that may be set without a type. */
const untyped = new Set([
  "__parameters__",
  "__buffers__",
  "__annotations__",
  "__forward_pre_hooks__",
  "__forward_hooks__",
]);

/**
 * What libtorch's importer would follow a null pointer over, or null: in a class, any other name that
 * is set without a type. (TorchScript's code has each class's own lines two spaces in.)
 */
export function codeProblem(code: string): string | null {
  let inClass = false;
  for (const line of code.split("\n")) {
    if (/^\w/.test(line)) inClass = /^class (?!\w+\(Enum\))/.test(line); // the values of an Enum
    const name = inClass && /^ {2}(\w+) *=/.exec(line)?.[1];
    if (name && !untyped.has(name)) return `the attribute ${name.slice(0, 60)} has no type`;
  }
  return null;
}
