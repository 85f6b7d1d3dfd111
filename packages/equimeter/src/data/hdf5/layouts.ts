import type { FieldNames } from "../read/fields.js";
import type { Units } from "../units.js";

/** How a family of data sets arranges a molecule's arrays in an HDF5 group. */
export interface Layout extends FieldNames {
  name: string;
  /** The dataset that gives the layout away: [n, 3] for one structure, [m, n, 3] for m of them. */
  positions: string;
  /** [n] for all structures of the group, or [m, n]: atomic numbers or symbols. */
  numbers: readonly string[];
  /** Of datasets without a `units` attribute. */
  units: Units;
}

/**
 * Sources: SPICE (openmm/spice-dataset, README), ANI and COMP6 (isayev/COMP6), AIMNet2
 * (isayevlab/aimnetcentral), mlip (instadeepai/mlip, documentation of its HDF5 format).
 */
export const layouts: readonly Layout[] = [
  {
    name: "SPICE",
    positions: "conformations",
    numbers: ["atomic_numbers"],
    energy: ["dft_total_energy", "dft total energy"],
    forces: ["dft_total_gradient", "dft total gradient"],
    units: { length: "bohr", energy: "hartree", force: "hartree/bohr" },
  },
  {
    name: "ANI",
    positions: "coordinates",
    numbers: ["species", "atomic_numbers"],
    energy: ["energies", "energy", "wb97x_dz.energy"],
    forces: ["forces", "wb97x_dz.forces"],
    units: { length: "angstrom", energy: "hartree", force: "hartree/angstrom" },
  },
  {
    name: "AIMNet2",
    positions: "coord",
    numbers: ["numbers"],
    energy: ["energy"],
    forces: ["forces"],
    units: { length: "angstrom", energy: "eV", force: "eV/angstrom" },
  },
  {
    name: "mlip",
    positions: "positions",
    numbers: ["elements", "atomic_numbers", "numbers"],
    energy: ["energy"],
    forces: ["forces"],
    units: { length: "angstrom", energy: "eV", force: "eV/angstrom" },
  },
];

export function layoutOf(names: readonly string[]): Layout | undefined {
  return layouts.find(({ positions }) => names.includes(positions));
}
