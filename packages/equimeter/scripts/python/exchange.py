"""Tensors as JSON, the same for both sides: {"dtype": "float32", "shape": [2, 3], "values": [...]}."""

import json
from pathlib import Path
from typing import Any, Dict, List

import torch
from torch import Tensor


def to_json(value: Any) -> Any:
    """Tensors in tuples, lists and dictionaries too; a named tuple becomes a dictionary."""
    if isinstance(value, Tensor):
        value = value.detach().cpu()
        return {
            "dtype": str(value.dtype).removeprefix("torch."),
            "shape": list(value.shape),
            "values": value.reshape(-1).tolist(),
        }
    if hasattr(value, "_asdict"):
        return to_json(value._asdict())
    if isinstance(value, dict):
        return {key: to_json(part) for key, part in value.items()}
    if isinstance(value, (tuple, list)):
        return [to_json(part) for part in value]
    return value


def from_json(value: Any) -> Any:
    if isinstance(value, dict) and set(value) == {"dtype", "shape", "values"}:
        dtype = getattr(torch, value["dtype"])
        return torch.tensor(value["values"], dtype=dtype).reshape(value["shape"])
    if isinstance(value, dict):
        return {key: from_json(part) for key, part in value.items()}
    return [from_json(part) for part in value] if isinstance(value, list) else value


def read(path: str) -> Any:
    return from_json(json.loads(Path(path).read_text()))


def call(model, inputs: Dict[str, Any]) -> Any:
    """By names; a model that takes one dictionary takes all of them."""
    method = getattr(model, "forward", model)
    arguments = method.schema.arguments[1:]
    if len(arguments) == 1 and "Dict" in str(arguments[0].type):
        return model(dict(inputs))
    return model(**inputs)


def named(output: Any, names: List[str]) -> Dict[str, Tensor]:
    """Outputs by name: keys, fields of a named tuple, or the given names one after the other."""
    if hasattr(output, "_asdict"):
        output = output._asdict()
    if isinstance(output, dict):
        return {name: output[name] for name in names}
    parts = [output] if isinstance(output, Tensor) else list(output)
    return dict(zip(names, parts))
