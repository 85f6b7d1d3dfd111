"""Layers as PyTorch computes them, in float64: initial weights, outputs, first and second derivatives.

    python3 packages/torch/scripts/goldens/nn.py

Writes fixtures/nn.json (what was built, with the arguments of the TypeScript classes) and
fixtures/nn.safetensors (the numbers). For the case of index i in the list:

seed           i + 1 before the module is made, i + 1001 before it is run
`<case>.state.<name>`   parameters and buffers before the run, as drawn or, where PyTorch starts from
                        ones and zeros (`set`), other values
`<case>.next`           the number that comes out of the generator after the module was made
`<case>.output`         of the last batch; `<case>.weights` of attention
`<case>.first.<name>`   the gradient of Σ output · pattern
`<case>.second.<name>`  the gradient of Σ first · pattern
`<case>.after.<name>`   buffers after the run; `<case>.eval` the output of eval() on the last batch
`init.<i>`              what the initialiser of index i wrote, seeded with i + 1; `init.<i>.next` as above

Inputs and weights of the sums are not stored: they are `pattern(shape, key)`, which the tests compute
to the same bits.
"""

import inspect
import json
import re
import struct
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"


def save(path, tensors):
    """The safetensors format: length of the header, the header, the data."""
    header = {"__metadata__": {"torch": torch.__version__}}
    data = b""
    for name, tensor in tensors.items():
        kind = {torch.float64: "F64", torch.float32: "F32", torch.int64: "I64"}[tensor.dtype]
        # The clone turns a zero without memory, such as the second derivative of |x|, into real zeros.
        raw = tensor.detach().clone(memory_format=torch.contiguous_format).numpy().tobytes()
        header[name] = {"dtype": kind, "shape": list(tensor.shape), "data_offsets": [len(data), len(data) + len(raw)]}
        data += raw
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    path.write_bytes(struct.pack("<Q", len(text)) + text + data)


def pattern(shape, key=0):
    """Distinct numbers between -2 and 2, none of them zero."""
    count = int(np.prod(shape))
    k = np.arange(count, dtype=np.float64)
    values = ((k * 7919 + key * 3571) % 10007 - 5003.25) / 2500
    return torch.from_numpy(values.reshape(shape))


def indices(shape, below, key=0):
    k = np.arange(int(np.prod(shape)), dtype=np.int64)
    return torch.from_numpy(((k * 7919 + key * 3571) % 10007 % below).reshape(shape))


class Hardsigmoid(nn.Module):
    """PyTorch's own cannot be differentiated twice, and its first derivative has the digits of float32."""

    def forward(self, x):
        return F.relu6(x + 3) / 6


class RMSNorm(nn.Module):
    """x / sqrt(mean(x²) + eps) · weight; this PyTorch has none."""

    def __init__(self, shape, eps=None, elementwise_affine=True, dtype=None):
        super().__init__()
        self.shape = [shape] if isinstance(shape, int) else list(shape)
        self.eps = torch.finfo(dtype).eps if eps is None else eps
        self.weight = nn.Parameter(torch.ones(self.shape, dtype=dtype)) if elementwise_affine else None

    def forward(self, x):
        dims = list(range(-len(self.shape), 0))
        scaled = x * torch.rsqrt(x.pow(2).mean(dims, keepdim=True) + self.eps)
        return scaled if self.weight is None else scaled * self.weight


def padder(dimensions, mode):
    class Pad(nn.Module):
        def __init__(self, padding):
            super().__init__()
            self.padding = [padding] * (2 * dimensions) if isinstance(padding, int) else padding

        def forward(self, x):
            return F.pad(x, self.padding, mode=mode)

    return Pad


OWN = {"RMSNorm": RMSNorm, "Hardsigmoid": Hardsigmoid}
for n in (1, 2, 3):
    OWN[f"CircularPad{n}d"] = padder(n, "circular")
    OWN[f"ZeroPad{n}d"] = padder(n, "constant")

# ---------------------------------------------------------------------------------------------- cases

CASES = []


