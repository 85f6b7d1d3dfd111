import { readFileSync } from "node:fs";
import { join } from "node:path";

import { afterAll, describe, expect, test } from "vitest";

import { fixture, safetensorsBases } from "../../fuzz/cases.js";
import { zipOf } from "../../fuzz/zip.js";
import { ArchiveTrial } from "./trial.js";
import { checkArchive } from "./check.js";

const trial = new ArchiveTrial();
afterAll(() => trial.remove());

describe("files of another kind are named, with the way out", () => {
  const pt = (...names: string[]): Buffer =>
    zipOf(names.map((name) => ({ name, content: Buffer.from("x") })));
  test.each<[string, Buffer, RegExp]>([
    ["nothing", Buffer.alloc(0), /^empty; save the model/],
    ["text", Buffer.from("hello"), /^not a TorchScript file \(it does not begin as a zip\); save/],
    [
      "a checkpoint",
      readFileSync(fixture("checkpoint.pt")),
      /^a checkpoint of torch\.save, not a program; to use a model, save the model with torch\.jit\.script\(model\)\.save\(path\)$/,
    ],
    [
      "an old checkpoint",
      readFileSync(fixture("checkpoint-old.pt")),
      /^a checkpoint of torch\.save/,
    ],
    ["safetensors", safetensorsBases()[0], /^a safetensors file; open it with loadSafetensors$/],
    ["ONNX", Buffer.from("\b\b\x12\x07pytorch", "latin1"), /^an ONNX model; save the model/],
    ["HDF5", Buffer.from("\x89HDF\r\n\x1a\n", "latin1"), /^an HDF5 file/],
    ["a NumPy array", Buffer.from("\x93NUMPY\x01\0", "latin1"), /^a NumPy array/],
    ["NumPy arrays", pt("x.npy", "y.npy"), /^NumPy arrays/],
    ["GGUF", Buffer.from("GGUF\x03\0\0\0"), /^a GGUF file/],
    ["gzip", Buffer.from("\x1f\x8b\x08\0", "latin1"), /^compressed by gzip; unpack it first$/],
    ["Git LFS", Buffer.from("version https://git-lfs.github.com/spec/v1\n"), /run git lfs pull$/],
    [
      "a web page",
      Buffer.from("<!DOCTYPE html><html>"),
      /^a web page or XML.*download the file again/,
    ],
    ["mobile", Buffer.from("\x28\0\0\0PTMF"), /^a model for PyTorch Mobile/],
    ["an office document", pt("word/document.xml", "mimetype"), /^a zip, but not one of PyTorch/],
    ["flat records", pt("data.pkl", "version"), /^a zip, but not one of PyTorch/],
    ["an exported program", pt("m/archive_format", "m/data.pkl"), /^a program of torch\.export/],
    ["PyTorch 1.3", pt("m/model.json", "m/version"), /^written by PyTorch 1\.3 or older/],
    ["no constants", pt("m/data.pkl", "m/version", "m/code/a.py"), /constants\.pkl is missing/],
    ["no code", pt("m/data.pkl", "m/version", "m/constants.pkl"), /\(code\/ is missing\)/],
    ["no records", zipOf([]), /^an empty archive/],
  ])("%s", (_, bytes, message) => {
    expect(trial.refusal(bytes)).toMatch(message);
  });

  test("no file, a folder", () => {
    expect(() => checkArchive(join(trial.folder, "none"))).toThrow(/none: no such file or folder$/);
    expect(() => checkArchive(trial.folder)).toThrow(`${trial.folder}: a folder, not a file`);
  });
});
