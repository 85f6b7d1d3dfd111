import { AtomCollector } from "../assemble/collect.js";
import { ModelChoice } from "../assemble/model.js";
import type { RawChain } from "../assemble/raw.js";
import type { ChainOptions } from "../options.js";
import { atomSiteReader } from "./atom-site.js";
import type { CategoryReader, Row, RowReader } from "./table.js";

type Values = (string | undefined)[];

/** Which columns of which categories are read, besides the atoms. */
const wanted = {
  entry: ["id"],
  exptl: ["method"],
  refine: ["ls_d_res_high"],
  em_3d_reconstruction: ["resolution"],
  reflns: ["d_resolution_high"],
  struct_asym: ["id", "entity_id"],
  entity_poly_seq: ["entity_id", "num", "mon_id"],
  chem_comp: ["id", "mon_nstd_parent_comp_id"],
  pdbx_struct_mod_residue: ["label_comp_id", "parent_comp_id"],
} as const;

/** Where the resolution stands, the refinement's before the others. */
const resolutions = ["refine", "em_3d_reconstruction", "reflns"] as const;

/** What a data block of mmCIF or BinaryCIF says of its chains. */
export class CifEntry implements CategoryReader {
  private readonly tables = new Map<keyof typeof wanted, Values[]>();
  private readonly collector: AtomCollector;
  readonly models: ModelChoice;
  /** Whether there is a category of atoms. */
  hasAtoms = false;

  /** @param name - of the entry, where it does not say */
  constructor(
    private readonly name: string,
    options: ChainOptions,
  ) {
    this.collector = new AtomCollector(options.backbone ?? false, name);
    this.models = new ModelChoice(options);
  }

  category(
    name: string,
    columns: readonly string[],
    fail: (message: string) => Error,
  ): RowReader | undefined {
    if (name === "atom_site") {
      this.hasAtoms = true;
      return atomSiteReader(columns, fail, this.collector, this.models);
    }
    if (!(name in wanted)) return undefined;
    const key = name as keyof typeof wanted;
    const places = wanted[key].map((column) => columns.indexOf(column));
    const rows: Values[] = this.tables.get(key) ?? [];
    this.tables.set(key, rows);
    return (row: Row) => {
      rows.push(places.map((place) => (place < 0 ? undefined : row.text(place))));
    };
  }

  chains(): RawChain[] {
    const entry = this.rows("entry")[0]?.[0] ?? this.name;
    const methods = this.rows("exptl").flatMap(([method]) => method ?? []);
    const resolution = this.resolution();
    const parents = this.parents();
    const polymers = this.polymers();
    const entities = new Map(this.rows("struct_asym").map(([asym, entity]) => [asym, entity]));
    return this.collector.chains().map((chain) => {
      const entity = chain.entity ?? entities.get(chain.asym);
      const polymer = entity === undefined ? undefined : polymers.get(entity);
      return {
        ...chain,
        entry,
        ...(entity !== undefined && { entity }),
        ...(polymer && { polymer }),
        parents,
        ...(resolution !== undefined && { resolution }),
        ...(methods.length > 0 && { method: methods.join("; ") }),
      };
    });
  }

  private rows(name: keyof typeof wanted): Values[] {
    return this.tables.get(name) ?? [];
  }

  private resolution(): number | undefined {
    return resolutions
      .flatMap((name) => this.rows(name).map(([value]) => Number(value ?? NaN)))
      .find((value) => value > 0);
  }

  private parents(): Map<string, string> {
    const rows = [...this.rows("chem_comp"), ...this.rows("pdbx_struct_mod_residue")];
    const parents = new Map<string, string>();
    for (const [name, parent] of rows) if (name && parent) parents.set(name, parent);
    return parents;
  }

  /** Where a place is taken by several residues, the first of them. */
  private polymers(): Map<string, string[]> {
    const polymers = new Map<string, string[]>();
    for (const [entity, number, name] of this.rows("entity_poly_seq")) {
      if (entity === undefined || name === undefined) continue;
      const names = polymers.get(entity) ?? [];
      polymers.set(entity, names);
      if (Number(number) === names.length + 1) names.push(name);
    }
    return polymers;
  }
}
