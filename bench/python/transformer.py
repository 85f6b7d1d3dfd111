"""The PyTorch side of bench/transformer.mjs, as a user of PyTorch writes it.

Arguments: a safetensors file with the weights and the data, and the name of the activation.
"""

import json
import sys

import torch
from serve import serve
from torch import nn


def load_safetensors(path):
    """Float32 tensors by name. The format: length of the header, header in JSON, bytes."""
    with open(path, "rb") as file:
        header = json.loads(file.read(int.from_bytes(file.read(8), "little")))
        data = bytearray(file.read())
    tensors = {}
    for name, entry in header.items():
        if name != "__metadata__":
            start, end = entry["data_offsets"]
            values = torch.frombuffer(data[start:end], dtype=torch.float32)
            tensors[name] = values.view(entry["shape"]).clone()
    return tensors


path, activation = sys.argv[1:]
tensors = load_safetensors(path)
x, target = tensors.pop("x"), tensors.pop("target")
layer = nn.TransformerEncoderLayer(
    256, 8, 1024, dropout=0.0, activation=activation, batch_first=True, norm_first=True
)
model = nn.TransformerEncoder(layer, 4, norm=nn.LayerNorm(256))
model.load_state_dict(tensors)
model.train()
criterion = nn.MSELoss()
optimizer = torch.optim.AdamW(model.parameters(), lr=1e-4, foreach=True)


def step(count):
    for _ in range(count):
        optimizer.zero_grad(set_to_none=True)
        loss = criterion(model(x), target)
        loss.backward()
        optimizer.step()
    return loss.item()


serve({"step": step})