def case(name, layer, arguments=(), options=None, inputs=((2, 3),), **more):
    """`inputs`: shapes, or dictionaries with `shape` and `below`, `kind` or `value`; the last may hold `options`."""
    specs = [spec if isinstance(spec, dict) else {"shape": list(spec)} for spec in inputs]
    CASES.append({"name": name, "layer": layer, "arguments": list(arguments), "options": options, "inputs": specs, **more})


case("linear", "Linear", [5, 3], inputs=[(2, 3, 5)])
case("linear without bias", "Linear", [4, 6], {"bias": False}, inputs=[(3, 4)])
case("bilinear", "Bilinear", [3, 4, 2], inputs=[(5, 3), (5, 4)])
case("bilinear without bias", "Bilinear", [2, 3, 4], {"bias": False}, inputs=[(2, 2, 2), (2, 2, 3)])
case("embedding", "Embedding", [7, 3], inputs=[{"shape": [2, 4], "below": 7}])
case("embedding with padding", "Embedding", [5, 3], {"paddingIdx": 2}, inputs=[{"shape": [9], "below": 5}])
case("embedding, padding from the end", "Embedding", [5, 3], {"paddingIdx": -1}, inputs=[{"shape": [9], "below": 5}])
case("embedding of bounded rows", "Embedding", [5, 3], {"maxNorm": 0.8, "normType": 1.5, "scaleGradByFreq": True}, inputs=[{"shape": [3, 3], "below": 4}])

space = {1: (7,), 2: (5, 6), 3: (4, 3, 5)}
for n in (1, 2, 3):
    sizes = space[n]
    kernel = [3, 2, 3][:n]
    layer = f"Conv{n}d"
    case(f"conv{n}d", layer, [3, 4, 3 if n < 3 else 2], inputs=[(2, 3, *sizes)])
    case(f"conv{n}d, every option", layer, [4, 6, kernel], {"stride": [2, 1, 2][:n], "padding": [1, 2, 1][:n], "dilation": [1, 2, 1][:n], "groups": 2}, inputs=[(1, 4, *sizes)])
    case(f"conv{n}d, a channel a group", layer, [3, 6, 2], {"groups": 3, "bias": False, "padding": 1}, inputs=[(1, 3, *sizes)])
    case(f"conv{n}d, same size", layer, [2, 3, [4, 3, 2][:n]], {"padding": "same", "dilation": [1, 2, 1][:n]}, inputs=[(1, 2, *sizes)])
    case(f"conv{n}d, valid", layer, [2, 3, 2], {"padding": "valid", "stride": 2}, inputs=[(1, 2, *sizes)])
    case(f"conv{n}d without batch", layer, [2, 2, 2], {}, inputs=[(2, *sizes)])
    for mode in ("reflect", "replicate", "circular"):
        case(f"conv{n}d, {mode}", layer, [2, 2, [3, 2, 3][:n]], {"paddingMode": mode, "padding": [2, 1, 2][:n], "stride": 2}, inputs=[(1, 2, *sizes)])
    case(f"conv{n}d, same size, circular", layer, [2, 2, [4, 3, 2][:n]], {"paddingMode": "circular", "padding": "same"}, inputs=[(1, 2, *sizes)])
    layer = f"ConvTranspose{n}d"
    small = {1: (4,), 2: (3, 4), 3: (2, 3, 2)}[n]
    case(f"convTranspose{n}d", layer, [3, 2, 2], inputs=[(2, 3, *small)])
    case(f"convTranspose{n}d, every option", layer, [4, 6, kernel], {"stride": [2, 3, 2][:n], "padding": 1, "outputPadding": [1, 2, 0][:n], "dilation": [1, 2, 1][:n], "groups": 2}, inputs=[(1, 4, *small)])
    case(f"convTranspose{n}d without batch and bias", layer, [2, 3, 3], {"stride": 2, "bias": False}, inputs=[(2, *small)])
    wanted = [(size - 1) * 3 + 2 + d for d, size in enumerate(small)]
    case(f"convTranspose{n}d of a given size", layer, [2, 3, 2], {"stride": 3}, inputs=[(1, 2, *small), {"value": wanted}])

