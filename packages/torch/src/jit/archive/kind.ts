/** Recognises what people load by mistake, to say what it is and what would work. */
import type { ArchiveFile } from "./file.js";

const save = "save the model with torch.jit.script(model).save(path)";
const convert = `to use a model, ${save}`;

/** Kinds of files that are not zips, by how they begin (one character a byte), and what to do. */
const kinds: readonly (readonly [isOne: (begin: string) => boolean, kind: string])[] = [
  [
    (begin) => begin[0] === "\x80" && "\x02\x03\x04\x05".includes(begin[1]),
    `a checkpoint of torch.save or another pickle, not a program; ${convert}`,
  ],
  // A header length of less than 16 MB, then JSON.
  [
    (begin) => begin.startsWith("\0\0\0\0\0{", 3),
    "a safetensors file; open it with loadSafetensors",
  ],
  // ir_version, then one of the fields that follow it.
  [
    (begin) => begin[0] === "\x08" && begin[1] < " " && "\x12\x1a\x22\x2a:".includes(begin[2]),
    `an ONNX model; ${save} from PyTorch instead`,
  ],
  [
    (begin) => begin.startsWith("PTMF", 4),
    `a model for PyTorch Mobile's flatbuffer reader; ${save} instead`,
  ],
  [(begin) => begin.startsWith("TFL3", 4), `a TensorFlow Lite model; ${convert}`],
  [(begin) => begin.startsWith("\x89HDF"), `an HDF5 file; ${convert}`],
  [(begin) => begin.startsWith("GGUF"), `a GGUF file; ${convert}`],
  [(begin) => begin.startsWith("\x93NUMPY"), `a NumPy array; ${convert}`],
  [(begin) => begin.startsWith("\x1f\x8b"), "compressed by gzip; unpack it first"],
  [
    (begin) => begin.startsWith("version https://git-lfs"),
    "a pointer of Git LFS, not the file itself; run git lfs pull",
  ],
  [
    (begin) => /^\s*<(!doctype|html|\?xml)/i.test(begin),
    "a web page or XML, perhaps instead of a download; download the file again",
  ],
];

/** Throws for a file that is not a zip. */
export function requireZip(file: ArchiveFile): void {
  if (file.size === 0) return file.fail(`empty; ${save}`);
  const begin = file.read(0, Math.min(64, file.size)).toString("latin1");
  if (begin.startsWith("PK")) return;
  const known = kinds.find(([isOne]) => isOne(begin));
  file.fail(known ? known[1] : `not a TorchScript file (it does not begin as a zip); ${save}`);
}

/** Where files of format 6 and later say their version: those whose operators have changed (gelu). */
export const newerVersion = ".data/version";

/**
 * Throws unless these records, named as in the archive, make up a TorchScript module; returns the
 * folder that holds all of them.
 */
export function requireTorchScript(file: ArchiveFile, names: readonly string[]): string {
  if (names.length === 0) return file.fail(`an empty archive; ${save}`);
  const root = names[0].slice(0, names[0].indexOf("/") + 1);
  const foreign = root === "" || names.some((name) => !name.startsWith(root));
  const has = (name: string): boolean => names.includes(root + name);
  const hasCode = names.some((name) => name.startsWith(`${root}code/`));
  if (names.some((name) => name.endsWith(".npy"))) return file.fail(`NumPy arrays; ${convert}`);
  if (foreign) return file.fail(`a zip, but not one of PyTorch; ${save}`);
  if (has("archive_format") || names.some((name) => name.endsWith("exported_program.json")))
    return file.fail(`a program of torch.export, which libtorch cannot run; ${save} instead`);
  if (has("model.json"))
    return file.fail(`written by PyTorch 1.3 or older; load and save it with a newer one`);
  if (has("data.pkl") && !has("constants.pkl") && !hasCode)
    return file.fail(`a checkpoint of torch.save, not a program; ${convert}`);
  const isMissing = (name: string) => !has(name) && !(name === "version" && has(newerVersion));
  const missing = ["data.pkl", "constants.pkl", "version"].find(isMissing);
  if (missing || !hasCode)
    return file.fail(`not a TorchScript file (${missing ?? "code/"} is missing); ${save}`);
  return root;
}
