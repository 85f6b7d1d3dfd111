/** Writes docs/schema/*.json, for editors and other readers of run folders. `npm run build` first. */
import { mkdirSync, writeFileSync } from "node:fs";

import { jsonSchema } from "../../packages/equimeter/dist/runs/index.js";

const folder = new URL("../../docs/schema/", import.meta.url);

/** File name → content. */
export function schemaFiles() {
  const { config, run, importedRun, metricLine, checkpoint } = jsonSchema();
  const named = {
    recipe: config,
    run,
    "imported-run": importedRun,
    "metric-line": metricLine,
    checkpoint,
  };
  return Object.entries(named).map(([name, schema]) => ({
    url: new URL(`${name}.json`, folder),
    text: `${JSON.stringify(schema, null, 2)}\n`,
  }));
}

if (import.meta.url === `file://${process.argv[1]}`) {
  mkdirSync(folder, { recursive: true });
  for (const { url, text } of schemaFiles()) writeFileSync(url, text);
}