case("layerNorm", "LayerNorm", [5], inputs=[(2, 3, 5)])
case("layerNorm of two dimensions", "LayerNorm", [[3, 4]], {"eps": 1e-2}, inputs=[(2, 3, 4)])
case("layerNorm without weights", "LayerNorm", [6], {"elementwiseAffine": False}, inputs=[(3, 6)])
case("rmsNorm", "RMSNorm", [5], inputs=[(2, 3, 5)])
case("rmsNorm of two dimensions", "RMSNorm", [[3, 4]], {"eps": 1e-2, "elementwiseAffine": False}, inputs=[(2, 3, 4)])
case("groupNorm", "GroupNorm", [2, 4], inputs=[(2, 4, 5)])
case("groupNorm of images", "GroupNorm", [3, 6], {"eps": 1e-3}, inputs=[(2, 6, 3, 2)])
case("groupNorm without weights", "GroupNorm", [1, 3], {"affine": False}, inputs=[(2, 3, 4)])
for n, shape in ((1, (4, 3)), (1, (3, 2, 4)), (2, (2, 3, 3, 2)), (3, (2, 2, 2, 3, 2))):
    name, channels = f"batchNorm{n}d of {len(shape)} dimensions", shape[1]
    case(name, f"BatchNorm{n}d", [channels], inputs=[shape], batches=2)
    case(f"{name}, not training", f"BatchNorm{n}d", [channels], {"eps": 1e-3}, inputs=[shape], train=False)
    case(f"{name}, mean of all batches", f"BatchNorm{n}d", [channels], {"momentum": None}, inputs=[shape], batches=3)
    case(f"{name}, no statistics kept", f"BatchNorm{n}d", [channels], {"trackRunningStats": False, "affine": False}, inputs=[shape], train=False)
for n, shape in ((1, (2, 3, 4)), (2, (2, 2, 3, 2)), (3, (2, 2, 2, 3, 2))):
    layer = f"InstanceNorm{n}d"
    case(f"instanceNorm{n}d", layer, [shape[1]], inputs=[shape])
    case(f"instanceNorm{n}d, statistics kept", layer, [shape[1]], {"affine": True, "trackRunningStats": True, "momentum": 0.3}, inputs=[shape], batches=2)
    case(f"instanceNorm{n}d, statistics used", layer, [shape[1]], {"affine": True, "trackRunningStats": True}, inputs=[shape], train=False)
    case(f"instanceNorm{n}d without batch", layer, [shape[1]], {"affine": True}, inputs=[shape[1:]])

case("dropout", "Dropout", [0.3], inputs=[(4, 5)])
case("alphaDropout", "AlphaDropout", [0.3], inputs=[(4, 5)])
for n, shape in ((1, (3, 4, 2)), (2, (3, 4, 2, 1)), (3, (3, 4, 1, 2, 1))):
    case(f"dropout{n}d", f"Dropout{n}d", [0.4], inputs=[shape])
    case(f"dropout{n}d, not training", f"Dropout{n}d", [0.4], inputs=[shape], train=False)
case("dropout1d without batch", "Dropout1d", [0.4], inputs=[(6, 2)])
case("dropout3d without batch", "Dropout3d", [0.4], inputs=[(6, 2, 1, 1)])

case("attention", "MultiheadAttention", [6, 3], inputs=[(2, 4, 6)] * 3)
case("attention without bias", "MultiheadAttention", [4, 2], {"bias": False}, inputs=[(2, 3, 4), (2, 5, 4), (2, 5, 4)])
masks = {"mask": {"shape": [4, 3, 5]}, "keyPaddingMask": {"shape": [2, 5], "kind": "last"}}
case("attention with masks", "MultiheadAttention", [4, 2], inputs=[(2, 3, 4), (2, 5, 4), (2, 5, 4), {"options": masks}])
case("attention to other widths", "MultiheadAttention", [4, 2], {"kdim": 3, "vdim": 5}, inputs=[(2, 3, 4), (2, 5, 3), (2, 5, 5)])
case("attention with dropout", "MultiheadAttention", [4, 2], {"dropout": 0.4}, inputs=[(2, 4, 4)] * 3)

