/**
 * What measuring a TorchScript file costs beyond asking it: `measureOpened` of a transformer over atoms (24 twisted
 * predictions of each structure, two losses, spreads, worst samples, bootstrap, checks before) over the very calls
 * of the module that it made, without anything around them.
 *
 *     node bench/subject.mjs [--width=128] [--layers=4] [--samples=64] [--atoms=24] [--threads=2]
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { prepareEnvironment } from "@equimeter/torch/environment";

import { interleave, timed } from "./lib/pairs.mjs";
import { option, printMachine, printVerdict, round, spreadText } from "./lib/print.mjs";

const limit = 1.1;
const threads = option("threads", 2);
process.env.OMP_NUM_THREADS = String(threads);
process.env.OPENBLAS_NUM_THREADS = String(threads);
prepareEnvironment();
const { jit, keep, manualSeed, noGrad, randint, randn, saveSafetensors, tidy } =
  await import("@equimeter/torch");
const { measureOpened, openSubject } = await import("equimeter/subjects");

const [width, layers] = [option("width", 128), option("layers", 4)];
const [samples, atoms] = [option("samples", 64), option("atoms", 24)];
const folder = mkdtempSync(join(tmpdir(), "equimeter-bench-"));
try {
  manualSeed(1);
  const [model, data] = [join(folder, "model.pt"), join(folder, "data.safetensors")];
  transformer().save(model);
  const forces = randn([samples, atoms, 3]);
  const energy = randn([samples]);
  saveSafetensors(data, {
    positions: randn([samples, atoms, 3]),
    numbers: randint(9, [samples, atoms], { dtype: "int64" }),
    forces,
    energy,
  });
  const declaration = {
    inputs: { positions: "point", numbers: "invariant" },
    outputs: { forces: "vector", energy: "invariant" },
  };
  const settings = { data, declaration };
  const opened = await openSubject(model, data, settings);
  const measured = () => tidy(() => void measureOpened(opened, settings, {}));
  const calls = recorded(opened.runner, measured);
  const bare = () =>
    noGrad(() => {
      for (const call of calls) tidy(() => void opened.runner.run([call]));
    });
  const rows = calls.reduce((sum, { positions }) => sum + positions.shape[0], 0);
  const checks = 100 * (rows / (24 * samples) - 1);
  printMachine(
    `${threads} threads, ${layers} layers of width ${width}, ${samples} × ${atoms} atoms, ${calls.length} calls`,
  );
  const { ours, theirs, ratio, spread } = await interleave(
    () => timed(measured),
    () => timed(bare),
    { rounds: option("rounds", 7), warmup: 1 },
  );
  console.log(
    `measure ${round(ours / 1e6)} ms, bare calls ${round(theirs / 1e6)} ms, ratio ${round(ratio)} (${spreadText(spread)}); ` +
      `${round(checks)} % of the predictions are checks before the measurement`,
  );
  printVerdict("measuring a TorchScript file over its bare calls", ratio, limit);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** The inputs of all calls that `body` makes. */
function recorded(runner, body) {
  const { run } = runner;
  const calls = [];
  runner.run = (given) => {
    for (const call of given)
      calls.push(
        Object.fromEntries(
          Object.entries(call).map(([name, value]) => [name, keep(value.clone())]),
        ),
      );
    return run(given);
  };
  body();
  runner.run = run;
  return calls;
}

/** Pre-norm attention over atoms with the embedded elements and raw coordinates. */
function transformer() {
  const parameters = {
    embed: randn([10, width]),
    enter: randn([3, width]),
    force: randn([width, 3]).mul(0.1),
    energy: randn([width, 1]).mul(0.1),
  };
  const lines = [];
  for (let i = 0; i < layers; i++) {
    parameters[`q${i}`] = randn([width, 3 * width]).mul(width ** -0.5);
    parameters[`o${i}`] = randn([width, width]).mul(width ** -0.5);
    parameters[`a${i}`] = randn([width, 4 * width]).mul(width ** -0.5);
    parameters[`b${i}`] = randn([4 * width, width]).mul((4 * width) ** -0.5);
    lines.push(
      `h = h + self.attend(torch.layer_norm(h, [${width}]), self.q${i}, self.o${i})`,
      `h = h + torch.nn.functional.gelu(torch.layer_norm(h, [${width}]) @ self.a${i}) @ self.b${i}`,
    );
  }
  const source = `
def attend(self, h: Tensor, w: Tensor, o: Tensor) -> Tensor:
    b, n, c = h.shape
    q, k, v = (h @ w).view([b, n, 3, 8, c // 8]).permute([2, 0, 3, 1, 4]).unbind(0)
    mixed = torch.softmax(q @ k.transpose(2, 3) / (c // 8) ** 0.5, -1) @ v
    return mixed.transpose(1, 2).reshape([b, n, c]) @ o

def forward(self, positions: Tensor, numbers: Tensor) -> Tuple[Tensor, Tensor]:
    h = self.embed[numbers] + positions @ self.enter
    ${lines.join("\n    ")}
    return h @ self.force, (h @ self.energy).sum([1, 2])
`.replaceAll("torch.nn.functional.gelu", "torch.gelu");
  return jit.define({ source, parameters });
}
