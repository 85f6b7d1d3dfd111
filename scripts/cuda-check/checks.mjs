/** What must be the same on a device as on the CPU, and what only a device can show. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { compareOperators } from "./operators.mjs";
import { compareRuns } from "./runs.mjs";
import { compareTraining } from "./training.mjs";

/** @returns {{ name: string, run: () => string | undefined | Promise<string | undefined> }[]} */
export function checks(torch, device) {
  const onGpu = device.startsWith("cuda");
  return [
    ...compareOperators(torch, device),
    ...compareTraining(torch, device),
    ...compareRuns(device),
    { name: "generator: a seed repeats its numbers", run: () => generator(torch, device) },
    { name: "autocast: products in bfloat16", run: () => autocast(torch, device) },
    { name: "safetensors and TorchScript onto the device", run: () => files(torch, device) },
    { name: "loop without scopes stays bounded", run: () => boundedLoop(torch, device) },
    { name: "out of memory is one sentence", run: () => outOfMemory(torch, device) },
    ...(onGpu
      ? [
          { name: "memory statistics, empty cache", run: () => memory(torch, device) },
          { name: "an operator on two devices is refused", run: () => mixed(torch, device) },
        ]
      : []),
  ];
}

function generator({ Generator, randn }, device) {
  const draw = () => randn([1000], { device, generator: new Generator(7, { device }) });
  const [a, b] = [draw(), draw()];
  if (!a.equal(b)) throw new Error("two generators of one seed differ");
  const mean = a.mean().item();
  if (Math.abs(mean) > 0.2) throw new Error(`the mean of 1,000 normal numbers is ${mean}`);
}

function autocast(torch, device) {
  const x = torch.randn([64, 64], { device });
  const dtype = torch.autocast({ device }, () => x.matmul(x).dtype);
  if (dtype !== "bfloat16" || x.matmul(x).dtype !== "float32") throw new Error(`got ${dtype}`);
  const exact = x.matmul(x);
  const error = torch
    .autocast({ device }, () => x.matmul(x))
    .to("float32")
    .sub(exact)
    .norm()
    .item();
  return `relative error ${(error / exact.norm().item()).toExponential(1)}`;
}

async function files(torch, device) {
  const folder = mkdtempSync(path.join(tmpdir(), "cuda-check-"));
  try {
    const weights = torch.randn([100, 10]);
    await torch.saveSafetensors(path.join(folder, "w.safetensors"), {
      weights: weights.to(device),
    });
    const { tensors } = torch.loadSafetensors(path.join(folder, "w.safetensors"));
    if (!tensors.weights.to(device).cpu().equal(weights)) throw new Error("safetensors changed");
    const module = torch.jit.define({
      parameters: { weights: weights.clone() },
      source: "def forward(self, x: Tensor) -> Tensor:\n    return x @ self.weights",
    });
    module.save(path.join(folder, "m.pt"));
    const there = torch.jit.load(path.join(folder, "m.pt"), { device });
    const x = torch.randn([5, 100]);
    const [a, b] = [module.forward(x), there.forward(x.to(device)).cpu()];
    if (!a.allclose(b, { rtol: 1e-3, atol: 1e-3 })) throw new Error("TorchScript differs");
    there.forward(x.to(device)).sum().backward();
    const place = there.parameters()[0].grad.device;
    if (!place.startsWith(device.split(":")[0])) throw new Error(`the gradient is on ${place}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** 20 GB of temporaries in synchronous code, nothing disposed: the collector must hear of them. */
function boundedLoop(torch, device) {
  const x = torch.zeros([1 << 20], { device });
  for (let i = 0; i < 5000; i++) x.add(1);
  if (!device.startsWith("cuda")) return;
  const { peakAllocated } = torch.cuda.memory();
  if (peakAllocated > 8e9) throw new Error(`${(peakAllocated / 1e9).toFixed(1)} GB at the most`);
  return `at most ${(peakAllocated / 1e9).toFixed(2)} GB`;
}

function outOfMemory(torch, device) {
  let said = "nothing";
  try {
    torch.empty([1e13], { device });
  } catch (error) {
    said = error.message;
  }
  const wanted = device.startsWith("cuda") ? "on the GPU" : "in main memory";
  if (!said.includes(wanted) || said.includes("\n")) throw new Error(`it says: ${said}`);
  if (torch.ones([2], { device }).sum().item() !== 2) throw new Error("unusable afterwards");
}

function memory(torch, device) {
  torch.collectGarbage();
  const { cuda } = torch;
  const before = cuda.memory();
  const held = torch.zeros([64, 1 << 20], { device });
  const during = cuda.memory();
  held.dispose();
  cuda.synchronize();
  cuda.emptyCache();
  const after = cuda.memory();
  const megabytes = (bytes) => Math.round(bytes / (1 << 20));
  if (megabytes(during.allocated - before.allocated) !== 256) throw new Error("256 MB not counted");
  if (megabytes(after.allocated - before.allocated) !== 0) throw new Error("256 MB not freed");
  if (after.reserved >= during.reserved) throw new Error("the cache was not emptied");
  return `reserved ${megabytes(during.reserved)} → ${megabytes(after.reserved)} MB`;
}

function mixed(torch, device) {
  try {
    torch.ones([2], { device }).add(torch.ones([2]));
  } catch (error) {
    if (error.message.includes("\n"))
      throw new Error(`not one line: ${error.message}`, { cause: error });
    return error.message.slice(0, 60);
  }
  throw new Error("it was not refused");
}
