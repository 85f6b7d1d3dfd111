"""What measuring a model gives, computed directly from the definitions.

    python3 packages/equimeter/scripts/python/expected.py MODEL.pt CASE.json [MODEL.pt CASE.json …]

CASE holds `inputs` and `outputs` as models.json does, and `elements`: rotations [K, 3, 3], the same for
all samples, or [K, S, 3, 3]; of several replicates one after the other, with their number in
`replicates`. Optional `batch`: the name of the input with the sample of each atom. Prints a line for
each model, with for each output L, L_equiv, L_mean and percent, pooled over all components, and the same for each sample as
`samples`; and `mean`, the twirled prediction. The sums are in float64.
"""

import json
import sys

import torch
from torch import Tensor

from exchange import call, named, read, to_json


def turned(values: Tensor, role: str, rotation: Tensor) -> Tensor:
    """rotation [rows, 3, 3], one for each row of the values."""
    R = rotation.to(values.dtype) if values.is_floating_point() else rotation
    if role == "invariant":
        return values
    if role == "pseudovector":
        R, role = R * torch.det(R)[:, None, None], "vector"
    if role in ("vector", "point", "cell"):
        return torch.einsum("nij,n...j->n...i", R, values)
    if role == "tensor(2)":
        return torch.einsum("nij,nkl,n...jl->n...ik", R, R, values)
    raise ValueError(f"no role {role}")


def element_of_row(R: Tensor, values: Tensor, batch) -> Tensor:
    """R [S, 3, 3] or [1, 3, 3] → one matrix for each row of the values."""
    if len(R) == 1:
        return R.expand(len(values), 3, 3) if values.dim() else R
    return R[batch] if batch is not None and len(values) == len(batch) else R


def twist(model, case: dict, R: Tensor) -> dict:
    """Z = ρ_out(R)⁻¹ f(ρ_in(R) x), by the name of the output."""
    batch = case["inputs"][case["batch"]]["tensor"] if "batch" in case else None
    inputs = {}
    for name, given in case["inputs"].items():
        x = given["tensor"].clone()
        inputs[name] = turned(x, given["role"], element_of_row(R, x, batch))
    outputs = named(call(model, inputs), list(case["outputs"]))
    back = R.transpose(1, 2)
    return {
        name: turned(
            outputs[name].detach(),
            given["role"],
            element_of_row(back, outputs[name], batch),
        )
        for name, given in case["outputs"].items()
    }


def parts(Z: Tensor, y: Tensor, replicates: int) -> dict:
    """Of the sums over the last axis: Z [K, rows, components], y [rows, components], all float64."""
    K, D = len(Z), y[0].numel()
    orbits = Z.reshape(replicates, K // replicates, *Z.shape[1:])
    means = orbits.mean(1)
    L = (Z - y).square().sum(-1).mean(0)
    equiv = (orbits - means.unsqueeze(1)).square().sum(-1).mean((0, 1))
    if replicates > 1:
        equiv = equiv + (means - means.mean(0)).square().sum(-1).sum(0) / (replicates - 1)
    return {"L": L / D, "L_equiv": equiv / D}


def summary(L: Tensor, equiv: Tensor) -> dict:
    L, equiv = L.mean().item(), equiv.mean().item()
    return {"L": L, "L_equiv": equiv, "L_mean": L - equiv, "percent": 100 * equiv / L}


def measured(Z: Tensor, y: Tensor, case: dict, sample) -> dict:
    """Pooled, and by sample where rows can be told apart."""
    K = len(Z)
    rows = y.shape[0] if y.dim() else 1
    Z, y = Z.double().reshape(K, rows, -1), y.double().reshape(rows, -1)
    both = parts(Z, y, case.get("replicates", 1))
    report = summary(both["L"], both["L_equiv"])
    groups = torch.arange(rows) if sample is None or len(sample) != rows else sample
    report["samples"] = [
        summary(both["L"][groups == s], both["L_equiv"][groups == s])
        for s in range(int(groups.max()) + 1)
    ]
    return report


def report(path: str, case: dict) -> dict:
    model = torch.jit.load(path).eval()
    elements = case["elements"]
    if elements.dim() == 3:
        elements = elements.unsqueeze(1)  # [K, 1 or S, 3, 3]
    twisted = [twist(model, case, R) for R in elements]
    sample = case["inputs"][case["batch"]]["tensor"] if "batch" in case else None
    outputs = {}
    for name, given in case["outputs"].items():
        Z = torch.stack([one[name] for one in twisted])
        outputs[name] = {
            **measured(Z, given["label"].reshape(Z.shape[1:]), case, sample),
            "mean": to_json(Z.double().mean(0)),
        }
    return outputs


if __name__ == "__main__":
    for path, case in zip(sys.argv[1::2], sys.argv[2::2]):
        print(json.dumps(report(path, read(case))))
