import { existsSync, statSync } from "node:fs";
import { join } from "node:path";

import { UserError } from "../errors.js";

/** What may stand where the command line wants a model. */
export type ModelKind = "run" | "TorchScript" | "ONNX" | "inference server" | "function";

const endings: readonly [ending: RegExp, kind: ModelKind][] = [
  [/\.(pt|pth|ts|torchscript|jit)$/i, "TorchScript"],
  [/\.onnx$/i, "ONNX"],
  [/\.[cm]?js$/i, "function"],
];

const known =
  "a run folder, a YAML file that declares one, a TorchScript file (.pt), an ONNX file (.onnx), a JavaScript module (.mjs), " +
  "or the address of a model on an inference server (http://host:8000/v2/models/NAME)";

/** @throws UserError for what is none of the models that can be measured */
export function kindOfModel(model: string): ModelKind {
  if (/^https?:\/\//i.test(model)) return "inference server";
  const folder = model.replace(/@[^@/]*$/, ""); // RUN@500 is a checkpoint of it
  for (const place of [model, folder])
    if (existsSync(join(place, "config.yaml")) || existsSync(join(place, "run.json"))) return "run";
  if (!existsSync(model)) throw new UserError(`there is no ${model}: a model is ${known}`);
  if (statSync(model).isDirectory())
    throw new UserError(`${model} is a folder without a run in it: a model is ${known}`);
  const kind = endings.find(([ending]) => ending.test(model))?.[1];
  if (kind) return kind;
  throw new UserError(`${model} is no model by its ending: a model is ${known}`);
}