for layer, arguments, options in (
    ("Identity", [], None), ("ReLU", [], None), ("ReLU6", [], None), ("LeakyReLU", [], None), ("LeakyReLU", [0.3], None),
    ("PReLU", [], None), ("PReLU", [], {"numParameters": 3, "init": 0.1}), ("RReLU", [], None), ("RReLU", [], {"lower": 0.2, "upper": 0.4}),
    ("Threshold", [0.1, -3], None), ("Hardtanh", [], None), ("Hardtanh", [], {"minVal": -0.4, "maxVal": 1.1}),
    ("ELU", [], None), ("ELU", [1.7], None), ("CELU", [], None), ("CELU", [0.6], None), ("SELU", [], None),
    ("GELU", [], None), ("GELU", [], {"approximate": "tanh"}), ("SiLU", [], None), ("Mish", [], None),
    ("Softplus", [], None), ("Softplus", [], {"beta": 2.5, "threshold": 3}), ("Sigmoid", [], None), ("LogSigmoid", [], None),
    ("Hardsigmoid", [], None), ("Hardswish", [], None), ("Tanh", [], None), ("Softsign", [], None), ("GLU", [], None), ("GLU", [0], None),
    ("Hardshrink", [], None), ("Hardshrink", [1.2], None), ("Softshrink", [], None), ("Softshrink", [0.9], None), ("Tanhshrink", [], None),
    ("Softmax", [-1], None), ("Softmax", [1], None), ("LogSoftmax", [0], None), ("Softmin", [1], None),
):
    words = [str(value) for value in arguments] + [f"{key} {value}" for key, value in (options or {}).items()]
    # Twice as wide where the interesting bounds are at 3 and 6.
    kind = "wide" if layer in ("ReLU6", "Hardswish", "Hardsigmoid", "Softplus") else "usual"
    case(" ".join([layer, *words]), layer, arguments, options, inputs=[{"shape": [2, 3, 4], "kind": kind}])
case("rrelu, not training", "RReLU", [], inputs=[(2, 3, 4)], train=False)
case("softmax2d", "Softmax2d", inputs=[(2, 3, 2, 2)])
case("softmax2d without batch", "Softmax2d", inputs=[(3, 2, 2)])

case("flatten", "Flatten", inputs=[(2, 3, 2, 2)])
case("flatten some", "Flatten", [0, 1], inputs=[(2, 3, 2)])
case("unflatten", "Unflatten", [1, [2, 3]], inputs=[(2, 6, 2)])
case("unflatten the rest", "Unflatten", [-1, [2, -1]], inputs=[(2, 6)])
case("pixelShuffle", "PixelShuffle", [2], inputs=[(1, 8, 2, 3)])
case("pixelUnshuffle", "PixelUnshuffle", [2], inputs=[(1, 2, 4, 2)])

for n, shape in ((1, (2, 2, 7)), (2, (1, 2, 5, 6)), (3, (1, 2, 5, 4, 6))):
    for kind in ("Max", "Avg"):
        layer = f"{kind}Pool{n}d"
        case(layer, layer, [2], inputs=[shape])
        more = {"dilation": [1, 2, 1][:n]} if kind == "Max" else {"countIncludePad": False}
        case(f"{layer}, every option", layer, [[3, 2, 3][:n]], {"stride": [2, 1, 2][:n], "padding": [1, 1, 1][:n], "ceilMode": True, **more}, inputs=[shape])
        case(f"{layer} without batch", layer, [3], {"stride": 1, "padding": 1}, inputs=[shape[1:]])
        adaptive = f"Adaptive{kind}Pool{n}d"
        case(adaptive, adaptive, [2], inputs=[shape])
        case(f"{adaptive}, a size each", adaptive, [[3, None, 4][:n]], inputs=[shape[1:]])
    if n > 1:
        case(f"AvgPool{n}d by a divisor", f"AvgPool{n}d", [2], {"divisorOverride": 3}, inputs=[shape])

