"""TorchScript modules with their inputs, outputs and gradients, as PyTorch computes them.

    python3 packages/torch/scripts/goldens/jit.py

Writes fixtures/*.pt and fixtures/jit.json. Values in the JSON: a tensor is
{"tensor": {dtype, shape, values}} (of complex ones re, im in turn), a tuple {"tuple": […]}, a
dictionary {"dict": {…}}; numbers, strings, booleans, None and lists are themselves. Gradients are
those of the sum of the squares of every floating-point tensor in the output.
"""

import json
import os
import re
import sys
import zipfile
from enum import Enum
from pathlib import Path
from typing import Dict, Final, List, NamedTuple, Optional, Tuple

import torch
from torch import Tensor, nn

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"


class ConvNet(nn.Module):
    """Batch statistics and dropout tell training from evaluation; `features` is a second method."""

    offset: Tensor

    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(2, 4, 3, padding=1)
        self.norm = nn.BatchNorm2d(4)
        self.drop = nn.Dropout(0.25)
        self.head = nn.Linear(4, 3)
        self.register_buffer("offset", torch.tensor([0.5, -1.0, 2.0]))

    @torch.jit.export
    def features(self, x: Tensor) -> Tensor:
        return torch.relu(self.norm(self.conv(x))).mean(dim=[2, 3])

    def forward(self, x: Tensor) -> Tensor:
        return self.head(self.drop(self.features(x))) + self.offset


class Everything(nn.Module):
    """Every kind of argument and result that a method can have."""

    scale: float

    def __init__(self):
        super().__init__()
        self.scale = 0.5
        self.weight = nn.Parameter(torch.randn(3, 3))

    def forward(
        self,
        inputs: Dict[str, Tensor],
        extras: List[Tensor],
        power: int,
        factor: float = 2.0,
        flip: bool = False,
        mode: str = "sum",
        bias: Optional[Tensor] = None,
    ) -> Tuple[Dict[str, Tensor], List[Tensor], int, float, bool, str, Optional[Tensor]]:
        x = inputs["x"] @ self.weight
        if "y" in inputs:
            x = x + inputs["y"]
        for extra in extras:
            x = x * extra
        x = x.pow(power) * factor * self.scale
        if flip:
            x = x.flip([0])
        if bias is not None:
            x = x + bias
        total = x.sum() if mode == "sum" else x.mean()
        outputs = {"x": x, "total": total}
        tensors, count = [x.t(), total + 1], power + len(extras)
        return outputs, tensors, count, factor / 3, not flip, mode + "!", bias

    @torch.jit.export
    def nested(self, pairs: List[Tuple[int, Tensor]]) -> Dict[int, List[float]]:
        table: Dict[int, List[float]] = {}
        for number, values in pairs:
            table[number] = [float(value) for value in values]
        return table

    @torch.jit.export
    def nothing(self):
        pass


class ForceField(nn.Module):
    """A soft pair potential with learned widths; forces are -dE/dx, taken inside."""

    def __init__(self):
        super().__init__()
        self.embedding = nn.Embedding(10, 4)
        self.hidden = nn.Linear(5, 8)
        self.out = nn.Linear(8, 1)

    def forward(self, positions: Tensor, atomic_numbers: Tensor) -> Dict[str, Tensor]:
        positions = positions.detach().clone().requires_grad_(True)
        atoms = positions.shape[0]
        pairs = torch.ones(atoms, atoms).triu(1).nonzero()
        i, j = pairs[:, 0], pairs[:, 1]
        distance = (positions[i] - positions[j]).square().sum(1, keepdim=True).sqrt()
        kinds = self.embedding(atomic_numbers)
        features = torch.cat([kinds[i] * kinds[j], torch.exp(-distance)], dim=1)
        energy = self.out(torch.tanh(self.hidden(features))).sum()
        seed: List[Optional[Tensor]] = [torch.ones_like(energy)]
        slope = torch.autograd.grad(
            [energy], [positions], seed, retain_graph=True, create_graph=self.training
        )[0]
        assert slope is not None
        return {"energy": energy, "forces": -slope}


class Block(nn.Module):
    steps: int
    names: List[str]

    def __init__(self, shared: nn.Parameter, steps: int, names: List[str]):
        super().__init__()
        self.weight = shared
        self.gain = nn.Parameter(torch.randn(3))
        self.steps = steps
        self.names = names

    def forward(self, x: Tensor) -> Tensor:
        for _ in range(self.steps):
            x = torch.tanh(x @ self.weight) * self.gain
        return x


