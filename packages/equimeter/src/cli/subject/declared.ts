import { UserError } from "../../errors.js";
import type { DeclaredModel } from "../../runs/declared/file.js";

/**
 * The model that is meant, and what a file says of it: one named in its place, or with `--declare`.
 *
 * @throws UserError for a file that names no model and stands for one
 */
export async function declared(
  model: string,
  file: string | undefined,
): Promise<{ model: string; said: DeclaredModel | null }> {
  const { isDeclaration, readDeclaration } = await import("../../runs/declared/file.js");
  const isFile = isDeclaration(model);
  if (isFile && file !== undefined)
    throw new UserError(`${model} declares a model itself: leave out --declare ${file}`);
  const path = isFile ? model : file;
  if (path === undefined) return { model, said: null };
  const said = readDeclaration(path);
  if (!isFile) return { model, said };
  if (said.model !== undefined) {
    const { kindOfModel } = await import("../../subjects/kinds.js");
    if (kindOfModel(said.model) === "run")
      throw new UserError(
        `${model} names the run ${said.model}, which knows its own data and actions: name the run itself`,
      );
    return { model: said.model, said };
  }
  throw new UserError(`${model} names no model: add a line such as "model: model.pt"`);
}
