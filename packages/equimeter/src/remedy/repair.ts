import { type jit, loadSafetensors, type Tensor, tensor, tidy } from "@equimeter/torch";

import { readStructuresAll } from "../data/index.js";
import { UserError } from "../errors.js";
import {
  type Group,
  icosahedralRotations,
  octahedralRotations,
  rotationOf,
  tetrahedralRotations,
} from "../groups/index.js";
import type { OpenSubject } from "../subjects/open.js";
import type { TorchScriptRunner } from "../subjects/torchscript/runner.js";
import { canonicalisedModule } from "./canonicalised.js";
import { twirledModule } from "./twirled.js";
import type { Wiring } from "./wiring.js";

/** What a twirled model averages over, in words. */
export const averages = ["tetrahedral", "octahedral", "icosahedral", "group"] as const;

export interface TwirlRepair {
  readonly kind: "twirl";
  /** One of `averages`, or `random:N` for N elements drawn in every call. Default: `usualAverage` */
  readonly over?: string;
  /** Copies that go into one call of the model. */
  readonly chunk?: number;
}

export interface CanonicaliseRepair {
  readonly kind: "canonicalise";
  /** The input that makes the frame. Default: the first that is declared a point, or a vector */
  readonly frame?: string;
  /** A file whose first structure all samples are turned onto. */
  readonly reference?: string;
  readonly whenDegenerate?: "average" | "refuse";
  readonly chunk?: number;
}

export type Repair = TwirlRepair | CanonicaliseRepair;

/**
 * A TorchScript model with a repair around it, as a module for PyTorch with the same arguments and
 * outputs.
 *
 * @param group - under which it is to be equivariant
 * @throws UserError for a model of another kind, and for a repair that does not suit it or its declarations
 */
export async function repairedModule(
  opened: OpenSubject,
  group: Group,
  repair: Repair,
): Promise<jit.ScriptModule> {
  const wiring = wiringOf(opened);
  const { chunk } = repair;
  if (repair.kind === "twirl")
    return twirledModule({
      ...wiring,
      ...elementsOf(group, repair.over ?? usualAverage(group), opened.layout !== "single"),
      ...(chunk !== undefined && { chunk }),
    });
  if (group.name !== "SO3" && group.name !== "O3")
    throw new UserError(`a frame is of rotations: --group SO3 or O3, not ${group.name}`);
  refusePeriodic(opened);
  const { data, inputs } = opened;
  const mask = inputs.find(({ field }) => field === data.mask)?.name;
  const { reference, whenDegenerate } = repair;
  return canonicalisedModule({
    ...wiring,
    frame: {
      of: repair.frame ?? frameInput(opened),
      group: group.name,
      ...(mask !== undefined && { mask }),
      ...(reference !== undefined && { reference: await referencePoints(reference) }),
      ...(whenDegenerate && { whenDegenerate }),
    },
    ...(chunk !== undefined && { chunk }),
  });
}

/** @throws UserError for crystals, whose centroid is arbitrary */
function refusePeriodic({ data, inputs }: OpenSubject): void {
  const cell = inputs.find(({ action }) => action === "cell");
  const isPeriodic = tidy(() => data.batchOf(0, 1).periodic?.any().item() ?? false);
  if (cell || isPeriodic)
    throw new UserError(
      `${cell ? `the input "${cell.name}" is a cell` : `${data.name} is periodic`}, and a frame is of molecules ` +
        "alone: use twirl",
    );
}

/** What is averaged over where nothing is said: all of a finite group, the rotations of the cube, or draws. */
export function usualAverage(group: Group): string {
  if (group.elements) return "group";
  return group.name === "SO3" ? "octahedral" : "random:24";
}

const subgroups = {
  tetrahedral: tetrahedralRotations,
  octahedral: octahedralRotations,
  icosahedral: icosahedralRotations,
};

function elementsOf(
  group: Group,
  over: string,
  perSample: boolean,
): Pick<Parameters<typeof twirledModule>[0], "elements" | "random"> {
  const draws = /^random:(\d+)$/.exec(over);
  // One draw for all samples of a call would be one for the whole measurement.
  if (draws) return { random: { count: Number(draws[1]), group: group.name, perSample } };
  if (over === "group") {
    if (group.elements) return { elements: group.elements() };
    throw new UserError(`${group.name} has no end: average over octahedral, or random:24`);
  }
  if (!(over in subgroups))
    throw new UserError(`--over is ${averages.join(", ")} or random:N, got "${over}"`);
  if (group.name !== "SO3")
    throw new UserError(`--over ${over} is of rotations of space (SO3), not of ${group.name}`);
  return { elements: { rotation: inGeneralPosition(subgroups[over as keyof typeof subgroups]()) } };
}

/**
 * A finite group of rotations with axes of its own, A K A⁻¹. What a model does alike along the three axes of
 * space (anything component by component, anything on a grid) is as symmetric as a cube: averaging
 * over the cube's rotations in that very position would leave it.
 */
function inGeneralPosition(rotations: Tensor): Tensor {
  return tidy(() => {
    const turn = rotationOf(tensor([[1, 2, 3, 4]], { dtype: "float64" })).squeeze(0);
    return turn.matmul(rotations).matmul(turn.t());
  });
}

/** What the wrapper has to know of the model. @throws UserError for one that is no TorchScript */
function wiringOf({ runner, data, layout, inputs, outputs }: OpenSubject): Wiring {
  if (runner.kind !== "TorchScript")
    throw new UserError(
      `${runner.name} is ${article(runner.kind)}, and a repair is written around TorchScript: ` +
        "average its answers where you call it, or export the model with torch.jit.script",
    );
  const { module, signature } = runner as TorchScriptRunner;
  const fieldOf = (name: string) => inputs.find(({ field }) => field === name)?.name;
  const [batchInput, edges] = [fieldOf("batch"), fieldOf("edgeIndex")];
  return {
    module,
    method: signature.method,
    layout,
    inputs: inputs.map(({ name, field, action }) => ({
      name,
      representation: action,
      rows: data.fields[field] ?? "sample",
    })),
    outputs: outputs.map(({ name, action, field }) => ({
      name,
      representation: action,
      rows: (field === null ? undefined : data.fields[field]) ?? "sample",
    })),
    ...(batchInput !== undefined && { batchInput }),
    ...(edges !== undefined && { pointers: [{ name: edges, to: "atoms" as const, axis: 1 }] }),
  };
}

function article(kind: string): string {
  return kind === "function" ? "a function" : kind === "ONNX" ? "an ONNX model" : `an ${kind}`;
}

/** @throws UserError where nothing turns like points do along its last axis */
function frameInput({ inputs }: OpenSubject): string {
  const found =
    inputs.find(({ action }) => action === "point") ??
    inputs.find(({ action }) => action === "vector");
  if (found) return found.name;
  throw new UserError(
    `no input is declared a point or a vector along its last axis (${inputs.map(({ name, action }) => `${name}=${action}`).join(", ")}): ` +
      "say which one makes the frame with --frame NAME",
  );
}

async function referencePoints(path: string) {
  if (/\.safetensors$/i.test(path)) {
    const { positions } = loadSafetensors(path).tensors;
    if (positions) return positions;
    throw new UserError(`${path} holds no tensor "positions" [N, 3]`);
  }
  const [structure] = await readStructuresAll(path, { limit: 1 });
  if (!structure) throw new UserError(`${path} holds no structure`);
  return tensor([...structure.positions], { dtype: "float64" }).view([-1, 3]);
}
