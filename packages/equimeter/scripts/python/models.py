"""TorchScript models to measure and repair, each with data of its own.

    python3 packages/equimeter/scripts/python/models.py FOLDER [--dtype float64] [--onnx]

Writes FOLDER/<name>.pt and FOLDER/models.json: for each model its layout, its inputs with a role and
a tensor, its outputs with a role and a label. Seeded: the same files every time. Positions in Å.
"""

import argparse
import json
from pathlib import Path

import torch
from torch import nn

from exchange import to_json
from modules import (
    Dropout,
    Equivariant,
    Flat,
    Hidden,
    IgnoresCell,
    Invariant,
    Named,
    Plain,
    Single,
)

ROWS = {
    "plain": Plain,
    "equivariant": Equivariant,
    "hidden": Hidden,
    "dropout": Dropout,
}


def cases(dtype: torch.dtype):
    """Name, module, layout, inputs {name: (role, tensor)}, outputs {name: (role, shape of the label)}."""
    B, N = 4, 6
    positions = 1.5 * torch.randn(B, N, 3, dtype=dtype)
    types = torch.randint(0, 5, (B, N))
    atoms, samples = (B, N, 3), (B,)
    pair = {"positions": ("point", positions), "types": ("invariant", types)}
    both = {"forces": ("vector", atoms), "energy": ("invariant", samples)}
    for name, kind in ROWS.items():
        yield name, kind(), "rows", pair, both

    counts = torch.tensor([3, 5, 4])
    n = int(counts.sum())
    batch = torch.arange(3).repeat_interleave(counts)
    cells = 6 * torch.eye(3, dtype=dtype) + 0.3 * torch.randn(3, 3, 3, dtype=dtype)
    flat = {
        "pos": ("point", torch.randn(n, 3, dtype=dtype)),
        "atom_types": ("invariant", torch.randint(0, 5, (n,))),
        "batch": ("invariant", batch),
        "cell": ("cell", cells),
    }
    dictionary = {"forces": ("vector", (n, 3)), "total_energy": ("invariant", (3, 1))}
    yield "flat", Flat(), "flat", flat, dictionary

    cubes = (4 * torch.eye(3, dtype=dtype)).expand(B, 3, 3).clone()
    periodic = {"positions": ("point", 4 * torch.rand(B, N, 3, dtype=dtype)), "cell": ("cell", cubes)}
    yield "ignores-cell", IgnoresCell(), "rows", periodic, {"forces": ("vector", atoms)}

    three = {
        "energy": ("invariant", samples),
        "dipole": ("vector", (B, 3)),
        "stress": ("tensor(2)", (B, 3, 3)),
    }
    yield "named", Named(), "rows", {"positions": ("vector", positions)}, three

    one = {"positions": ("point", positions[0])}
    yield "invariant", Invariant(), "single", one, {"energy": ("invariant", ())}
    yield "single", Single(), "single", one, {"forces": ("vector", (N, 3))}
    yield "traced", Single(), "single", one, {"forces": ("vector", (N, 3))}


def script(module: nn.Module, name: str, inputs) -> torch.jit.ScriptModule:
    module.eval()
    if name == "traced":
        return torch.jit.trace(module, tuple(x for _, x in inputs.values()))
    scripted = torch.jit.script(module)
    return torch.jit.freeze(scripted) if name == "invariant" else scripted


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--dtype", default="float32", choices=["float32", "float64"])
    parser.add_argument("--onnx", action="store_true", help="also FOLDER/<name>.onnx of some")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    dtype = getattr(torch, options.dtype)
    torch.manual_seed(0)
    made = {}
    for name, module, layout, inputs, outputs in cases(dtype):
        module = module.to(dtype)
        script(module, name, inputs).save(str(options.folder / f"{name}.pt"))
        if options.onnx and name in ROWS and name != "dropout":
            export(module, inputs, list(outputs), options.folder / f"{name}.onnx")
        made[name] = {
            "layout": layout,
            "inputs": {key: {"role": role, "tensor": to_json(x)} for key, (role, x) in inputs.items()},
            "outputs": {
                key: {"role": role, "label": to_json(torch.randn(shape, dtype=dtype))}
                for key, (role, shape) in outputs.items()
            },
        }
    (options.folder / "models.json").write_text(json.dumps(made))


def export(module: nn.Module, inputs, outputs, path: Path):
    """Any number of samples and of atoms."""
    axes = {name: {0: "samples", 1: "atoms"} for name in inputs}
    axes.update(forces={0: "samples", 1: "atoms"}, energy={0: "samples"})
    torch.onnx.export(
        module.eval(),
        tuple(x for _, x in inputs.values()),
        str(path),
        input_names=list(inputs),
        output_names=outputs,
        dynamic_axes=axes,
        opset_version=15,
    )


if __name__ == "__main__":
    main()
