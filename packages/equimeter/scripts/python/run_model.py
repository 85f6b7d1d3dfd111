"""Loads a TorchScript module and prints what it gives, as JSON.

    python3 packages/equimeter/scripts/python/run_model.py MODEL.pt CASE.json

CASE holds `inputs` {name: tensor} as arguments by name (a module that takes one dictionary is given all
of them) or `calls`, a list of such; `method` and `seed` where they are not `forward` and 0.
"""

import json
import sys

import torch

from exchange import call, from_json, to_json


def main():
    model = torch.jit.load(sys.argv[1]).eval()
    with open(sys.argv[2]) as file:
        case = from_json(json.load(file))
    torch.manual_seed(case.get("seed", 0))
    outputs = [
        call(getattr(model, case["method"]), inputs) if "method" in case else call(model, inputs)
        for inputs in case.get("calls", [case.get("inputs")])
    ]
    print(json.dumps(to_json(outputs if "calls" in case else outputs[0])))


if __name__ == "__main__":
    main()
