"""Small models with and without symmetry, some with a fault. Positions in Å, in float32 or float64."""

from typing import Dict, NamedTuple, Tuple

import torch
from torch import Tensor, nn
from torch.nn import functional as F


class Plain(nn.Module):
    """A transformer on coordinates: knows no symmetry, and gives forces and an energy."""

    def __init__(self, width: int = 16, heads: int = 2):
        super().__init__()
        self.width, self.heads = width, heads
        self.types = nn.Embedding(5, width)
        self.positions = nn.Linear(3, width)
        self.mix = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.forces = nn.Linear(width, 3)
        self.energy = nn.Linear(width, 1)

    def forward(self, positions: Tensor, types: Tensor) -> Tuple[Tensor, Tensor]:
        h = self.types(types) + torch.tanh(self.positions(positions))  # [B, N, width]
        B, N = h.size(0), h.size(1)
        q, k, v = self.mix(h).reshape(B, N, 3, self.heads, -1).permute(2, 0, 3, 1, 4).unbind(0)
        weights = (q @ k.transpose(-2, -1) * (self.width / self.heads) ** -0.5).softmax(-1)
        h = h + self.out((weights @ v).transpose(1, 2).reshape(B, N, self.width))
        h = F.silu(h)
        return self.forces(h), self.energy(h).sum(dim=[1, 2])


class Equivariant(nn.Module):
    """Forces along the vectors between atoms, with weights from distances: equivariant by construction."""

    def __init__(self, width: int = 16):
        super().__init__()
        self.types = nn.Embedding(5, width)
        self.pair = nn.Linear(2 * width + 1, width)
        self.weight = nn.Linear(width, 1)
        self.energy = nn.Linear(width, 1)

    def pairs(self, positions: Tensor, types: Tensor) -> Tuple[Tensor, Tensor]:
        between = positions.unsqueeze(2) - positions.unsqueeze(1)  # [B, N, N, 3]
        h = self.types(types)
        N = h.size(1)
        left = h.unsqueeze(2).expand(-1, -1, N, -1)
        right = h.unsqueeze(1).expand(-1, N, -1, -1)
        features = torch.cat([left, right, between.square().sum(-1, keepdim=True)], -1)
        return between, F.silu(self.pair(features))

    def forward(self, positions: Tensor, types: Tensor) -> Tuple[Tensor, Tensor]:
        between, h = self.pairs(positions, types)
        return (self.weight(h) * between).sum(2), self.energy(h).sum(dim=[1, 2, 3])


class Hidden(Equivariant):
    """The same with a bug: a small force that depends on how high an atom lies in the laboratory."""

    def forward(self, positions: Tensor, types: Tensor) -> Tuple[Tensor, Tensor]:
        between, h = self.pairs(positions, types)
        height = positions[:, :, 2:] - positions[:, :, 2:].mean(1, keepdim=True)
        forces = (self.weight(h) * between).sum(2) + 0.05 * height.sin() * positions.new_ones([3])
        return forces, self.energy(h).sum(dim=[1, 2, 3])


class Dropout(Plain):
    """Dropout that `eval()` does not switch off."""

    def forward(self, positions: Tensor, types: Tensor) -> Tuple[Tensor, Tensor]:
        h = self.types(types) + torch.tanh(self.positions(positions))
        h = F.dropout(F.silu(self.out(h)), 0.1, training=True)
        return self.forces(h), self.energy(h).sum(dim=[1, 2])


class Flat(nn.Module):
    """Atoms of all samples one after the other, one dictionary in and one out; forces −dE/dx inside."""

    def __init__(self, width: int = 16):
        super().__init__()
        self.types = nn.Embedding(5, width)
        self.positions = nn.Linear(3, width)
        self.energy = nn.Linear(width, 1)

    def forward(self, data: Dict[str, Tensor]) -> Dict[str, Tensor]:
        pos, batch, cell = data["pos"], data["batch"], data["cell"]
        pos.requires_grad_(True)
        samples = int(batch.max().item()) + 1
        counts = torch.zeros([samples, 1], dtype=pos.dtype).index_add(
            0, batch, torch.ones_like(pos[:, :1])
        )
        centre = torch.zeros([samples, 3], dtype=pos.dtype).index_add(0, batch, pos) / counts
        volume = torch.det(cell).abs().pow(1 / 3).index_select(0, batch).unsqueeze(1)
        h = self.types(data["atom_types"]) * torch.tanh(
            self.positions((pos - centre[batch]) / volume * 4)
        )
        atoms = self.energy(F.silu(h))
        energy = torch.zeros([samples, 1], dtype=pos.dtype).index_add(0, batch, atoms)
        slope = torch.autograd.grad([energy.sum()], [pos])[0]
        assert slope is not None
        return {"forces": -slope, "total_energy": energy.detach(), "atom_types": data["atom_types"]}


class IgnoresCell(nn.Module):
    """Takes a cell and uses only its lengths: neighbours over the boundary are sought along x, y, z."""

    def __init__(self, width: int = 16):
        super().__init__()
        self.pair = nn.Linear(1, width)
        self.weight = nn.Linear(width, 1)

    def forward(self, positions: Tensor, cell: Tensor) -> Tensor:
        lengths = cell.square().sum(-1).sqrt()[:, None, None]  # [B, 1, 1, 3]
        between = positions.unsqueeze(2) - positions.unsqueeze(1)
        between = between - lengths * torch.round(between / lengths)
        h = F.silu(self.pair((between.square().sum(-1, keepdim=True))))
        return (self.weight(h) * between).sum(2)


class Answer(NamedTuple):
    energy: Tensor
    dipole: Tensor
    stress: Tensor


class Named(nn.Module):
    """A named tuple of a scalar, a vector and a tensor for each sample."""

    def __init__(self):
        super().__init__()
        self.mix = nn.Parameter(torch.randn(3, 3) / 2)

    def forward(self, positions: Tensor, scale: float = 1.0, mode: str = "sum") -> Answer:
        x = torch.tanh(positions @ self.mix) * scale
        y = x.sum(1) if mode == "sum" else x.mean(1)
        return Answer(y.square().sum(1), y, y.unsqueeze(1) * y.unsqueeze(2))


class Invariant(nn.Module):
    """An energy from distances alone, for one structure a call."""

    def __init__(self, width: int = 16):
        super().__init__()
        self.pair = nn.Sequential(nn.Linear(1, width), nn.SiLU(), nn.Linear(width, 1))

    def forward(self, positions: Tensor) -> Tensor:
        between = positions.unsqueeze(1) - positions.unsqueeze(0)
        return self.pair(between.square().sum(-1, keepdim=True)).sum()


class Single(nn.Module):
    """One structure a call, no axis for samples: forces from coordinates about the centroid."""

    def __init__(self):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(3, 16), nn.Tanh(), nn.Linear(16, 3))

    def forward(self, positions: Tensor) -> Tensor:
        return self.net(positions - positions.mean(0))
