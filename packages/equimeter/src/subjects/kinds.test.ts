import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { afterAll, expect, test } from "vitest";

import { kindOfModel } from "./kinds.js";
import { scratchFolder } from "./testing.js";

const { path: folder, remove } = scratchFolder("kinds");
afterAll(remove);

const file = (name: string) => {
  writeFileSync(join(folder, name), "");
  return join(folder, name);
};

test("models by their endings, addresses and folders", () => {
  mkdirSync(join(folder, "run"));
  writeFileSync(join(folder, "run", "config.yaml"), "");
  expect(["model.pt", "model.PTH", "model.onnx", "model.mjs"].map(file).map(kindOfModel)).toEqual([
    "TorchScript",
    "TorchScript",
    "ONNX",
    "function",
  ]);
  expect(kindOfModel("https://host:8000/v2/models/m")).toBe("inference server");
  expect(kindOfModel(join(folder, "run"))).toBe("run");
  expect(kindOfModel(`${join(folder, "run")}@500`)).toBe("run");
});

test.each([
  ["none.pt", "there is no none.pt: a model is a run folder"],
  [folder, `${folder} is a folder without a run in it`],
])("%s is none", (model, message) => {
  expect(() => kindOfModel(model)).toThrow(message);
});

test("a file of another kind is none", () => {
  expect(() => kindOfModel(file("model.txt"))).toThrow("model.txt is no model by its ending");
});