for n, modes in ((1, ("nearest", "nearest-exact", "linear", "area")), (2, ("nearest", "nearest-exact", "bilinear", "bicubic", "area")), (3, ("nearest", "nearest-exact", "trilinear", "area"))):
    shape = (1, 2, *((5,), (3, 4), (2, 3, 2))[n - 1])
    for mode in modes:
        smooth = mode in ("linear", "bilinear", "bicubic", "trilinear")
        case(f"upsample {mode} {n}d to a size", "Upsample", [], {"size": [7, 5, 3][:n], "mode": mode, **({"alignCorners": True} if smooth else {})}, inputs=[shape])
        case(f"upsample {mode} {n}d by factors", "Upsample", [], {"scaleFactor": 1.6, "mode": mode}, inputs=[shape])
    case(f"upsample {n}d by recomputed factors", "Upsample", [], {"scaleFactor": [1.7, 2, 1.4][:n], "mode": ("linear", "bilinear", "trilinear")[n - 1], "recomputeScaleFactor": True}, inputs=[shape])

for n, shape in ((1, (1, 2, 4)), (2, (1, 2, 3, 4)), (3, (1, 1, 3, 2, 3))):
    sides = [1, 2, 1, 0, 1, 1][: 2 * n]
    for kind in ("Zero", "Reflection", "Replication", "Circular"):
        case(f"{kind}Pad{n}d", f"{kind}Pad{n}d", [sides], inputs=[shape])
    case(f"ConstantPad{n}d", f"ConstantPad{n}d", [1, 1.5], inputs=[shape[1:]])

fixed = {"fixed": True}
for layer, options in (
    ("MSELoss", None), ("L1Loss", None), ("HuberLoss", None), ("HuberLoss", {"delta": 0.7}), ("SmoothL1Loss", None), ("SmoothL1Loss", {"beta": 0.4}),
):
    for reduction in ("mean", "sum", "none"):
        given = {**(options or {}), "reduction": reduction}
        case(f"{layer} {json.dumps(given)}", layer, [], given, inputs=[(3, 4), {"shape": [3, 4], **fixed}])
case("crossEntropy", "CrossEntropyLoss", inputs=[(4, 3), {"shape": [4], "below": 3}])
case("crossEntropy, every option", "CrossEntropyLoss", [], {"weight": {"tensor": [0.5, 1.5, 2]}, "ignoreIndex": 1, "labelSmoothing": 0.2, "reduction": "none"}, inputs=[(4, 3, 2), {"shape": [4, 2], "below": 3}])
case("crossEntropy of probabilities", "CrossEntropyLoss", [], {"reduction": "sum"}, inputs=[(4, 3), {"shape": [4, 3], "kind": "probability", **fixed}])
case("nll", "NLLLoss", [], {"weight": {"tensor": [0.5, 1.5, 2]}, "ignoreIndex": 0}, inputs=[(4, 3), {"shape": [4], "below": 3}])
case("bce", "BCELoss", [], {"weight": {"tensor": [0.5, 1.5, 2]}}, inputs=[{"shape": [4, 3], "kind": "probability"}, {"shape": [4, 3], "kind": "probability", **fixed}])
case("bceWithLogits", "BCEWithLogitsLoss", [], {"weight": {"tensor": [0.5, 1.5, 2]}, "posWeight": {"tensor": [3, 1, 0.5]}, "reduction": "sum"}, inputs=[(4, 3), {"shape": [4, 3], "kind": "probability", **fixed}])
for reduction in ("mean", "sum", "none", "batchmean"):
    case(f"klDiv {reduction}", "KLDivLoss", [], {"reduction": reduction}, inputs=[(4, 3), {"shape": [4, 3], "kind": "probability", **fixed}])
case("klDiv of logarithms", "KLDivLoss", [], {"logTarget": True}, inputs=[(4, 3), {"shape": [4, 3], **fixed}])

