"""Forward, backward and AdamW as a user of PyTorch writes them: what the models' scripts share.

The arguments: a safetensors file with the weights (`model.…`) and the data (`data.…`), the device, and
what the model's own script wants.
"""

import json
import sys

import torch
from serve import serve

DTYPES = {"F32": torch.float32, "I64": torch.int64}


def load_safetensors(path):
    """Tensors by name. The format: length of the header, header in JSON, bytes."""
    with open(path, "rb") as file:
        header = json.loads(file.read(int.from_bytes(file.read(8), "little")))
        data = bytearray(file.read())
    tensors = {}
    for name, entry in header.items():
        if name != "__metadata__":
            start, end = entry["data_offsets"]
            values = torch.frombuffer(data[start:end], dtype=DTYPES[entry["dtype"]])
            tensors[name] = values.view(entry["shape"]).clone()
    return tensors


def part(tensors, prefix):
    return {
        name[len(prefix) :]: tensor for name, tensor in tensors.items() if name.startswith(prefix)
    }


def serve_training(model, loss_of):
    """Answers requests for steps with the last loss. `loss_of` takes the model and the data."""
    tensors = load_safetensors(sys.argv[1])
    model.load_state_dict(part(tensors, "model."))
    device = sys.argv[2]
    model.to(device).train()
    data = {name: tensor.to(device) for name, tensor in part(tensors, "data.").items()}
    optimizer = torch.optim.AdamW(model.parameters(), lr=1e-4, foreach=True)

    def step(count):
        for _ in range(count):
            optimizer.zero_grad(set_to_none=True)
            loss = loss_of(model, data)
            loss.backward()
            optimizer.step()
        return loss.item()

    serve({"step": step})
