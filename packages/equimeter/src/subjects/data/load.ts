import type { SubjectData } from "./data.js";
import { structureData, type StructureOptions } from "./structures.js";
import { isTensorFile, tensorData } from "./tensors.js";

/**
 * Samples of a file: of named tensors (safetensors, npz), whose first axis counts samples, or of
 * structures in any format that `readStructures` knows.
 *
 * @throws UserError for a file that is neither
 */
export async function loadSubjectData(
  path: string,
  options: StructureOptions,
): Promise<SubjectData> {
  const { limit } = options;
  if (await isTensorFile(path)) return tensorData(path, limit === undefined ? {} : { limit });
  return structureData(path, options);
}
