import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Writes modules into a folder of their own, for the length of a test file. */
export function moduleFolder(): { write(text: string, name?: string): string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), "equimeter-function-"));
  let count = 0;
  return {
    write(text, name = `module-${++count}.mjs`) {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}
