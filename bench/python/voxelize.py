"""The PyTorch side of bench/voxelize.mjs: the closed form in ordinary operators.

Arguments: JSON of {"positions": [[x, y, z], …], "channels": […], "size": G, "count": C}.
"""

import json
import sys

import torch
from serve import serve

given = json.loads(sys.argv[1])
positions = torch.tensor(given["positions"], dtype=torch.float32)
channels = torch.tensor(given["channels"])
size, count = given["size"], given["count"]
resolution, radius, reach, offset = 0.25, 0.5, 5, 1.125
steps = torch.arange(-reach, reach + 1)


def density(positions):
    """[C, G, G, G]: logarithms of what each atom lets through, added up."""
    first = torch.floor(positions.detach() / resolution).long() + size // 2
    index = first[:, :, None] + steps  # [n, 3, 11]
    centres = resolution * (index - size // 2 + offset)
    factors = torch.exp(-((centres - positions[:, :, None]) ** 2) / (0.93 * radius) ** 2)
    x, y, z = factors.unbind(1)
    value = x[:, :, None, None] * y[:, None, :, None] * z[:, None, None, :]
    i, j, k = index.unbind(1)
    flat = (channels[:, None] * size + i)[:, :, None, None] * size + j[:, None, :, None]
    flat = flat * size + k[:, None, None, :]
    inside = ((index >= 0) & (index < size)).unbind(1)
    inside = inside[0][:, :, None, None] & inside[1][:, None, :, None] & inside[2][:, None, None, :]
    logs = torch.zeros(count * size**3)
    logs = logs.index_add(0, flat[inside], torch.log1p(-value[inside]))
    return -torch.expm1(logs)


def forward(rounds):
    with torch.no_grad():
        for _ in range(rounds):
            result = density(positions)
    return result.sum(dtype=torch.float64).item()


def gradient(rounds):
    for _ in range(rounds):
        leaf = positions.clone().requires_grad_()
        density(leaf).square().sum().backward()
    return leaf.grad.abs().sum(dtype=torch.float64).item()


serve({"forward": forward, "gradient": gradient})