# ------------------------------------------------------------------------------------- running a case


def snake(name):
    return re.sub(r"(?<=[a-z0-9])([A-Z])", r"_\1", name).lower()


def decode(value):
    if isinstance(value, dict) and "tensor" in value:
        return torch.tensor(value["tensor"], dtype=torch.float64)
    return tuple(value) if isinstance(value, list) else value


def materialize(spec, key):
    if "value" in spec:
        return spec["value"]
    if "below" in spec:
        return indices(spec["shape"], spec["below"], key)
    x = pattern(spec["shape"], key)
    kind = spec.get("kind", "usual")
    if kind == "wide":
        x = x * 4
    if kind == "probability":
        x = (x + 2.5) / 5
    if kind == "last":  # bool: the last key of the last sample is padding
        x = torch.zeros(spec["shape"], dtype=torch.bool)
        x[-1, -1] = True
    return x


def build(entry):
    cls = OWN.get(entry["layer"]) or getattr(nn, entry["layer"])
    options = {snake(key): decode(value) for key, value in (entry["options"] or {}).items()}
    if "dtype" in inspect.signature(cls.__init__).parameters:
        options["dtype"] = torch.float64
        entry["options"] = {**(entry["options"] or {}), "dtype": "float64"}
    if entry["layer"] == "MultiheadAttention":
        options["batch_first"] = True
    module = cls(*[decode(value) for value in entry["arguments"]], **options)
    return module


def set_state(module):
    """Other numbers than the ones and zeros that normalisations start with."""
    with torch.no_grad():
        for key, (name, tensor) in enumerate(module.state_dict().items()):
            if name == "num_batches_tracked":
                tensor.fill_(3)
            elif name == "running_var":
                tensor.copy_(pattern(tensor.shape, key + 40).abs() + 0.5)
            else:
                tensor.copy_(pattern(tensor.shape, key + 40))


def run(entry, index, tensors):
    name = entry["name"]
    torch.manual_seed(index + 1)
    module = build(entry)
    tensors[f"{name}.next"] = torch.randn(1)
    entry["set"] = "Norm" in entry["layer"] and len(module.state_dict()) > 0
    entry["names"] = list(module.state_dict())
    if entry["set"]:
        set_state(module)
    for key, tensor in module.state_dict().items():
        tensors[f"{name}.state.{key}"] = tensor.clone()
    module.train(entry.get("train", True))

    torch.manual_seed(index + 1001)
    for batch in range(entry.get("batches", 1)):
        inputs, options = [], {}
        for key, spec in enumerate(entry["inputs"]):
            if "options" in spec:
                renamed = {"mask": "attn_mask", "keyPaddingMask": "key_padding_mask"}
                options = {renamed[option]: materialize(s, 10) for option, s in spec["options"].items()}
            else:
                inputs.append(materialize(spec, key + 100 * batch))
        variables = {}
        for key, (value, spec) in enumerate(zip(inputs, entry["inputs"])):
            if torch.is_tensor(value) and value.is_floating_point() and not spec.get("fixed"):
                value.requires_grad_()
                variables[str(key)] = value
        variables.update(dict(module.named_parameters()))
        if entry["layer"] == "MultiheadAttention":
            # In training the slow path is taken, which returns the weights of each head.
            output, weights = module(*inputs, **options, average_attn_weights=False)
            tensors[f"{name}.weights"] = weights
        else:
            output = module(*inputs)
    tensors[f"{name}.output"] = output
    first = torch.autograd.grad((output * pattern(output.shape, 7)).sum(), list(variables.values()), create_graph=True)
    for key, gradient in zip(variables, first):
        tensors[f"{name}.first.{key}"] = gradient
    products = sum((gradient * pattern(gradient.shape, 20 + i)).sum() for i, gradient in enumerate(first))
    entry["second"] = bool(products.requires_grad)
    if entry["second"]:
        second = torch.autograd.grad(products, list(variables.values()), allow_unused=True)
        for key, gradient, variable in zip(variables, second, variables.values()):
            tensors[f"{name}.second.{key}"] = torch.zeros_like(variable) if gradient is None else gradient
    if entry.get("batches", 1) > 1:
        for key, tensor in module.named_buffers():
            tensors[f"{name}.after.{key}"] = tensor.clone()
        tensors[f"{name}.eval"] = module.eval()(*inputs)
    entry["variables"] = list(variables)


