import { checkForces, collate, each, elementSymbols, forceWarning } from "../../../data/index.js";
import { point, SO3, vector } from "../../../groups/index.js";
import { Escaip } from "../../../models/escaip/index.js";
import { Plain } from "../../../models/plain/index.js";
import { augment } from "../../../train/index.js";
import { onDevice } from "../batches.js";
import { splitRecord } from "../split-data.js";
import { sizeOf } from "../structures.js";
import type { Task } from "../task.js";
import { forcesOf, loadData, loadFile, structuresOf } from "./data.js";
import { partOf } from "./parts.js";
import { type ForceField, labelScales, setScales } from "./scales.js";

const inputs = { positions: point };
const outputs = { forces: vector };

/** Forces, and perhaps energies, of structures. */
export const forces: Task = {
  target: "forces",
  inputs,
  outputs,
  group: SO3,
  by: { of: "element", names: elementSymbols, index: ({ atomicNumbers }) => atomicNumbers },

  buildModel(config): ForceField {
    const { model } = forcesOf(config);
    return model.kind === "escaip" ? new Escaip(model) : new Plain(model);
  },

  async load(config) {
    const { train, validation, test, references, split } = await loadData(forcesOf(config));
    const actions = { ...inputs, ...outputs };
    const parts = {
      train: structuresOf(train),
      validation: structuresOf(validation),
      test: structuresOf(test),
    };
    const isTurned = config.train.augment === "rotations";
    return {
      train: {
        ...partOf(train),
        batch(indices, generator, device) {
          const items = indices.map((i) => train.at(i)!);
          const batch = onDevice(collate(items), device);
          return isTurned ? augment(batch, actions, generator) : batch;
        },
      },
      validation: partOf(validation),
      test: partOf(test),
      fit(model) {
        const scales = labelScales(train);
        setScales(model as ForceField, scales);
        return { target: scales.forces, ...(scales.energy && { energy: scales.energy.scale }) };
      },
      record: {
        ...splitRecord({ parts, split }, sizeOf),
        ...(references && { references: { ...references.energies } }),
      },
      split,
      warning: () => forceWarning(checkForces(each(parts.train))),
    };
  },

  loadFile: async (path, config, limit) => partOf(await loadFile(path, forcesOf(config), limit)),
};
