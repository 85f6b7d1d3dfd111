"""Optimisers' trajectories and schedulers' learning rates, as PyTorch computes them.

    python3 packages/torch/scripts/goldens/optim.py

Writes fixtures/optim.json (what was run, with the names of the TypeScript options; learning rates) and
fixtures/optim.safetensors:

`start.<parameter>`, `gradients.<parameter>`   float64; a run in float32 rounds them. Gradients are
                                               [steps, …]; optim.json says which steps have none
`<run>.<step>.<parameter>`                     parameters after so many steps, in the run's dtype (Muon's in float32)

The first-order runs are done twice, with foreach=True and with the loop over parameters, which must
agree to the last bit (they do; in 1.13 the foreach forms of SGD and Adam also write into `.grad`). The
tests compare bit for bit, so this and they run libtorch's plain kernels (ATEN_CPU_CAPABILITY) and one
of OpenBLAS's dot products (OPENBLAS_CORETYPE): others contract to fused multiply-adds where the
processor has them.

Muon is newer than PyTorch 1.13. What stands for it here is written from the published formulas: Jordan
et al., "Muon: an optimizer for hidden layers in neural networks" (2024), and for the learning rates Liu
et al., "Muon is scalable for LLM training" (2025); names and defaults are those of the documentation of
torch.optim.Muon in PyTorch 2.9. It computes in float64; what bfloat16 makes of it is up to the tests.
"""

import json
import math
import os
import random
import re
import struct
from pathlib import Path

os.environ["ATEN_CPU_CAPABILITY"] = "default"
os.environ["OPENBLAS_CORETYPE"] = "Prescott"

import torch  # noqa: E402
from torch.optim import lr_scheduler  # noqa: E402

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
STEPS = 24
STORED = [1, 2, 5, 13, 24]
SHAPES = {"weight": [5, 3], "bias": [4], "kernel": [7, 11], "cube": [2, 3, 4], "scale": []}
# Steps, counted from 0, at which a parameter has no gradient.
MISSING = {"bias": [0, 1, 2], "kernel": [5, 6, 13], "weight": [9], "cube": [9, 20], "scale": [9]}
DTYPES = {"float32": torch.float32, "float64": torch.float64}

# Groups: the parameters they hold and their options; one group of all parameters where there are none.
GROUPS = [
    {"parameters": ["weight", "cube"]},
    {"parameters": ["bias", "kernel", "scale"], "options": {"lr": 0.003, "weightDecay": 0}},
]

FIRST_ORDER = [
    ("SGD", {"lr": 0.1}),
    ("SGD", {"lr": 0.05, "momentum": 0.9, "dampening": 0.1, "weightDecay": 0.01}),
    ("SGD", {"lr": 0.05, "momentum": 0.9, "nesterov": True, "weightDecay": 0.02, "groups": GROUPS}),
    ("SGD", {"lr": 0.01, "momentum": 0.5, "maximize": True, "weightDecay": 0.1}),
    ("Adam", {}),
    ("Adam", {"lr": 0.01, "betas": [0.8, 0.99], "weightDecay": 0.05, "amsgrad": True}),
    ("Adam", {"lr": 0.02, "maximize": True, "weightDecay": 0.01, "groups": GROUPS}),
    ("AdamW", {}),
    ("AdamW", {"lr": 0.02, "betas": [0.9, 0.95], "weightDecay": 0.1, "groups": GROUPS}),
    ("AdamW", {"lr": 0.01, "eps": 1e-3, "amsgrad": True, "maximize": True, "decay": 0.9}),
]

LBFGS = [
    {"lr": 0.02, "maxIter": 6},
    {"lr": 1, "maxIter": 6, "lineSearch": "strong-wolfe"},
    {"lr": 0.3, "maxIter": 5, "historySize": 3, "lineSearch": "strong-wolfe"},
    {"lr": 7, "maxIter": 4, "maxEval": 9, "lineSearch": "strong-wolfe"},
]
LBFGS_STEPS = 6
# Random starts, scales and options, of which these seeds lead through the rarer turns of the search.
LBFGS_SEEDS = [2, 10, 16, 37, 184, 340]

MUON = [
    {},
    {"lr": 0.1, "adjustLrFn": "match_rms_adamw", "weightDecay": 0.01, "nsCoefficients": [1.5, -0.5, 0]},
    {"lr": 0.05, "nesterov": False, "momentum": 0.8, "nsCoefficients": [1.5, -0.5, 0]},
    {"lr": 0.05, "momentum": 0.7, "nsCoefficients": [2, -1.5, 0.5], "nsSteps": 2},
]
MUON_SHAPES = {"tall": [32, 12], "wide": [12, 32], "other": [12, 32], "square": [16, 16]}
MUON_STEPS = 3

