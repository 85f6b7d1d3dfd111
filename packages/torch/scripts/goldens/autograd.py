"""Derivatives as torch.autograd.functional computes them, in float64.

    python3 packages/torch/scripts/goldens/autograd.py

Writes fixtures/autograd.safetensors. Names are `<case>.<what>`:

function   (a, b) = f(x, y), the products and the Jacobian blocks `jacobian.<output>.<input>`
scalar     s = g(x, y), its Hessian blocks `hessian.<input>.<input>`
rosenbrock a function of five variables, its Hessian and a product
block      a pre-norm transformer block: state, input, target, loss, gradient and Hessian-vector
           products over all parameters, the Hessian of some, and the gradients of each sample's loss
"""

import json
import struct
from pathlib import Path

import torch
from torch import nn
from torch.autograd import functional
from torch.nn.utils.stateless import functional_call

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
SUBSET = ["norm1.weight", "norm1.bias", "attention.in_proj_bias", "norm2.bias"]


def save(path, tensors):
    """Float64 tensors in the safetensors format: length of the header, the header, the data."""
    header = {"__metadata__": {"torch": torch.__version__}}
    data = b""
    for name, tensor in tensors.items():
        raw = tensor.detach().contiguous().numpy().astype("<f8").tobytes()
        header[name] = {"dtype": "F64", "shape": list(tensor.shape), "data_offsets": [len(data), len(data) + len(raw)]}
        data += raw
    text = json.dumps(header).encode()
    path.write_bytes(struct.pack("<Q", len(text)) + text + data)


def f(x, y):
    return torch.sin(x[:2, None] * y) + x[2] * y**2, torch.exp(0.3 * x) * y.sum()


def g(x, y):
    a, b = f(x, y)
    return (a**2).sum() + b.prod()


def rosenbrock(x):
    return (100 * (x[1:] - x[:-1] ** 2) ** 2 + (1 - x[:-1]) ** 2).sum()


class Block(nn.Module):
    def __init__(self):
        super().__init__()
        self.norm1 = nn.LayerNorm(8)
        self.attention = nn.MultiheadAttention(8, 2, batch_first=True)
        self.norm2 = nn.LayerNorm(8)
        self.linear1 = nn.Linear(8, 16)
        self.linear2 = nn.Linear(16, 8)

    def forward(self, x):
        h = self.norm1(x)
        x = x + self.attention(h, h, h, need_weights=False)[0]
        return x + self.linear2(nn.functional.gelu(self.linear1(self.norm2(x))))


def functions(out):
    x, y = torch.randn(3), torch.randn(2, 2)
    cotangents = torch.randn(2, 2), torch.randn(3)
    tangents = torch.randn(3), torch.randn(2, 2)
    out.update({"function.x": x, "function.y": y})
    for name, tensors in [("cotangents", cotangents), ("tangents", tangents)]:
        out.update({f"function.{name}.{i}": tensor for i, tensor in enumerate(tensors)})
    for i, tensor in enumerate(functional.vjp(f, (x, y), cotangents)[1]):
        out[f"function.vjp.{i}"] = tensor
    for i, tensor in enumerate(functional.jvp(f, (x, y), tangents)[1]):
        out[f"function.jvp.{i}"] = tensor
    for o, blocks in enumerate(functional.jacobian(f, (x, y))):
        out.update({f"function.jacobian.{o}.{i}": block for i, block in enumerate(blocks)})
    for a, blocks in enumerate(functional.hessian(g, (x, y))):
        out.update({f"scalar.hessian.{a}.{b}": block for b, block in enumerate(blocks)})
    for i, tensor in enumerate(functional.hvp(g, (x, y), tangents)[1]):
        out[f"scalar.hvp.{i}"] = tensor

    point, vector = torch.randn(5), torch.randn(5)
    out.update({"rosenbrock.x": point, "rosenbrock.vector": vector})
    out["rosenbrock.hessian"] = functional.hessian(rosenbrock, point)
    out["rosenbrock.hvp"] = functional.hvp(rosenbrock, point, vector)[1]


def block(out):
    model = Block()
    for parameter in model.parameters():  # biases and norms away from their 0 and 1
        nn.init.normal_(parameter, std=0.4)
    state = dict(model.named_parameters())
    x, target = torch.randn(3, 5, 8), torch.randn(3, 5, 8)
    out.update({f"block.state.{name}": tensor for name, tensor in state.items()})
    out.update({"block.x": x, "block.target": target})

    def loss(names, tensors, x=x, target=target):
        return ((functional_call(model, dict(zip(names, tensors)), (x,)) - target) ** 2).mean()

    names, tensors = list(state), tuple(tensor.detach() for tensor in state.values())
    flat = nn.utils.parameters_to_vector
    out["block.loss"] = loss(names, tensors)
    out["block.gradient"] = flat(functional.vjp(lambda *w: loss(names, w), tensors)[1])
    for k in range(2):
        vectors = tuple(torch.randn_like(tensor) for tensor in tensors)
        out[f"block.vector.{k}"] = flat(vectors)
        out[f"block.hvp.{k}"] = flat(functional.hvp(lambda *w: loss(names, w), tensors, vectors)[1])

    some = tuple(state[name].detach() for name in SUBSET)
    rows = functional.hessian(lambda *w: loss(SUBSET, w), some)
    sizes = [tensor.numel() for tensor in some]
    out["block.hessian"] = torch.cat(
        [torch.cat([b.reshape(n, m) for b, m in zip(row, sizes)], 1) for row, n in zip(rows, sizes)]
    )
    for i, name in enumerate(SUBSET):
        each = [
            functional.vjp(lambda *w: loss(SUBSET, w, x[k : k + 1], target[k : k + 1]), some)[1][i]
            for k in range(len(x))
        ]
        out[f"block.sample.{name}"] = torch.stack(each)


if __name__ == "__main__":
    torch.set_default_dtype(torch.float64)
    torch.manual_seed(0)
    results = {}
    functions(results)
    block(results)
    save(FIXTURES / "autograd.safetensors", results)
