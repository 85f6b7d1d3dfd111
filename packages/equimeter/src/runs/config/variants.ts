import { isMapping } from "../../config-values.js";
import { nearest, UserError } from "../../errors.js";
import type { Override } from "./overrides.js";
import type { YamlSource } from "./yaml-source.js";

const mustBe = "must map names to the keys that differ, for example small: { model.width: 32 }";

/**
 * Takes the `variants` out of a recipe: under a name each, the keys in which a run of that variant
 * differs from the recipe's own, dotted as on the command line.
 *
 * @param data the recipe, without `variants` afterwards
 * @throws UserError when they are no such mappings, or a name would not do for a folder
 */
export function takeVariants(
  data: Record<string, unknown>,
  source: YamlSource,
): Map<string, Override[]> {
  const { variants = {} } = data;
  delete data.variants;
  const label = (path: string[]) => (source.find(path, "key") ?? source.top).label;
  if (!isMapping(variants)) throw new UserError(`${label(["variants"])}: variants ${mustBe}`);
  return new Map(
    Object.entries(variants).map(([name, keys]) => {
      const path = ["variants", name];
      if (!/^[A-Za-z0-9._-]+$/.test(name) || name === "all")
        throw new UserError(
          `${label(path)}: a variant cannot be called ${JSON.stringify(name)}; ` +
            "use letters, digits, '.', '_' and '-' (and not \"all\")",
        );
      if (!isMapping(keys)) throw new UserError(`${label(path)}: ${path.join(".")} ${mustBe}`);
      const overrides = Object.entries(keys).map(([key, value]) => ({
        path: key.split("."),
        value,
        label: label([...path, key]),
      }));
      return [name, overrides];
    }),
  );
}

/** @throws UserError when the recipe has no such variant */
export function variantOf(
  variants: Map<string, Override[]>,
  name: string,
  file: string,
): Override[] {
  const overrides = variants.get(name);
  if (overrides) return overrides;
  const names = [...variants.keys()];
  const near = nearest(name, names);
  throw new UserError(
    `${file} has no variant ${JSON.stringify(name)}; ` +
      (near ? `did you mean ${near}?` : `it has ${names.length > 0 ? names.join(", ") : "none"}`),
  );
}