SCHEDULES = [
    ("StepLR", [4], {"gamma": 0.5}),
    ("MultiStepLR", [[2, 5, 5, 11]], {"gamma": 0.3}),
    ("ConstantLR", [], {"factor": 0.3, "totalIters": 4}),
    ("LinearLR", [], {"startFactor": 0.25, "endFactor": 0.8, "totalIters": 7}),
    ("ExponentialLR", [0.93], {}),
    ("PolynomialLR", [], {"totalIters": 9, "power": 2}),
    ("PolynomialLR", [], {"totalIters": 12, "power": 0.7}),
    ("CosineAnnealingLR", [8], {"etaMin": 0.001}),
    ("CosineAnnealingWarmRestarts", [5], {"tMult": 2, "etaMin": 0.002}),
    ("OneCycleLR", [[0.3, 0.5]], {"totalSteps": 30}),
    ("OneCycleLR", [0.4], {"epochs": 6, "stepsPerEpoch": 5, "threePhase": True, "annealStrategy": "linear"}),
]
EPOCHS = 30


def snake(name):
    return re.sub(r"[A-Z]", lambda match: "_" + match[0].lower(), name)


def python_options(options):
    names = {"lineSearch": "line_search_fn", "tMax": "T_max", "tMult": "T_mult"}
    values = {"strong-wolfe": "strong_wolfe"}
    return {
        names.get(name, snake(name)): values.get(value, value) if isinstance(value, str) else value
        for name, value in options.items()
    }


def save(path, tensors):
    """The safetensors format: length of the header, the header, the data."""
    header = {"__metadata__": {"torch": torch.__version__}}
    data = b""
    for name, tensor in tensors.items():
        kind = {torch.float32: "F32", torch.float64: "F64"}[tensor.dtype]
        raw = tensor.detach().contiguous().numpy().tobytes()
        header[name] = {"dtype": kind, "shape": list(tensor.shape), "data_offsets": [len(data), len(data) + len(raw)]}
        data += raw
    text = json.dumps(header).encode()
    path.write_bytes(struct.pack("<Q", len(text)) + text + data)


def start(tensors, prefix, dtype):
    names = [name[len(prefix) :] for name in tensors if name.startswith(prefix)]
    return {name: tensors[prefix + name].to(dtype).clone().requires_grad_() for name in names}


def first_order(tensors, name, options, dtype, foreach):
    """The parameters after each step."""
    options = dict(options)
    groups = options.pop("groups", [{"parameters": list(SHAPES)}])
    decay = options.pop("decay", 1)
    parameters = start(tensors, "start.", dtype)
    optimizer = getattr(torch.optim, name)(
        [
            {"params": [parameters[name] for name in group["parameters"]], **python_options(group.get("options", {}))}
            for group in groups
        ],
        **{"lr": 1e-3, **python_options(options)},
        foreach=foreach,
    )
    path = []
    for step in range(STEPS):
        for name, parameter in parameters.items():
            has = step not in MISSING.get(name, [])
            parameter.grad = tensors["gradients." + name][step].to(dtype).clone() if has else None
        optimizer.step()
        for group in optimizer.param_groups:
            group["lr"] *= decay
        path.append({name: parameter.detach().clone() for name, parameter in parameters.items()})
    return path


def loss(parameters):
    """Rosenbrock's valley beside a bowl; `idle` takes no part and has no gradient."""
    x, y = parameters["x"], parameters["y"]
    valley = ((x[1:] - x[:-1].square()).square() * 10).sum() + (1 - x[:-1]).square().sum()
    return valley + (y.square() * y.square()).sum() + (y - 0.3).square().sum()


def random_search(tensors, seed):
    """Options and dtype; the start goes into the tensors."""
    random.seed(seed)
    generator = torch.Generator().manual_seed(seed)
    lr = random.choice([1e-4, 1e-3, 0.01, 0.1, 0.3, 1, 1, 3, 20, 100])
    scale = random.choice([0.1, 1, 1, 3, 10])
    dtype = random.choice(list(DTYPES))
    options = {
        "lr": lr,
        "maxIter": random.choice([2, 5, 10]),
        "historySize": random.choice([1, 3, 100]),
        "lineSearch": "strong-wolfe",
    }
    for name, shape in {"x": [5], "y": [2, 3]}.items():
        value = torch.randn(shape, dtype=torch.float64, generator=generator) * scale
        tensors[f"search{seed}.start.{name}"] = value
    return options, dtype


