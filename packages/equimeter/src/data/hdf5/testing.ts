import type { Group } from "h5wasm/node";

/** An array with its shape, and its attributes. */
export interface Stored {
  data: Float64Array | Float32Array | Int32Array | string[] | number[];
  shape?: number[];
  units?: string;
}

export type Content = { [name: string]: Stored | Content | number };

/** Writes an HDF5 file, for tests: arrays, groups, and numbers as attributes of their group. */
export async function writeHdf5(path: string, content: Content): Promise<void> {
  const { default: hdf5 } = await import("h5wasm/node");
  await hdf5.ready;
  const file = new hdf5.File(path, "w");
  fill(file, content);
  file.close();
}

function fill(group: Group, content: Content): void {
  for (const [name, value] of Object.entries(content)) {
    if (typeof value === "number") group.create_attribute(name, value);
    else if (isStored(value)) {
      const { data, shape = [data.length], units } = value;
      const dataset = group.create_dataset({ name, data, shape });
      if (units !== undefined) dataset.create_attribute("units", units);
    } else fill(group.create_group(name), value);
  }
}

function isStored(value: Stored | Content): value is Stored {
  return "data" in value;
}