# ------------------------------------------------------------------------------------- initial values

INITS = []
for dtype in ("float32", "float64"):
    for shape in ([3, 5], [40, 30], [6, 4, 3], [4, 2, 3, 2]):
        for function, positional, options in (
            ("uniform", [-0.3, 1.2], {}), ("normal", [0.5, 2], {}), ("constant", [0.3], {}), ("zeros", [], {}), ("ones", [], {}),
            ("truncNormal", [], {}), ("truncNormal", [], {"mean": 0.5, "std": 0.02, "a": 0.47, "b": 0.51}),
            ("xavierUniform", [], {}), ("xavierUniform", [], {"gain": 1.7}), ("xavierNormal", [], {}), ("xavierNormal", [], {"gain": 0.6}),
            ("kaimingUniform", [], {}), ("kaimingUniform", [], {"a": 0.2, "mode": "fanOut"}), ("kaimingUniform", [], {"nonlinearity": "relu"}),
            ("kaimingNormal", [], {}), ("kaimingNormal", [], {"mode": "fanOut", "nonlinearity": "tanh"}), ("kaimingNormal", [], {"nonlinearity": "selu"}),
        ):
            if np.prod(shape) < 1000 or function in ("truncNormal", "normal") and not options:
                INITS.append({"function": function, "shape": shape, "arguments": positional, "options": options, "dtype": dtype})
    for shape in ([3, 5], [5, 3], [4, 4], [3, 2, 4]):
        INITS.append({"function": "orthogonal", "shape": shape, "arguments": [], "options": {"gain": 1.5}, "dtype": dtype})
    for shape in ([3, 5], [5, 3]):
        INITS.append({"function": "eye", "shape": shape, "arguments": [], "options": {}, "dtype": dtype})
        INITS.append({"function": "sparse", "shape": shape, "arguments": [0.35], "options": {"std": 0.5}, "dtype": dtype})
    for shape, groups in (([4, 3, 3], 1), ([6, 2, 3, 2], 3), ([2, 4, 2, 3, 4], 1)):
        INITS.append({"function": "dirac", "shape": shape, "arguments": [], "options": {"groups": groups}, "dtype": dtype})


def initialize(entry, index, tensors):
    torch.manual_seed(index + 1)
    tensor = torch.empty(entry["shape"], dtype=getattr(torch, entry["dtype"]))
    words = {"fanOut": "fan_out", "fanIn": "fan_in"}
    options = {key: words.get(value, value) for key, value in entry["options"].items()}
    getattr(nn.init, snake(entry["function"]) + "_")(tensor, *entry["arguments"], **options)
    tensors[f"init.{index}"] = tensor
    tensors[f"init.{index}.next"] = torch.randn(1)


def main():
    torch.set_num_threads(1)
    tensors = {}
    assert len({entry["name"] for entry in CASES}) == len(CASES)
    for index, entry in enumerate(CASES):
        run(entry, index, tensors)
    for index, entry in enumerate(INITS):
        initialize(entry, index, tensors)
    gains = {
        name: nn.init.calculate_gain(snake(name))
        for name in ("linear", "conv3d", "sigmoid", "tanh", "relu", "leakyRelu", "selu")
    }
    gains["leakyRelu 0.2"] = nn.init.calculate_gain("leaky_relu", 0.2)
    save(FIXTURES / "nn.safetensors", tensors)
    document = {"torch": torch.__version__, "gains": gains, "inits": INITS, "cases": CASES}
    lines = json.dumps(document).replace('{"name":', '\n{"name":').replace('{"function":', '\n{"function":')
    (FIXTURES / "nn.json").write_text(lines + "\n")


main()
