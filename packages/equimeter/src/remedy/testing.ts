/** Models that Python makes, and what Python says of models. */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { type DType, Tensor, tensor } from "@equimeter/torch";

const scripts = fileURLToPath(new URL("../../scripts/python/", import.meta.url));

/** A Python that has PyTorch: `EQUIMETER_PYTHON`, the system's or the first in the path; null for none. */
export const python: string | null =
  [process.env.EQUIMETER_PYTHON, "/usr/bin/python3", "python3"]
    .filter((one): one is string => one !== undefined && one !== "")
    .find((one) => spawnSync(one, ["-c", "import torch"], { stdio: "ignore" }).status === 0) ??
  null;

if (python === null)
  console.warn(
    "no Python with PyTorch: what it would check is skipped (EQUIMETER_PYTHON names one)",
  );

/** A tensor as JSON, the same on both sides. */
export interface Stored {
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly values: readonly number[];
}

export interface PythonModel {
  readonly layout: "rows" | "flat" | "single";
  readonly inputs: Readonly<Record<string, { role: string; tensor: Stored }>>;
  readonly outputs: Readonly<Record<string, { role: string; label: Stored }>>;
}

/** Runs one of scripts/python and gives what it printed. */
export function runPython(script: string, ...args: readonly string[]): string {
  return execFileSync(python!, ["-B", join(scripts, script), ...args], {
    encoding: "utf8",
    maxBuffer: 2 ** 28,
    stdio: ["ignore", "pipe", "pipe"],
  });
}

/** A model and a case for a script that takes several. */
export type Question = readonly [model: string, given: object];

/** What a script prints of each model and its case, asked in one go. */
export function askPython<T>(script: string, questions: readonly Question[]): T[] {
  const folder = mkdtempSync(join(tmpdir(), "equimeter-python-"));
  try {
    const files = questions.flatMap(([model, given], i) => {
      const file = join(folder, `${i}.json`);
      writeFileSync(file, JSON.stringify(given));
      return [model, file];
    });
    const lines = runPython(script, ...files)
      .trimEnd()
      .split("\n");
    return lines.map((line) => JSON.parse(line) as T);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Makes the models of scripts/python/models.py in a folder. */
export function makeModels(
  folder: string,
  ...args: readonly string[]
): Record<string, PythonModel> {
  runPython("models.py", folder, ...args);
  return JSON.parse(readFileSync(join(folder, "models.json"), "utf8")) as Record<
    string,
    PythonModel
  >;
}

export function stored(values: Tensor): Stored {
  const { dtype, shape } = values;
  return { dtype, shape: [...shape], values: values.toNumbers() };
}

export function restored({ dtype, shape, values }: Stored): Tensor {
  if (dtype === "int64") return tensor(BigInt64Array.from(values.map(BigInt))).view([...shape]);
  return tensor(Float64Array.from(values))
    .to(dtype as DType)
    .view([...shape]);
}

/** The largest difference of two tensors, relative to the largest value, of the same shape. */
export function apart(a: Tensor, b: Tensor): number {
  if (a.shape.join() !== b.shape.join()) return Infinity;
  const scale = Math.max(1e-12, b.abs().max().item());
  return a.to("float64").sub(b.to("float64")).abs().max().item() / scale;
}