class Nested(nn.Module):
    """Attributes of several types, and two blocks that share one parameter."""

    table: Dict[str, int]
    note: Optional[str]
    version: Tuple[int, float]

    def __init__(self):
        super().__init__()
        shared = nn.Parameter(torch.randn(3, 3))
        self.blocks = nn.ModuleList([Block(shared, 1, ["a"]), Block(shared, 2, ["b", "c"])])
        self.register_buffer("count", torch.tensor(3, dtype=torch.int64))
        self.register_buffer("transposed", torch.arange(6.0).view(2, 3).t())
        self.table = {"one": 1, "two": 2}
        self.note = "späte Å 原子"
        self.version = (2, 0.25)
        self.plain = torch.ones(3) / 3

    def forward(self, x: Tensor) -> Tensor:
        for block in self.blocks:
            x = block(x)
        return (x + self.plain) @ self.transposed * self.count * self.table["two"] * self.version[1]


class Colour(Enum):
    RED = 1
    BLUE = 2


class Pair(NamedTuple):
    first: Tensor
    second: int


@torch.jit.script
class Counter:
    def __init__(self, start: int):
        self.count = start

    def next(self) -> int:
        self.count += 1
        return self.count


class Attributes(nn.Module):
    """Attributes of every other type, among them names that are no identifiers."""

    tensors: Dict[str, Tensor]
    names: Dict[int, List[str]]
    lists: List[List[int]]
    flags: List[bool]
    widths: List[float]
    empty: Dict[str, int]
    nothing: Optional[Tensor]
    kept: Final[int]
    pair: Pair

    def __init__(self):
        super().__init__()
        self.tensors = {"a": torch.ones(3), "b": torch.arange(5)[::2]}
        self.names = {1: ["x", "y"], -4: []}
        self.lists = [[1, 2], [], [2**40]]
        self.flags = [True, False]
        self.widths = [float("inf"), -0.0]
        self.empty = {}
        self.nothing = None
        self.kept = 7
        self.colour = Colour.BLUE
        self.pair = Pair(torch.ones(2), 3)
        self.counter = Counter(3)
        self.wave = 1 + 2j
        self.device = torch.device("cpu")
        self.parts = nn.ModuleDict({"k-1": nn.Linear(3, 3), "1": nn.ReLU()})
        self.weight = nn.Parameter(torch.randn(4, 3).t())
        self.frozen = nn.Parameter(self.weight.detach()[1:, 1:3], requires_grad=False)
        self.register_buffer("expanded", torch.randn(1, 3).expand(4, 3))
        self.register_buffer("in_float16", torch.randn(3).half())
        self.register_buffer("in_bfloat16", torch.randn(3).bfloat16())
        self.register_buffer("in_complex128", torch.randn(3, dtype=torch.complex128))
        self.register_buffer("in_uint8", torch.arange(5, dtype=torch.uint8))
        self.register_buffer("none", None)
        self.register_buffer("scalar", torch.tensor(2.5))
        self.register_buffer("void", torch.zeros(0, 3))

    def forward(self, x: Tensor) -> Tensor:
        y = self.parts["k-1"](x) @ self.weight * self.kept + self.tensors["a"].sum()
        if self.colour == Colour.RED:
            y = y + 1
        count = self.pair.second + self.counter.next()
        return y @ self.expanded + count + torch.tensor([1.0, 2.0, 3.0])


class Attention(nn.Module):
    def forward(self, query: Tensor, key: Tensor, value: Tensor) -> Tensor:
        return torch.relu(query) + key.mean() + value.mean()


def encoder() -> torch.jit.ScriptModule:
    layer = nn.TransformerEncoderLayer(8, 2, 16, dropout=0.0, batch_first=True)
    model = nn.TransformerEncoder(layer, 2, enable_nested_tensor=False).train().double()
    with torch.no_grad():  # the layers are copies of one: made different, so that order matters
        for parameter in model.parameters():
            parameter.add_(torch.randn_like(parameter) * 0.1)
    return torch.jit.trace(model, (torch.randn(2, 5, 8),))


def described(value):
    if isinstance(value, Tensor):
        dtype = str(value.dtype).removeprefix("torch.")
        values = value.detach().flatten()
        values = (torch.view_as_real(values).flatten() if values.is_complex() else values).tolist()
        return {"tensor": {"dtype": dtype, "shape": list(value.shape), "values": values}}
    if isinstance(value, tuple):
        return {"tuple": [described(item) for item in value]}
    if isinstance(value, list):
        return [described(item) for item in value]
    if isinstance(value, dict):
        return {"dict": {str(key): described(item) for key, item in value.items()}}
    return value


def tensors_in(value):
    if isinstance(value, Tensor):
        yield value
    elif isinstance(value, (tuple, list, dict)):
        for item in value.values() if isinstance(value, dict) else value:
            yield from tensors_in(item)


