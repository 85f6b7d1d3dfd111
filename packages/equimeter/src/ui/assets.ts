import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, extname, join } from "node:path";

import { fileBelow } from "./below.js";
import { decoded } from "./decoded.js";
import { fileResponse } from "./file-response.js";
import { Problem } from "./problem.js";

const types: Record<string, string> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".map": "application/json; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".woff2": "font/woff2",
};

/** The built page in the package beside this one, or null where it was not built. */
export function builtPage(): string | null {
  try {
    const description = createRequire(import.meta.url).resolve("@equimeter/dashboard/package.json");
    const folder = join(dirname(description), "dist");
    return existsSync(join(folder, "index.html")) ? folder : null;
  } catch {
    return null;
  }
}

/**
 * A file of the page; the page itself for every address that it makes up, as `/runs/first`.
 *
 * @param path of the address, encoded
 * @throws Problem where the page was not built, or has no such file
 */
export function assetResponse(folder: string | null, path: string): Response {
  if (folder === null)
    throw new Problem(503, "the page is not built: run `npm run build`, then load this again");
  const name = decoded(path.slice(1));
  const type = types[extname(name).toLowerCase()];
  if (type === undefined) return fileResponse(fileBelow(folder, "index.html"), types[".html"]);
  const response = fileResponse(fileBelow(folder, name), type);
  // The name of a built file changes with what is in it.
  if (name.startsWith("assets/"))
    response.headers.set("cache-control", "public, max-age=31536000, immutable");
  return response;
}
