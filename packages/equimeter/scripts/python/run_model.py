"""Loads TorchScript modules and prints what each gives, a line of JSON for each.

    python3 packages/equimeter/scripts/python/run_model.py MODEL.pt CASE.json [MODEL.pt CASE.json …]

CASE holds `inputs` {name: tensor} as arguments by name (a module that takes one dictionary is given all
of them) or `calls`, a list of such; `method` and `seed` where they are not `forward` and 0.
"""

import json
import sys

import torch

from exchange import call, read, to_json


def outputs(path: str, case: dict):
    model = torch.jit.load(path).eval()
    torch.manual_seed(case.get("seed", 0))
    method = getattr(model, case["method"]) if "method" in case else model
    if "calls" in case:
        return [call(method, inputs) for inputs in case["calls"]]
    return call(method, case["inputs"])


if __name__ == "__main__":
    for path, case in zip(sys.argv[1::2], sys.argv[2::2]):
        print(json.dumps(to_json(outputs(path, read(case)))))
