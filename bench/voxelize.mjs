/**
 * A molecule of 50 atoms on a grid of 64³ voxels and eight elements: into an array that is used
 * again, as a batch of one, and as a tensor with its gradient; against the same closed form in
 * PyTorch's operators. One thread on both sides.
 *
 *     node bench/voxelize.mjs [--rounds=40] [--atoms=50] [--size=64]
 */
import { prepareEnvironment } from "@equimeter/torch/environment";

import { interleave, timed } from "./lib/pairs.mjs";
import { option, printMachine, printTable, printVerdict, round, spreadText } from "./lib/print.mjs";
import { startPython } from "./lib/python.mjs";

const limit = 12; // ms
const rounds = option("rounds", 40);
const atoms = option("atoms", 50);
const size = option("size", 64);
const count = 5; // runs that make a round

// Both sides inherit these; they must stand before libtorch is loaded.
process.env.OMP_NUM_THREADS = "1";
process.env.OPENBLAS_NUM_THREADS = "1";
prepareEnvironment();
const { grad, tensor, tidy } = await import("@equimeter/torch");
const { collateVoxels, shuffled, voxelGrid, voxelize, voxelizeInto } =
  await import("equimeter/data");

const grid = voxelGrid({ grid: size });
const structure = molecule();
const channels = Array.from(structure.atomicNumbers, (number) => grid.channelOf.get(number));
const positions = Float32Array.from(structure.positions);
const target = new Float32Array(grid.channels.length * grid.voxels);

const again = () => voxelizeInto(target, { positions, channels }, grid);
const batch = () => tidy(() => void collateVoxels([structure], grid));
const slope = () =>
  tidy(() => {
    const leaf = tensor(positions, { shape: [atoms, 3], requiresGrad: true });
    const density = voxelize(leaf, channels, new Array(atoms).fill(0), 1, grid);
    return grad(density.square().sum(), [leaf])[0].abs().sum().item();
  });

const rows = Array.from({ length: atoms }, (_, atom) => [
  ...positions.subarray(3 * atom, 3 * atom + 3),
]);
const given = { positions: rows, channels, size, count: grid.channels.length };
const python = await startPython("voxelize.py", { args: [JSON.stringify(given)] });
printMachine(`1 thread, ${atoms} atoms${python ? `, PyTorch ${python.hello.version}` : ""}`);
if (python) {
  again();
  await check("sums of the density", sum(target), "forward");
  await check("sums of the gradient", slope(), "gradient");
}
const table = [["ms a molecule", "Equimeter", "PyTorch", "ratio", "middle half"]];
const results = [];
for (const [name, body, theirs] of [
  ["into an array used again", again, "forward"],
  ["as a batch of one", batch, "forward"],
  ["with the gradient", slope, "gradient"],
]) {
  const ours = () => {
    for (let i = 0; i < count; i++) body();
  };
  const ask = python && (async () => (await python.ask(theirs, count)).nanoseconds);
  const result = await interleave(() => timed(ours), ask, { rounds });
  const each = (nanoseconds) => round(nanoseconds && nanoseconds / count / 1e6);
  results.push(result);
  table.push([
    name,
    each(result.ours),
    each(result.theirs),
    round(result.ratio),
    spreadText(result.spread),
  ]);
}
await python?.stop();
printTable(table);
printVerdict(
  "a molecule of 50 atoms on 8 × 64³ voxels",
  results[0].ours / count / 1e6,
  limit,
  " ms",
);

/** Atoms of all eight elements, in a ball that the grid holds. */
function molecule() {
  const sites = shuffled(9 ** 3, 1).map((site) =>
    [site % 9, Math.floor(site / 9) % 9, Math.floor(site / 81)].map((i) => 1.4 * (i - 4)),
  );
  const inside = sites.filter((site) => Math.hypot(...site) < 6.5).slice(0, atoms);
  const elements = [6, 1, 8, 7, 9, 16, 17, 35];
  return {
    name: "bench",
    atomicNumbers: Int32Array.from(inside, (_, atom) => elements[atom % 8]),
    positions: Float64Array.from(inside.flat(), (x, i) => x + 0.01 * (i % 23)),
    periodic: [false, false, false],
    info: {},
    arrays: {},
  };
}

function sum(values) {
  return values.reduce((total, value) => total + value, 0);
}

/** Ends the process where the two sides do not compute the same thing. */
async function check(what, ours, theirs) {
  const { answer } = await python.ask(theirs);
  if (Math.abs(ours - answer) <= 1e-4 * Math.abs(answer)) return;
  console.log(`${what}: ${ours} and ${answer} (PyTorch): nothing to compare.`);
  process.exit(1);
}
