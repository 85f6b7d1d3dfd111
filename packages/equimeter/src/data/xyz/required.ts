import { nearest } from "../../errors.js";
import type { UserError } from "../../errors.js";
import type { Header } from "./header.js";
import { isVector } from "./properties.js";

/** What a caller may insist on. */
export type RequiredField = "energy" | "forces";

const descriptions = {
  energy: { what: "value", option: "energyKey" },
  forces: { what: "per-atom property", option: "forcesKey" },
};

/** @throws the error that `fail` makes, when the frame has no `field` under `key` */
export function checkRequired(
  field: RequiredField,
  key: string,
  { layout, fields }: Header,
  frame: number,
  fail: (message: string) => UserError,
): void {
  if (field === "energy" ? fields.energy !== undefined : hasForces(layout)) return;
  const { what, option } = descriptions[field];
  const present = field === "energy" ? Object.keys(fields.info) : layout.properties.map(nameOf);
  const suitable =
    field === "energy"
      ? present.filter((name) => typeof fields.info[name] === "number")
      : layout.properties
          .filter(({ type, columns, role }) => role === "array" && isVector(type, columns))
          .map(nameOf);
  const guess = likely(field, key, suitable);
  const list = present.length > 0 ? present.join(", ") : "none";
  const remedy = guess
    ? `did you mean ${guess}? Then set ${option} to it`
    : `set ${option} to the name of the ${field} in this file`;
  throw fail(`frame ${frame} has no ${what} "${key}" (there are: ${list}); ${remedy}`);
}

function hasForces(layout: Header["layout"]): boolean {
  return layout.properties.some(({ role }) => role === "forces");
}

function nameOf({ name }: { name: string }): string {
  return name;
}

/** Names such as REF_forces or forces_xtb are far from "forces" in letters, so containment first. */
function likely(field: RequiredField, key: string, names: string[]): string | null {
  const containing = (part: string) =>
    names.find((name) => name.toLowerCase().includes(part.toLowerCase()));
  return containing(key) ?? containing(field.slice(0, 5)) ?? nearest(key, names);
}