def called(module, method, arguments, train=False, seed=None):
    """One call on a module as it was loaded: its result and the gradients of all parameters."""
    module.train(train)
    if seed is not None:
        torch.manual_seed(seed)
    output = getattr(module, method)(*arguments)
    graphs = [item for item in tensors_in(output) if item.requires_grad]
    record = {
        "method": method,
        "train": train,
        "seed": seed,
        "arguments": [described(argument) for argument in arguments],
        "output": described(output),
    }
    if graphs:
        module.zero_grad()
        sum(item.square().sum() for item in graphs).backward()
        record["gradients"] = {
            name: described(parameter.grad)
            for name, parameter in module.named_parameters()
            if parameter.grad is not None
        }
    return record


def saved(name, module, calls):
    """The module's file, and what the file answers when it is loaded again for every call."""
    path = FIXTURES / f"{name}.pt"
    module.save(str(path))
    records = [called(torch.jit.load(str(path)), *call) for call in calls]
    loaded = torch.jit.load(str(path))
    return {
        "file": path.name,
        "training": loaded.training,
        "parameters": {key: described(value) for key, value in loaded.named_parameters()},
        "buffers": {key: described(value) for key, value in loaded.named_buffers()},
        "calls": records,
    }


def future(name):
    """A file that calls an operator of PyTorch 2, as 1.13 itself can not write it."""
    plain = FIXTURES / f"{name}.pt"
    torch.jit.script(Attention()).save(str(plain))
    with zipfile.ZipFile(plain) as archive:
        records = [(record, archive.read(record)) for record in archive.infolist()]
    with zipfile.ZipFile(plain, "w") as archive:
        for record, data in records:
            if record.filename.endswith("code/__torch__.py"):
                text = data.decode()
                body = re.compile(r"\n    _0 = .*", re.DOTALL)
                call = "torch.scaled_dot_product_attention(query, key, value, None, 0., False)"
                replaced = body.sub(f"\n    return {call}\n", text)
                assert replaced != text, text
                data = replaced.encode()
            if record.filename.endswith(".debug_pkl"):
                continue  # its line numbers would be wrong
            archive.writestr(zipfile.ZipInfo(record.filename), data, record.compress_type)


def main():
    torch.set_default_dtype(torch.float64)
    torch.manual_seed(0)
    FIXTURES.mkdir(exist_ok=True)
    image = torch.randn(3, 2, 4, 4)
    x, y = torch.randn(2, 3), torch.randn(2, 3)
    positions, numbers = torch.randn(4, 3), torch.tensor([1, 6, 8, 1])
    sequence = torch.randn(2, 5, 8)
    convnet = torch.jit.script(ConvNet())
    convnet.train()
    for _ in range(3):  # running statistics that are not the initial ones
        convnet(torch.randn(8, 2, 4, 4))
    everything = torch.jit.script(Everything())
    force_field = torch.jit.script(ForceField().eval())
    cases = {
        "convnet": saved(
            "convnet",
            convnet,
            [
                ("forward", (image,)),
                ("forward", (image,), True, 7),
                ("features", (image,)),
                ("features", (image,), True),
            ],
        ),
        "encoder": saved("encoder", encoder(), [("forward", (sequence,), True)]),
        "everything": saved(
            "everything",
            everything,
            [
                ("forward", ({"x": x}, [], 2)),
                ("forward", ({"x": x, "y": y}, [y, x], 3, 1.5, True, "mean", torch.ones(3))),
                ("nested", ([(3, torch.tensor([1.5, -2.0])), (-1, torch.zeros(0))],)),
                ("nothing", ()),
            ],
        ),
        "force-field": saved(
            "force-field",
            force_field,
            [("forward", (positions, numbers)), ("forward", (positions, numbers), True)],
        ),
        "nested": saved("nested", torch.jit.script(Nested()), [("forward", (x,))]),
        "attributes": saved(
            "attributes", torch.jit.script(Attributes().eval()), [("forward", (x,))]
        ),
    }
    future("future")
    weights = {"weight": torch.arange(3.0), "step": 5}
    torch.save(weights, FIXTURES / "checkpoint.pt")
    torch.save(weights, FIXTURES / "checkpoint-old.pt", _use_new_zipfile_serialization=False)
    goldens = {"pytorch": torch.__version__, "cases": cases}
    (FIXTURES / "jit.json").write_text(json.dumps(goldens, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    # Files remember where their source was: by its bare name it is the same on every machine.
    if __file__ != "jit.py":
        os.chdir(Path(__file__).parent)
        again = "__file__ = 'jit.py'; exec(compile(open(__file__).read(), __file__, 'exec'))"
        environment = {**os.environ, "PYTHONHASHSEED": "0"}
        os.execve(sys.executable, [sys.executable, "-c", again], environment)
    main()
