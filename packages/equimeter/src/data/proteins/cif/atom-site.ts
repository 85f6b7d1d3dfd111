import type { Atom, AtomCollector } from "../assemble/collect.js";
import { alphaCarbon } from "../assemble/raw.js";
import type { ModelChoice } from "../assemble/model.js";
import type { Row, RowReader } from "./table.js";

/** What an atom needs: the first of the columns that is there. */
const required = {
  name: ["label_atom_id", "auth_atom_id"],
  residue: ["label_comp_id", "auth_comp_id"],
  chain: ["auth_asym_id", "label_asym_id"],
  number: ["auth_seq_id", "label_seq_id"],
  x: ["cartn_x"],
  y: ["cartn_y"],
  z: ["cartn_z"],
} as const;

const optional = {
  group: "group_pdb",
  element: "type_symbol",
  asym: "label_asym_id",
  entity: "label_entity_id",
  index: "label_seq_id",
  insertion: "pdbx_pdb_ins_code",
  alternate: "label_alt_id",
  occupancy: "occupancy",
  model: "pdbx_pdb_model_num",
} as const;

/** As the dictionary writes them. */
const written: Record<string, string> = {
  cartn_x: "Cartn_x",
  cartn_y: "Cartn_y",
  cartn_z: "Cartn_z",
};

/**
 * Reads the atoms of the backbone out of `_atom_site`. What belongs to a polymer has a
 * `label_seq_id`; where there is none, what is no HETATM.
 *
 * @throws the error that `fail` makes, for a column that is not there
 */
export function atomSiteReader(
  columns: readonly string[],
  fail: (message: string) => Error,
  atoms: AtomCollector,
  models: ModelChoice,
): RowReader {
  const at = {} as Record<keyof typeof required | keyof typeof optional, number>;
  for (const [key, names] of Object.entries(required)) {
    const found = names.find((name) => columns.includes(name));
    if (found === undefined)
      throw fail(
        `_atom_site has no column ${names.map((name) => written[name] ?? name).join(" or ")}; ` +
          "write it with all of the coordinates' columns",
      );
    at[key as keyof typeof required] = columns.indexOf(found);
  }
  for (const [key, name] of Object.entries(optional))
    at[key as keyof typeof optional] = columns.indexOf(name);

  const textAt = (row: Row, column: number) => (column < 0 ? undefined : row.text(column));
  let model = 1;
  let lastModel: string | undefined;
  return (row) => {
    const kind = atoms.kindOf(row.text(at.name) ?? "");
    if (kind === undefined) return;
    const modelText = textAt(row, at.model);
    if (modelText !== lastModel) {
      lastModel = modelText;
      model = row.number(at.model) ?? 1;
    }
    if (!models.takes(model)) return;
    const place = at.index < 0 ? undefined : row.number(at.index);
    if (place === undefined && textAt(row, at.group) === "HETATM") return;
    // Calcium is called CA, too.
    const element = textAt(row, at.element);
    if (kind === alphaCarbon && element !== undefined && element.toUpperCase() !== "C") return;
    const residue = row.text(at.residue);
    const number = row.number(at.number);
    if (residue === undefined || number === undefined)
      throw row.fail("an atom belongs to no residue: its label_comp_id or auth_seq_id is missing");
    if (!Number.isInteger(number))
      throw row.fail(`the number of a residue is ${number}, which is no whole number`);
    const chain = row.text(at.chain) ?? "";
    const asym = textAt(row, at.asym) ?? chain;
    const entity = textAt(row, at.entity);
    const atom: Atom = {
      model,
      chain,
      asym,
      ...(entity !== undefined && { entity }),
      residue,
      number,
      insertion: textAt(row, at.insertion) ?? "",
      ...(place !== undefined && { index: place - 1 }),
      kind,
      alternate: textAt(row, at.alternate) ?? "",
      occupancy: at.occupancy < 0 ? 1 : (row.number(at.occupancy) ?? 1),
      x: coordinate(row, at.x, "Cartn_x"),
      y: coordinate(row, at.y, "Cartn_y"),
      z: coordinate(row, at.z, "Cartn_z"),
    };
    atoms.add(atom);
  };
}

function coordinate(row: Row, column: number, name: string): number {
  const value = row.number(column);
  if (value !== undefined && Number.isFinite(value)) return value;
  throw row.fail(
    `${name} of an atom is ${value ?? "missing"}; leave the atom out or give it a place`,
  );
}
