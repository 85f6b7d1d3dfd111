"""The PyTorch side of bench/operator.mjs."""

import torch
from serve import serve

a = torch.ones(1)
b = torch.ones(1)


def add(count):
    for _ in range(count):
        a.add(b)


def add_no_grad(count):
    with torch.no_grad():
        for _ in range(count):
            a.add(b)


def item(count):
    for _ in range(count):
        a.item()


serve({"add": add, "addNoGrad": add_no_grad, "item": item})
