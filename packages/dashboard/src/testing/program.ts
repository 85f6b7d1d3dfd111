import path from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../../..", import.meta.url));

/** What a user calls as `equimeter`, as it was compiled. */
export const program = path.join(root, "packages/equimeter/bin/equimeter.mjs");