def lbfgs(tensors, prefix, options, dtype):
    parameters = start(tensors, prefix, dtype)
    optimizer = torch.optim.LBFGS(parameters.values(), **python_options(options))
    calls = 0

    def closure():
        nonlocal calls
        calls += 1
        optimizer.zero_grad(set_to_none=True)
        value = loss(parameters)
        value.backward()
        return value

    path, losses = [], []
    for _ in range(LBFGS_STEPS):
        losses.append(optimizer.step(closure).item())
        path.append({name: parameter.detach().clone() for name, parameter in parameters.items()})
    return path, losses, calls


def orthogonal(matrix, coefficients, steps, eps):
    a, b, c = coefficients
    x = matrix / max(matrix.norm().item(), eps)
    for _ in range(steps):
        gram = x @ x.T
        x = a * x + (b * gram + c * gram @ gram) @ x
    return x


def muon(tensors, options):
    settings = {
        "lr": 1e-3,
        "weightDecay": 0.1,
        "momentum": 0.95,
        "nesterov": True,
        "nsCoefficients": (3.4445, -4.775, 2.0315),
        "eps": 1e-7,
        "nsSteps": 5,
        "adjustLrFn": "original",
        **options,
    }
    lr, momentum = settings["lr"], settings["momentum"]
    path = []
    state = {name: (tensors["muon.start." + name].clone(), torch.zeros(shape).double()) for name, shape in MUON_SHAPES.items()}
    for step in range(MUON_STEPS):
        for name, (theta, average) in state.items():
            gradient = tensors["muon.gradients." + name][step]
            average = momentum * average + (1 - momentum) * gradient
            direction = momentum * average + (1 - momentum) * gradient if settings["nesterov"] else average
            update = orthogonal(direction, settings["nsCoefficients"], settings["nsSteps"], settings["eps"])
            rows, columns = theta.shape
            factor = math.sqrt(max(1, rows / columns))
            if settings["adjustLrFn"] == "match_rms_adamw":
                factor = 0.2 * math.sqrt(max(rows, columns))
            state[name] = (theta * (1 - lr * settings["weightDecay"]) - lr * factor * update, average)
        path.append({name: theta for name, (theta, _) in state.items()})
    return path


def optimizer_of_two_groups():
    parameters = [torch.zeros(1, requires_grad=True) for _ in range(2)]
    return torch.optim.SGD([{"params": parameters[:1]}, {"params": parameters[1:], "lr": 0.01}], lr=0.1, momentum=0.9)


def rates(optimizer, step):
    """Of each group: learning rate and momentum at each epoch."""
    values = []
    for epoch in range(EPOCHS):
        if epoch > 0:
            step(epoch)
        values.append([[group["lr"], group["momentum"]] for group in optimizer.param_groups])
    return values


