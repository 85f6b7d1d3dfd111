"""The PyTorch side of bench/gnn.mjs."""

import math

import torch
from torch import nn
from torch.nn import functional as F
from training import serve_training

MOLECULES, ATOMS, WIDTH, WAVES = 16, 12, 64, 16


class Interaction(nn.Module):
    def __init__(self):
        super().__init__()
        self.norm = nn.LayerNorm(WIDTH)
        self.source = nn.Linear(WIDTH, WIDTH)
        self.target = nn.Linear(WIDTH, WIDTH, bias=False)
        self.edge = nn.Linear(WAVES, WIDTH, bias=False)
        self.message = nn.Linear(WIDTH, WIDTH)
        self.gate = nn.Linear(WIDTH, WIDTH)
        self.summed = nn.LayerNorm(WIDTH)
        self.widen = nn.Linear(WIDTH, 2 * WIDTH)
        self.narrow = nn.Linear(2 * WIDTH, WIDTH)

    def forward(self, hidden, source, target, basis, envelope):
        normed = self.norm(hidden)
        sender = self.source(normed).index_select(0, source)
        receiver = self.target(normed).index_select(0, target)
        pair = F.silu(sender + receiver + self.edge(basis))
        gate = torch.sigmoid(self.gate(pair)) * envelope
        message = self.message(pair) * gate
        total = torch.zeros_like(hidden).index_add(0, target, message) * (1 / math.sqrt(ATOMS))
        return hidden + self.narrow(F.silu(self.widen(self.summed(total))))


class GraphNetwork(nn.Module):
    def __init__(self):
        super().__init__()
        self.embedding = nn.Embedding(10, WIDTH)
        self.layers = nn.ModuleList(Interaction() for _ in range(4))
        self.norm = nn.LayerNorm(WIDTH)
        self.hidden = nn.Linear(WIDTH, WIDTH)
        self.energy = nn.Linear(WIDTH, 1)

    def forward(self, elements, positions, source, target, molecule):
        away = positions.index_select(0, source) - positions.index_select(0, target)
        distance = away.square().sum(1, keepdim=True).sqrt()
        envelope = ((distance * (math.pi / 8)).cos() + 1) * 0.5
        centers = torch.arange(WAVES, device=positions.device) * (8 / WAVES)
        basis = ((distance - centers).square() * -2).exp()
        hidden = self.embedding(elements)
        for layer in self.layers:
            hidden = layer(hidden, source, target, basis, envelope)
        energies = self.energy(F.silu(self.hidden(self.norm(hidden))))
        return torch.zeros(MOLECULES, 1, device=positions.device).index_add(0, molecule, energies)


def loss_of(model, data):
    data = dict(data)
    energies = data.pop("energies")
    return F.mse_loss(model(**data), energies)


serve_training(GraphNetwork(), loss_of)
