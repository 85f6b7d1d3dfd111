/** The tables "PyTorch → here" of packages/torch/README.md: the code in their right columns, and how it is run. */
import { join } from "node:path";

/** Code in the right column of every table that is headed "PyTorch | here". */
export function tableCode(page) {
  const tables = page.split("| PyTorch | here |\n|---|---|\n").slice(1);
  const rows = tables.flatMap((table) => table.slice(0, table.indexOf("\n\n")).trim().split("\n"));
  const cells = rows.map((row) => row.split(/(?<!\\)\|/).at(-2));
  return cells.flatMap((cell) => Array.from(cell.matchAll(/`([^`]+)`/g), ([, code]) => code));
}

/**
 * Runs one piece of it as an expression.
 *
 * @param torch - the package
 * @param folder - for the files that the code writes
 * @throws where a name, an argument or an option in it does not exist
 */
export function runTableCode(code, torch, folder) {
  const values = valuesFor(torch, folder);
  const names = [...Object.keys(torch).filter((name) => name !== "var"), ...Object.keys(values)];
  const evaluate = (text) =>
    new Function(...names, `"use strict"; return (${text});`)(
      ...names.map((name) => values[name] ?? torch[name]),
    );
  // JavaScript would make a property that does not exist.
  const [, owner, property] = /^([\w.[\]]+)\.(\w+) = /.exec(code) ?? [];
  if (owner && !(property in evaluate(owner))) throw new Error(`${owner} has no ${property}`);
  try {
    const result = evaluate(code);
    if (result === undefined && !code.endsWith(")")) throw new Error(`${code} is undefined`);
  } catch (error) {
    const needsDevice = /cuda/i.test(error.message) && !torch.cuda.isAvailable();
    if (!(error instanceof torch.TorchError && needsDevice)) throw error;
  }
}

/** What the names of the right column stand for. */
function valuesFor(torch, folder) {
  const { arange, jit, nn, optim, randn, share, tensor, zeros } = torch;
  const v = randn([3]);
  v.requiresGrad = true;
  const model = new nn.Sequential(new nn.Linear(4, 3), new nn.Dropout(0.1));
  const optimizer = new optim.SGD(model.namedParameters());
  const path = join(folder, "table.safetensors");
  torch.saveSafetensors(path, model.stateDict());
  const script = join(folder, "table.pt");
  const source = `
    def forward(self, x: Tensor) -> Tensor:
        return x
    def other(self, x: Tensor) -> Tensor:
        return x + 1`;
  jit.define({ source }).save(script);
  const x = randn([3, 4]);
  const tensors = { x, y: randn([3, 4]), w: randn([4, 5]), v, mask: x.gt(0), loss: v.pow(3).sum() };
  const others = { array: new Float32Array(12), f: (a) => a.square(), hook: () => {} };
  const saved = torch.defaultGenerator.state;
  return Object.assign(tensors, others, {
    i: tensor([0, 2], { dtype: "int64" }),
    j: arange(2),
    image: randn([1, 3, 8, 8]),
    kernel: randn([8, 3, 3, 3]),
    vector: zeros([model.numParameters()]),
    model,
    weights: model.stateDict(),
    state: model.stateDict(),
    optimizer,
    scheduler: new optim.lrScheduler.StepLR(optimizer, 10),
    saved,
    path,
    script,
    library: new URL("../../packages/torch/build/core.node", import.meta.url).pathname,
    message: share(x),
  });
}