def schedules():
    runs = []
    for name, arguments, options in SCHEDULES:
        optimizer = optimizer_of_two_groups()
        scheduler = getattr(lr_scheduler, name)(optimizer, *arguments, **python_options(options))
        values = rates(optimizer, lambda _: scheduler.step())
        runs.append({"scheduler": name, "arguments": arguments, "options": options, "rates": values})

    optimizer = optimizer_of_two_groups()
    scheduler = lr_scheduler.LambdaLR(optimizer, [lambda epoch: 1 / (1 + epoch), lambda epoch: 2**-epoch])
    runs.append({"scheduler": "LambdaLR", "rates": rates(optimizer, lambda _: scheduler.step())})

    # Warm-up, cosine, then a constant share; each written down in the test too.
    optimizer = optimizer_of_two_groups()
    parts = [
        lr_scheduler.LinearLR(optimizer, start_factor=0.1, total_iters=5),
        lr_scheduler.CosineAnnealingLR(optimizer, 12, eta_min=1e-3),
        lr_scheduler.ConstantLR(optimizer, factor=0.5, total_iters=6),
    ]
    sequence = lr_scheduler.SequentialLR(optimizer, parts, milestones=[5, 18])
    runs.append({"scheduler": "SequentialLR", "rates": rates(optimizer, lambda _: sequence.step())})

    # Two at once: the second starts from the rate before the first.
    optimizer = optimizer_of_two_groups()
    first = lr_scheduler.LinearLR(optimizer, start_factor=0.5, total_iters=4)
    second = lr_scheduler.CosineAnnealingLR(optimizer, 10)

    def both(_):
        first.step()
        second.step()

    runs.append({"scheduler": "two", "rates": rates(optimizer, both)})

    optimizer = optimizer_of_two_groups()
    restarts = lr_scheduler.CosineAnnealingWarmRestarts(optimizer, 3, T_mult=2)
    values = rates(optimizer, lambda epoch: restarts.step(epoch * 0.75))
    runs.append({"scheduler": "fractions", "rates": values})

    metrics = [5, 4, 4, 4.1, 3.9999, 4, 4, 3, 3, 3, 3, 3, 2.9, 2.95, 2.9, 2.9, 2.9, 2.9, 2.9, 2.9] + [2.9] * 10
    for options in [
        {"patience": 2, "factor": 0.5},
        {"patience": 1, "cooldown": 2, "minLr": [0.02, 0.004], "threshold": 0.05, "thresholdMode": "abs"},
        {"mode": "max", "patience": 3, "threshold": 0.2},
    ]:
        optimizer = optimizer_of_two_groups()
        scheduler = lr_scheduler.ReduceLROnPlateau(optimizer, **python_options(options))
        values = rates(optimizer, lambda epoch: scheduler.step(metrics[epoch]))
        runs.append({"scheduler": "ReduceLROnPlateau", "options": options, "metrics": metrics, "rates": values})
    return runs


def main():
    torch.set_num_threads(1)
    generator = torch.Generator().manual_seed(7)
    tensors = {}
    for name, shape in SHAPES.items():
        tensors["start." + name] = torch.randn(shape, dtype=torch.float64, generator=generator)
        sizes = torch.logspace(0, -3, STEPS, dtype=torch.float64).reshape([-1] + [1] * len(shape))
        tensors["gradients." + name] = sizes * torch.randn([STEPS, *shape], dtype=torch.float64, generator=generator)
    for name, shape in {"x": [5], "idle": [2], "y": [2, 3]}.items():
        tensors["lbfgs.start." + name] = torch.randn(shape, dtype=torch.float64, generator=generator)
    for name, shape in MUON_SHAPES.items():
        tensors["muon.start." + name] = torch.randn(shape, dtype=torch.float64, generator=generator)
        tensors["muon.gradients." + name] = torch.randn([MUON_STEPS, *shape], dtype=torch.float64, generator=generator)

    description = {"torch": torch.__version__, "steps": STEPS, "stored": STORED, "missing": MISSING, "runs": []}
    for index, (name, options) in enumerate(FIRST_ORDER):
        for dtype, kind in DTYPES.items():
            path = first_order(tensors, name, options, kind, True)
            loop = first_order(tensors, name, options, kind, False)
            for one, other in zip(path, loop):
                assert all(torch.equal(one[name], other[name]) for name in SHAPES)
            run = f"{name}{index}.{dtype}"
            description["runs"].append({"name": run, "optimizer": name, "dtype": dtype, "options": options})
            for step in STORED:
                tensors |= {f"{run}.{step}.{name}": value for name, value in path[step - 1].items()}

    description["lbfgs"] = []
    searches = [
        (f"LBFGS{index}.{dtype}", "lbfgs.start.", options, dtype)
        for index, options in enumerate(LBFGS)
        for dtype in DTYPES
    ]
    for seed in LBFGS_SEEDS:
        options, dtype = random_search(tensors, seed)
        searches.append((f"LBFGS of seed {seed}", f"search{seed}.start.", options, dtype))
    for run, prefix, options, dtype in searches:
        path, losses, calls = lbfgs(tensors, prefix, options, DTYPES[dtype])
        description["lbfgs"].append(
            {"name": run, "start": prefix, "dtype": dtype, "options": options, "losses": losses, "calls": calls}
        )
        for step, values in enumerate(path):
            tensors |= {f"{run}.{step + 1}.{name}": value for name, value in values.items()}

    description["muon"] = []
    for index, options in enumerate(MUON):
        description["muon"].append({"name": f"Muon{index}", "options": options})
        for step, values in enumerate(muon(tensors, options)):
            tensors |= {f"Muon{index}.{step + 1}.{name}": value.float() for name, value in values.items()}

    description["schedules"] = schedules()
    save(FIXTURES / "optim.safetensors", tensors)
    (FIXTURES / "optim.json").write_text(json.dumps(description) + "\n")


main()
