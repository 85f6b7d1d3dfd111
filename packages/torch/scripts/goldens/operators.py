"""Operators as PyTorch computes them: one call a line, run through the dispatcher.

    python3 packages/torch/scripts/goldens/operators.py

Writes fixtures/operators.json (the calls) and fixtures/operators.safetensors (their inputs and
results). What is positional and what is a keyword below is so in TypeScript, too: keywords are the
options there. Both sides seed their generator with 0 before every call. Operators that end in `_` work
on a copy of their first argument.

Values in the JSON: {"tensor": name}, {"complex": name} (stored as pairs), {"sparse": name} (stored dense),
{"dtype": name}, {"bigint": digits}, {"generator": seed}, {"re", "im"}, {"number": "NaN"}; numbers, strings,
booleans, null and lists are themselves.
"""

import json
import math
import struct
from pathlib import Path

import torch

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
aten = torch.ops.aten
f64, i64 = torch.float64, torch.int64
NAMES = {torch.float64: "F64", torch.float32: "F32", torch.int64: "I64", torch.int32: "I32", torch.int16: "I16",
         torch.int8: "I8", torch.uint8: "U8", torch.bool: "BOOL", torch.float16: "F16", torch.bfloat16: "BF16"}

torch.set_num_threads(1)
torch.manual_seed(1)
inputs = {}


def given(name, tensor):
    inputs[name] = tensor
    return tensor


def spread(name, *shape, low=-1.5, high=1.5, dtype=f64):
    return given(name, (torch.rand(shape, dtype=f64) * (high - low) + low).to(dtype))


def integers(name, values, dtype=i64):
    return given(name, torch.tensor(values, dtype=dtype))


x = spread("x", 3, 4)
y = spread("y", 3, 4)
u = spread("u", 3, 4, low=0.1, high=0.9)
p = spread("p", 3, 4, low=1.1, high=3)
f = spread("f", 3, 4, dtype=torch.float32)
v = spread("v", 4)
w = spread("w", 4)
r = spread("r", 3, 1)
s = spread("s")
a = spread("a", 4, 4)
b = spread("b", 4, 4)
spd = given("spd", a @ a.mT + 4 * torch.eye(4, dtype=f64))
m = spread("m", 4, 3)
c = spread("c", 4, 5)
n = integers("n", [[3, -5, 7, 12], [9, 2, -8, 6], [1, 4, 10, -11]])
k = integers("k", [[2, 3, 1, 5], [4, 2, 3, 1], [5, 4, 3, 2]])
big = integers("big", [2**53 + 1, -(2**60) - 3])
one = integers("one", [2**53 + 1])
q = given("q", x > 0)
o = given("o", y > 0)
odd = given("odd", torch.tensor([[1.0, math.nan, -math.inf, 2.0], [math.inf, 0.0, -0.0, math.nan]], dtype=f64))
z = given("z", torch.complex(x, y))
zv = given("zv", torch.complex(v, w))
zsq = given("zsq", torch.complex(a, b))
pair = spread("pair", 3, 2)
batch = spread("batch", 2, 3, 4)
batch2 = spread("batch2", 2, 4, 5)
cube = spread("cube", 2, 3, 4, low=0.2)
vol5 = spread("vol5", 1, 2, 4, 4, 4)
img = spread("img", 1, 4, 6, 6)
img2 = spread("img2", 2, 2, 4, 4)
seq = spread("seq", 2, 4, 8)
k1 = spread("k1", 3, 4, 3)
k2 = spread("k2", 3, 4, 3, 3)
k3 = spread("k3", 3, 2, 2, 2, 2)
kt1 = spread("kt1", 4, 3, 3)
kt2 = spread("kt2", 4, 3, 3, 3)
kt3 = spread("kt3", 2, 3, 2, 2, 2)
tbc = spread("tbc", 8, 2, 4)
tbck = spread("tbck", 3, 4, 3)
bias3 = spread("bias3", 3)
pos3 = spread("pos3", 3, low=0.5, high=2)
pos4 = spread("pos4", 4, low=0.5, high=2)
mean4 = spread("mean4", 4)
row = integers("row", [2, 0, 1])
rows = integers("rows", [0, 2])
cols = integers("cols", [[0, 1, 2, 3], [3, 2, 1, 0], [1, 1, 2, 2]])
narrow = integers("narrow", [[0, 1], [2, 0]])
src23 = spread("src23", 2, 2)
ids = integers("ids", [1, 0, 3, 1])
offsets = integers("offsets", [0, 2])
classes = integers("classes", [1, 0, 3])
labels = integers("labels", [[0, 2, -1, -1], [1, -1, -1, -1], [3, 0, 1, -1]])
classes2d = integers("classes2d", [[[0, 1, 1, 0]] * 4, [[1, 0, 0, 1]] * 4])
signs = given("signs", torch.tensor([1.0, -1.0, 1.0], dtype=f64))
sorted4 = given("sorted4", torch.tensor([-1.0, -0.25, 0.5, 1.25], dtype=f64))
grid = spread("grid", 1, 3, 3, 2, low=-1, high=1)
grid3 = spread("grid3", 1, 2, 2, 2, 3, low=-1, high=1)
theta = spread("theta", 1, 2, 3)
tri = given("tri", torch.triu(a) + 3 * torch.eye(4, dtype=f64))
lower = given("lower", torch.linalg.cholesky(spd))
counts = integers("counts", [1, 3, 1, 0, 3, 3])
weights6 = spread("weights6", 6, low=0)
repeats = integers("repeats", [1, 2, 0, 3])
steps = integers("steps", [1, 1, 2, 2, 2, 3, 1])
logits = given("logits", torch.log_softmax(spread("raw", 6, 2, 4), 2))
targets = integers("targets", [[1, 2], [3, 1]])
half = spread("half", 2, 3, dtype=torch.float16)
bf = spread("bf", 2, 3, dtype=torch.bfloat16)
small = integers("small", [1, 2, 3, 250], torch.uint8)
hidden0 = spread("hidden0", 2, 3)
cell0 = spread("cell0", 2, 3)
xin = spread("xin", 2, 4)
wih4 = spread("wih4", 12, 4)
whh4 = spread("whh4", 12, 3)
bih4 = spread("bih4", 12)
bhh4 = spread("bhh4", 12)
wih3 = given("wih3", wih4[:9].clone())
whh3 = given("whh3", whh4[:9].clone())
bih3 = given("bih3", bih4[:9].clone())
bhh3 = given("bhh3", bhh4[:9].clone())
wih1 = given("wih1", wih4[:3].clone())
whh1 = given("whh1", whh4[:3].clone())
bih1 = given("bih1", bih4[:3].clone())
bhh1 = given("bhh1", bhh4[:3].clone())
long_in = spread("long_in", 5, 2, 4)
h0 = spread("h0", 1, 2, 3)
c0 = spread("c0", 1, 2, 3)
signal = spread("signal", 16)
window = given("window", torch.hann_window(8, dtype=f64))

calls = []
stored = {}


def call(name, *args, method=True, **options):
    """One call; `method=False` where the first argument is no `self`."""
    operator = getattr(aten, PRIVATE.get(name, name))
    encoded = [encode(arg) for arg in args], {key: encode(value) for key, value in options.items()}
    torch.manual_seed(0)
    passed = [pass_on(arg) for arg in args]
    keywords = {key: pass_on(value) for key, value in options.items()}
    keywords = {{"from_": "from"}.get(key, key): value for key, value in keywords.items()}
    if name in ("batch_norm", "instance_norm"):
        keywords["cudnn_enabled"] = True  # TypeScript gives this by itself
    if name.endswith("_"):
        passed[0] = passed[0].clone()
    index = len(calls)
    entry = {"name": name, "args": encoded[0], "options": encoded[1]}
    if not method:
        entry["method"] = False
    if name in UNSIGNED:
        entry["unsigned"] = True
    try:
        result = operator(*passed, **keywords)
    except (RuntimeError, IndexError) as error:
        entry["throws"] = str(error).split("\n")[0]
    else:
        if name in ("result_type", "promote_types"):
            result = DTYPES[result]
        entry["result"] = store(f"{index}", result)
        if isinstance(result, tuple):
            entry["fields"] = fields(operator, len(result))
    calls.append(entry)


# Eigenvectors and the like have a sign that depends on the LAPACK.
UNSIGNED = ("svd", "linalg_svd", "linalg_eigh", "symeig", "qr", "linalg_qr", "geqrf")
# libtorch's numbers of the dtypes that results have here.
DTYPES = {5: torch.float16, 6: torch.float32, 7: torch.float64}
PRIVATE = {"unique": "_unique2"}


def fields(operator, count):
    """The names of the results, where libtorch has names for them all."""
    for schema in torch._C._jit_get_schemas_for_operator(f"aten::{operator.__name__}"):
        names = [result.name for result in schema.returns]
        if len(names) == count:
            return names if all(names) else None
    return None


def pass_on(value):
    if isinstance(value, dict):
        return torch.Generator().manual_seed(value["generator"])
    return value


def encode(value):
    if isinstance(value, torch.Tensor):
        return {"tensor": next(name for name, tensor in inputs.items() if tensor is value)}
    if isinstance(value, torch.dtype):
        return {"dtype": str(value).replace("torch.", "")}
    if isinstance(value, complex):
        return {"re": value.real, "im": value.imag}
    if isinstance(value, (list, tuple)):
        return [encode(element) for element in value]
    return number(value)


def number(value):
    if isinstance(value, float) and not math.isfinite(value):
        return {"number": {"nan": "NaN", "inf": "Infinity", "-inf": "-Infinity"}[str(value)]}
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) > 2**53:
        return {"bigint": str(value)}
    return value


def store(name, value):
    if isinstance(value, torch.Tensor):
        if value.layout is not torch.strided:
            stored[name] = value.to_dense()
            return {"sparse": name}
        if value.is_complex():
            stored[name] = torch.view_as_real(value.resolve_conj())
            return {"complex": name}
        stored[name] = value
        return {"tensor": name}
    if isinstance(value, torch.dtype):
        return {"dtype": str(value).replace("torch.", "")}
    if isinstance(value, complex):
        return {"re": value.real, "im": value.imag}
    if isinstance(value, (list, tuple)):
        return [store(f"{name}.{i}", element) for i, element in enumerate(value)]
    return number(value)


# --- one tensor, element by element
UNARY = """abs absolute angle arccos arcsin arcsinh arctan arctanh acos asin asinh atan atanh ceil cos cosh deg2rad
 digamma erf erfc erfinv exp exp2 expm1 fix floor frac i0 lgamma log log10 log1p log2 logit neg negative positive
 rad2deg reciprocal relu relu6 round rsqrt selu sgn sigmoid sign sin sinc sinh sqrt square tan tanh trunc
 log_sigmoid hardsigmoid hardswish mish silu gelu celu elu leaky_relu hardtanh softplus softshrink hardshrink rrelu
 isfinite isinf isnan isneginf isposinf isreal signbit logical_not nan_to_num conj_physical alias clone detach
 special_airy_ai special_bessel_j0 special_bessel_j1 special_bessel_y0 special_bessel_y1 special_digamma special_entr
 special_erf special_erfc special_erfcx special_erfinv special_exp2 special_expit special_expm1 special_gammaln
 special_i0 special_i0e special_i1 special_i1e special_log1p special_log_ndtr special_logit
 special_modified_bessel_i0 special_modified_bessel_i1 special_modified_bessel_k0 special_modified_bessel_k1
 special_ndtr special_ndtri special_psi special_round special_scaled_modified_bessel_k0
 special_scaled_modified_bessel_k1 special_sinc special_spherical_bessel_j0""".split()
for name in UNARY:
    call(name, u)
for name in ["acosh", "arccosh"]:
    call(name, p)
    call(name + "_", p)
for name in ["bitwise_not", "bitwise_not_"]:
    call(name, n)
    call(name, q)
IN_PLACE = """abs absolute arccos arcsin arcsinh arctan arctanh acos asin asinh atan atanh ceil cos cosh deg2rad digamma
 erf erfc erfinv exp exp2 expm1 fix floor frac i0 lgamma log log10 log1p log2 logit neg negative rad2deg reciprocal
 relu relu6 round rsqrt selu sgn sigmoid sign sin sinc sinh sqrt square tan tanh trunc hardsigmoid hardswish mish
 silu gelu celu elu leaky_relu hardtanh rrelu logical_not nan_to_num conj_physical zero""".split()
for name in IN_PLACE:
    call(name + "_", u)
for name in ["abs", "angle", "exp", "sgn", "conj", "conj_physical", "real", "imag", "sqrt", "isreal", "tanh", "view_as_real",
             "resolve_conj", "resolve_neg", "is_complex", "is_conj", "is_neg", "sum", "adjoint", "reciprocal", "chalf"]:
    call(name, z)
for name in ["isfinite", "isinf", "isnan", "isneginf", "isposinf", "nan_to_num", "nanmean", "nansum", "nanmedian", "signbit"]:
    call(name, odd)
call("nan_to_num", odd, nan=0.5, posinf=9.5, neginf=-9.5)
call("nan_to_num_", odd, nan=0.25)
call("round", x, decimals=1)
call("round_", x, decimals=2)
call("special_round", x, decimals=1)
call("logit", x, eps=0.2)
call("logit_", x, eps=0.2)
call("gelu", x, approximate="tanh")
call("elu", x, alpha=0.5)
call("celu", x, alpha=0.5)
call("leaky_relu", x, negative_slope=0.2)
call("hardtanh", x, min_val=-0.5, max_val=0.25)
call("softplus", x, beta=2, threshold=1)
call("threshold", x, 0.25, -1.5)
call("threshold_", x, 0.25, -1.5)
call("prelu", batch, bias3)
call("glu", x)
call("glu", x, 1)
call("clamp", x, -0.5, 0.5)
call("clamp", x, None, 0.25)
call("clamp", x, r)
call("clamp", n, 2.5)
call("clamp_", x, -0.5)
call("clip", x, -0.5, 0.5)
call("clip_", x, -0.25, 0.25)
call("clamp_min", x, 0.125)
call("clamp_min", x, r)
call("clamp_min_", x, 0.125)
call("clamp_max", x, 0.125)
call("clamp_max_", x, 0.125)
call("polygamma", 2, u)
call("special_polygamma", 1, u)
call("polygamma_", u, 1)
call("mvlgamma", p, 2)
call("mvlgamma_", p, 2)
call("special_multigammaln", p, 2)
call("sub", big, 1)
call("add", f, 1.5)
call("add", n, 2)
call("add", n, 2.5)
call("mul", n, True)
call("mul", x, 1 + 2j)
call("add", x, 1, alpha=2)
call("add", half, half)
call("mul", bf, 2)
call("mul", small, 3)
call("sum", half)
call("add", big, 2**53 + 5)

# --- two tensors, element by element
BINARY = """add sub subtract mul multiply div divide true_divide atan2 arctan2 copysign hypot maximum minimum fmax fmin
 fmod remainder floor_divide eq ne not_equal lt less le less_equal gt greater ge greater_equal logaddexp logaddexp2
 nextafter logical_and logical_or logical_xor isclose float_power rsub heaviside xlogy special_xlog1py special_xlogy
 ldexp mse_loss l1_loss smooth_l1_loss huber_loss dist""".split()
for name in BINARY:
    call(name, x, y)
for name in ["igamma", "igammac", "special_gammainc", "special_gammaincc", "pow", "special_zeta"]:
    call(name, p, p)
CHEBYSHEV = "chebyshev_polynomial_t chebyshev_polynomial_u chebyshev_polynomial_v chebyshev_polynomial_w " \
            "hermite_polynomial_h hermite_polynomial_he laguerre_polynomial_l legendre_polynomial_p " \
            "shifted_chebyshev_polynomial_t shifted_chebyshev_polynomial_u shifted_chebyshev_polynomial_v " \
            "shifted_chebyshev_polynomial_w"
for name in CHEBYSHEV.split():
    call("special_" + name, u, k)
    call("special_" + name, u, 3)
call("special_chebyshev_polynomial_t", 0.5, k)
for name in "add sub subtract mul multiply div divide true_divide atan2 arctan2 copysign hypot fmod remainder " \
            "floor_divide nextafter heaviside xlogy float_power ldexp".split():
    call(name + "_", x, y)
for name in "eq ne not_equal lt less le less_equal gt greater ge greater_equal logical_and logical_or logical_xor".split():
    call(name + "_", x, y)
for name in "eq ne not_equal lt less le less_equal gt greater ge greater_equal fmod remainder floor_divide copysign xlogy " \
            "float_power sub subtract mul multiply div divide true_divide".split():
    call(name, x, 0.5)
for name in "igamma igammac pow".split():
    call(name + "_", p, p)
for name in "bitwise_and bitwise_or bitwise_xor gcd lcm".split():
    call(name, n, k)
    call(name + "_", n, k)
for name in "bitwise_left_shift bitwise_right_shift".split():
    call(name, n, k)
    call(name + "_", n, 2)
for name in "bitwise_and bitwise_or bitwise_xor".split():
    call(name, n, 6)
    call(name, q, o)
call("bitwise_and", 6, n)
call("pow", x, 3)
call("pow", 2, x)
call("pow", n, 2)
call("pow_", x, 2)
call("float_power", 2, x)
call("xlogy", 0.5, u)
call("special_xlogy", u, 0.5)
call("special_xlog1py", 0.5, u)
call("special_zeta", p, 2)
call("special_zeta", 2, p)
call("remainder", 2, p)
call("rsub", x, 2)
call("rsub", x, y, alpha=2)
call("add", x, y, alpha=0.5)
call("add", x, r)
call("add", r, v)
call("add", batch, v)
call("sub", x, y, alpha=3)
call("add_", x, v, alpha=2)
call("add", x, f)
call("add", n, x)
call("div", n, k)
call("div", n, k, rounding_mode="floor")
call("div", n, k, rounding_mode="trunc")
call("div", x, 0.3, rounding_mode="floor")
call("divide", n, k, rounding_mode="floor")
call("div_", x, y, rounding_mode="trunc")
call("divide_", x, 0.25, rounding_mode="floor")
call("where", q, x, y)
call("where", q, x, 0.5)
call("where", q, 0.5, x)
call("where", q, 1, 2)
call("where", q)
call("lerp", x, y, 0.25)
call("lerp", x, y, u)
call("lerp_", x, y, 0.25)
call("addcmul", x, y, u)
call("addcmul", x, y, u, value=0.5)
call("addcmul_", x, y, u, value=2)
call("addcdiv", x, y, p)
call("addcdiv_", x, y, p, value=0.5)
call("isclose", x, x, rtol=1e-3, atol=0.1, equal_nan=True)
call("allclose", x, x)
call("allclose", odd, odd, equal_nan=True)
call("equal", x, x)
call("equal", x, y)
call("is_same_size", x, y)
call("frexp", x)
call("complex", x, y)
call("polar", u, x)
call("result_type", n, x)
call("result_type", n, 1.5)
call("promote_types", torch.int32, torch.float16)
call("can_cast", torch.float64, torch.int32)
call("is_floating_point", n)
call("is_signed", small)
call("is_nonzero", one)
call("isin", n, k)
call("isin", n, k, invert=True)
call("isin", n, 3)
call("isin", 3, n)

# --- reductions
for name in "sum mean prod std var median nanmedian max min any all amax amin argmax argmin aminmax count_nonzero " \
            "nansum nanmean norm std_mean var_mean".split():
    call(name, x)
for name in "sum mean std var amax amin nansum nanmean logsumexp special_logsumexp std_mean var_mean".split():
    call(name, batch, [1])
    call(name, batch, [0, 2], keepdim=True)
for name in "prod median nanmedian max min any all argmax argmin mode cummax cummin cumsum cumprod logcumsumexp " \
            "softmax log_softmax special_softmax special_log_softmax sort argsort topk kthvalue".split():
    call(name, x, *([2] if name in ("topk", "kthvalue") else []), 1)
for name in "prod median nanmedian max min any all argmax argmin mode".split():
    call(name, x, 0, keepdim=True)
call("sum", n)
call("sum", n, [0], dtype=f64)
call("sum", big)
call("mean", n, [1], dtype=torch.float32)
call("softmax", f, 0, dtype=f64)
call("cumsum", n, 0, dtype=f64)
call("cumsum_", x, 1)
call("cumprod_", x, 1)
call("std", x, unbiased=False)
call("std", x, [0], correction=0)
call("var", x, [1], unbiased=False)
call("var", x, [1], correction=2, keepdim=True)
call("var_mean", x, [0], correction=0)
call("std_mean", x, unbiased=False)
call("norm", x, 3)
call("norm", x, 2, [1])
call("norm", x, 1, [0], keepdim=True)
call("norm", x, math.inf)
call("norm", f, 2, dtype=f64)
call("frobenius_norm", a, [0, 1])
call("nuclear_norm", a)
call("norm_except_dim", x)
call("renorm", x, 2, 0, 0.5)
call("renorm_", x, 2, 0, 0.5)
call("max", x, y)
call("min", x, y)
call("count_nonzero", n, 0)
call("logsumexp", x, [0, 1])
call("quantile", x, 0.25)
call("quantile", x, 0.5, 1, keepdim=True)
call("quantile", x, 0.75, None, interpolation="nearest")
call("nanquantile", odd, 0.5, 1)
call("msort", x)
call("sort", x, 1, descending=True)
call("sort", x, stable=True, dim=0)
call("argsort", x, stable=True, dim=1, descending=True)
call("topk", x, 2, 0, largest=False)
call("topk", x, 3)
call("kthvalue", x, 2, 0, keepdim=True)
call("mode", n)
call("histc", x, bins=5)
call("histogram", x, bins=4)
call("histogram", x, sorted4)
call("bincount", counts)
call("bincount", counts, weights=weights6, minlength=6)
call("unique", n)
call("unique", k, return_inverse=True, return_counts=True)
call("unique_dim", k, 0, return_inverse=True)
call("unique_consecutive", steps, return_inverse=True, return_counts=True)
call("unique_dim_consecutive", k, 0)
call("trace", a)
call("dist", x, y, 1)
call("cosine_similarity", x, y)
call("cosine_similarity", x, y, 0)
call("pairwise_distance", x, y)
call("pairwise_distance", x, y, 1, keepdim=True)
call("pdist", x)
call("cdist", x, y)
call("cdist", x, y, 1)
call("cov", x)
call("cov", x, correction=0)
call("corrcoef", x)
call("trapezoid", x)
call("trapezoid", y, x)
call("trapz", x)
call("cumulative_trapezoid", x)
call("cumulative_trapezoid", x, dx=0.5)
call("diff", x)
call("diff", x, n=2)
call("diff", x, prepend=r)
call("gradient", x)
call("gradient", x, dim=1)
call("gradient", x, spacing=0.5)
call("gradient", x, spacing=[0.5, 2.0], dim=[0, 1])
call("gradient", v, spacing=[sorted4], dim=[0])
call("sum_to_size", x, [1, 4])
call("bucketize", x, sorted4)
call("bucketize", 0.3, sorted4, right=True)
call("searchsorted", sorted4, x)
call("searchsorted", sorted4, 0.3)
call("searchsorted", sorted4, x, right=True, out_int32=True)

# --- matrices
call("matmul", x, m)
call("matmul", batch, batch2)
call("mm", x, m)
call("bmm", batch, batch2)
call("mv", x, v)
call("dot", v, w)
call("inner", x, y)
call("outer", v, w)
call("ger", v, w)
call("addmm", a, spd, b)
call("addmm", a, spd, b, beta=0.5, alpha=2)
call("addmm_", a, spd, b, alpha=2)
call("addmv", bias3, x, v)
call("addmv_", bias3, x, v, beta=0.5)
call("addr", a, v, w)
call("addr_", a, v, w, alpha=0.5)
call("addbmm", spread("add35", 3, 5), batch, batch2)
call("addbmm_", inputs["add35"], batch, batch2, beta=0.5)
call("baddbmm", spread("add235", 2, 3, 5), batch, batch2, alpha=0.5)
call("baddbmm_", inputs["add235"], batch, batch2)
call("chain_matmul", [x, m, x])
call("linalg_multi_dot", [x, m, x])
call("linalg_matmul", x, m)
call("linear", x, a)
call("linear", x, a, v)
call("bilinear", pair, x, spread("bil", 2, 2, 4), None)
call("einsum", "ij,kj->ik", [x, y])
call("einsum", "bij,bjk->bik", [batch, batch2])
call("tensordot", x, y, [0], [0])
call("tensordot", x, y, [0, 1], [0, 1])
call("kron", a, x)
three = spread("three", 4, 3)
four = spread("four", 4, 3)
call("cross", three, four, 1)
call("linalg_cross", three, four)
call("linalg_vecdot", x, y)
call("linalg_vecdot", x, y, dim=0)
call("t", x)
call("adjoint", x)
call("mT", x)
call("mH", z)
call("matrix_H", z)
call("numpy_T", x)
call("det", a)
call("logdet", spd)
call("slogdet", a)
call("inverse", a)
call("pinverse", x)
call("matrix_power", a, 3)
call("matrix_exp", a)
call("cholesky", spd)
call("cholesky", spd, upper=True)
call("cholesky_inverse", lower)
call("cholesky_solve", c, lower)
call("qr", m)
call("svd", x)
call("symeig", spd)
call("geqrf", a)
call("triangular_solve", c, tri)
call("triangular_solve", c, tri, transpose=True)
call("linalg_cholesky", spd)
call("linalg_cholesky", spd, upper=True)
call("linalg_cholesky_ex", spd)
call("linalg_cond", a)
call("linalg_cond", a, "fro")
call("linalg_det", a)
call("linalg_diagonal", batch)
call("linalg_eigh", spd)
call("linalg_eigvalsh", spd)
call("linalg_eigvals", spd)
call("linalg_householder_product", a, bias3)
call("linalg_inv", a)
call("linalg_inv_ex", a)
call("linalg_ldl_factor", spd)
call("linalg_lu", a)
call("linalg_lu_factor", a)
call("linalg_lu_factor_ex", a)
call("linalg_lstsq", m, a)
call("linalg_matrix_exp", a)
call("linalg_matrix_norm", a)
call("linalg_matrix_norm", a, 1)
call("linalg_matrix_power", a, -2)
call("linalg_matrix_rank", a)
call("linalg_norm", x)
call("linalg_norm", x, ord=1)
call("linalg_norm", a, "nuc")
call("linalg_norm", x, dim=[1], keepdim=True)
call("linalg_pinv", x)
call("linalg_qr", m)
call("linalg_qr", m, mode="complete")
call("linalg_slogdet", a)
call("linalg_solve", a, b)
call("linalg_solve_ex", a, b)
call("linalg_solve_triangular", tri, b, upper=True)
call("linalg_svd", x, full_matrices=False)
call("linalg_svdvals", x)
call("linalg_tensorinv", spread("ti", 2, 3, 6))
call("linalg_tensorsolve", inputs["ti"], given("ts", torch.rand(2, 3, dtype=f64)))
call("linalg_vander", v)
call("linalg_vander", v, N=3)
call("linalg_vector_norm", x)
call("linalg_vector_norm", x, ord=3)
call("vander", v)
call("vander", v, N=3, increasing=True)
LU, pivots = torch.linalg.lu_factor(a)
given("LU", LU)
given("pivots", pivots)
call("lu_solve", b, LU, pivots)
call("linalg_lu_solve", LU, pivots, b)
call("lu_unpack", LU, pivots)

# --- complex matrices
call("matmul", zsq, zsq)
call("linalg_inv", zsq)
call("linalg_det", zsq)
call("linalg_eigvals", given("diag2", torch.diag(torch.tensor([1.0, 3.0], dtype=f64))))
call("view_as_complex", pair)
call("mul", z, z)
call("mul", z, 2j)

# --- shapes
call("view", x, [2, 6])
call("view", f, torch.int32)
call("reshape", x, [-1, 3])
call("reshape_as", x, m)
call("view_as", x, x)
call("ravel", x)
call("flatten", batch)
call("flatten", batch, start_dim=1, end_dim=2)
call("unflatten", x, 1, [2, 2])
call("squeeze", r)
call("squeeze", r, 1)
call("squeeze_", r)
call("unsqueeze", x, 1)
call("unsqueeze_", x, 0)
call("transpose", batch, 0, 2)
call("transpose_", x, 0, 1)
call("t_", x)
call("swapaxes", batch, 0, 1)
call("swapaxes_", x, 0, 1)
call("swapdims", batch, 0, 1)
call("swapdims_", x, 0, 1)
call("permute", batch, [2, 0, 1])
call("movedim", batch, 0, 2)
call("movedim", batch, [0, 1], [2, 0])
call("moveaxis", batch, 0, 1)
call("expand", r, [3, 4])
call("expand_as", r, x)
call("broadcast_to", v, [3, 4])
call("broadcast_tensors", [r, v])
call("repeat", x, [2, 1])
call("tile", x, [2, 2])
call("repeat_interleave", v, 2)
call("repeat_interleave", v, repeats)
call("repeat_interleave", x, 2, 1)
call("repeat_interleave", repeats, method=False)
call("contiguous", x)
call("cat", [x, y])
call("cat", [x, y], 1)
call("concat", [x, y], 1)
call("concatenate", [x, y])
call("stack", [x, y], 1)
call("hstack", [x, y])
call("vstack", [x, y])
call("dstack", [x, y])
call("row_stack", [x, y])
call("column_stack", [v, w])
call("block_diag", [x, a])
call("cartesian_prod", [v, w])
call("combinations", v)
call("combinations", v, r=3, with_replacement=True)
call("meshgrid", [v, w])
call("meshgrid", [v, w], indexing="xy")
call("atleast_1d", s)
call("atleast_2d", v)
call("atleast_3d", x)
call("atleast_1d", [s, v], method=False)
call("split", x, 2, 1)
call("split", x, [1, 3], 1)
call("split_with_sizes", x, [1, 3], 1)
call("unsafe_split", x, 2)
call("unsafe_split_with_sizes", x, [1, 2])
call("unsafe_chunk", x, 2, 1)
call("chunk", x, 2, 1)
call("tensor_split", x, 3, 1)
call("tensor_split", x, [1, 2], 1)
call("hsplit", x, 2)
call("vsplit", x, [1])
call("dsplit", batch, 2)
call("unbind", x)
call("unbind", x, 1)
call("narrow", x, 1, 1, 2)
call("select", x, 0, 1)
call("slice", x, 1, 1, 4, 2)
call("diagonal", a)
call("diagonal", batch, offset=1, dim1=1, dim2=2)
call("diag", v)
call("diag", a, 1)
call("diag_embed", x)
call("diagflat", v, offset=1)
call("tril", a)
call("tril", a, -1)
call("triu", a, 1)
call("tril_", a)
call("triu_", a, 1)
call("fill_diagonal_", a, 7)
call("flip", x, [0, 1])
call("fliplr", x)
call("flipud", x)
call("roll", x, 1)
call("roll", x, [1, 2], dims=[0, 1])
call("rot90", x)
call("rot90", x, k=2)
call("unfold", v, 0, 2, 1)
call("as_strided", x, [2, 2], [1, 2])
call("as_strided_", x, [2, 2], [4, 1])
call("as_strided_scatter", x, src23, [2, 2], [1, 2])
call("diagonal_scatter", a, v)
call("select_scatter", x, v, 0, 1)
call("slice_scatter", x, spread("patch", 3, 2), 1, 1, 3)
call("resize_as_", x, m)
call("type_as", x, f)
call("data", x)
call("stride", x, 0)
call("constant_pad_nd", x, [1, 1])
call("constant_pad_nd", x, [1, 0, 0, 1], 2.5)
call("pad", x, [1, 1])
call("pad", batch, [1, 2], mode="reflect")
call("reflection_pad1d", batch, [1, 2])
call("reflection_pad2d", img, [1, 2, 1, 0])
call("reflection_pad3d", vol5, [1, 1, 1, 1, 0, 2])
call("replication_pad1d", batch, [1, 2])
call("replication_pad2d", img, [1, 0, 2, 1])
call("replication_pad3d", vol5, [1, 1, 1, 1, 0, 1])
call("pixel_shuffle", img, 2)
call("pixel_unshuffle", img, 2)
call("channel_shuffle", img, 2)
call("native_channel_shuffle", img, 2)
call("pad_sequence", [v, given("v2", v[:2].clone())], batch_first=True)
call("flatten_dense_tensors", [x, v])
call("unflatten_dense_tensors", given("flat", torch.cat([x.flatten(), v])), [x, v])
call("im2col", img2, [2, 2], [1, 1], [0, 0], [1, 1])
call("col2im", spread("columns", 1, 8, 9), [4, 4], [2, 2], [1, 1], [0, 0], [1, 1])

# --- indices
call("index", x, [rows])
call("index", x, [None, rows])
call("index", x, [q])
call("index_put", x, [rows], v)
call("index_put", x, [rows], v, accumulate=True)
call("index_put_", x, [None, rows], s)
call("index_select", x, 1, rows)
call("index_add", x, 0, rows, spread("two4", 2, 4))
call("index_add_", x, 0, rows, inputs["two4"], alpha=0.5)
call("index_copy", x, 0, rows, inputs["two4"])
call("index_copy_", x, 0, rows, inputs["two4"])
call("index_fill", x, 1, rows, 2.5)
call("index_fill_", x, 1, rows, s)
call("index_reduce", x, 0, rows, inputs["two4"], "prod")
call("index_reduce_", x, 0, rows, inputs["two4"], "mean", include_self=False)
call("gather", x, 1, cols)
call("take", x, rows)
call("take_along_dim", x, cols, 1)
call("take_along_dim", x, cols)
call("scatter", x, 1, narrow, src23)
call("scatter", x, 1, narrow, 2.5)
call("scatter", x, 1, narrow, src23, reduce="multiply")
call("scatter_", x, 1, narrow, 1.5, reduce="add")
call("scatter_", x, 1, narrow, src23)
call("scatter_add", x, 1, narrow, src23)
call("scatter_add_", x, 0, narrow, src23)
call("scatter_reduce", x, 1, narrow, src23, "amax")
call("scatter_reduce_", x, 1, narrow, src23, "mean", include_self=False)
call("masked_fill", x, q, 2.5)
call("masked_fill", x, q, s)
call("masked_fill_", x, q, 0)
call("masked_scatter", x, q, y)
call("masked_scatter_", x, q, y)
call("masked_select", x, q)
call("put", x, rows, given("two", w[:2].clone()))
call("put_", x, rows, inputs["two"], accumulate=True)
call("nonzero", q)
call("nonzero_numpy", q)
call("argwhere", q)
call("one_hot", ids)
call("one_hot", ids, num_classes=6)
call("embedding", a, ids)
call("embedding_bag", a, ids, offsets)
call("embedding_bag", a, ids, offsets, mode=1)
call("embedding_renorm_", a, ids, 0.5, 2)
call("copy_", x, v)
call("copy", x, v)
call("fill", x, 2.5)
call("fill_", x, 2.5)
call("fill_", x, s)

# --- factories
call("zeros", [2, 3])
call("ones", [2], dtype=i64)
call("full", [2, 2], 1.5)
call("full", [2], 3, dtype=i64)
call("scalar_tensor", 2.5)
call("eye", 3)
call("eye", 2, 3, dtype=f64)
call("arange", 5)
call("arange", 1, 3, 0.5)
call("arange", 1, 4, dtype=f64)
call("range", 1, 4)
call("range", 0, 1, 0.25)
call("linspace", 0, 1, 5)
call("logspace", 0, 2, 3, dtype=f64)
call("logspace", 0, 3, 4, base=2)
for name in "zeros_like ones_like rand_like randn_like".split():
    call(name, x)
    call(name, n, dtype=torch.float32)
call("full_like", x, 2.5)
call("randint_like", x, 9)
call("randint_like", x, 3, 9)
call("new_full", n, [2], 7)
call("new_ones", x, [2, 2])
call("new_zeros", x, [3], dtype=i64)
for name in "hann_window hamming_window blackman_window bartlett_window kaiser_window".split():
    call(name, 6)
    call(name, 6, False)
    call(name, 6, dtype=f64)
call("hamming_window", 6, True, 0.5)
call("tril_indices", 3, 3)
call("triu_indices", 3, 4, offset=1)
call("fft_fftfreq", 5, d=0.5)
call("fft_rfftfreq", 6)

# --- random numbers
call("rand", [3], dtype=f64)
call("rand", [3], generator={"generator": 5})
call("randn", [3])
call("randn", [3], generator={"generator": 5})
call("randint", 10, [4])
call("randint", 3, 9, [4])
call("randint", 9, [4], generator={"generator": 5})
call("randperm", 6)
call("randperm", 6, generator={"generator": 5})
call("normal", 1, 2, [3])
call("normal", x, u)
call("normal", x)
call("normal", x, 0.5)
call("normal", 1, u)
call("normal_", x, mean=1, std=2)
call("normal_", x, generator={"generator": 5})
call("uniform_", x)
call("uniform_", x, from_=-1, to=1)
call("exponential_", x, lambd=2)
call("geometric_", x, 0.5)
call("cauchy_", x)
call("log_normal_", x)
call("random_", n, 5)
call("random_", n, 2, 7)
call("bernoulli", u)
call("bernoulli", u, 0.3)
call("bernoulli_", u, 0.3)
call("bernoulli_", x, u)
call("bernoulli", u, generator={"generator": 5})
call("multinomial", u, 2)
call("multinomial", u, 5, replacement=True)
call("poisson", p)
call("binomial", given("trials", torch.full((3, 4), 5.0, dtype=f64)), u)
call("dropout", x, 0.5, True)
call("dropout", x, 0.5, False)
call("dropout_", x, 0.5, True)
call("native_dropout", x, 0.5, True)
call("alpha_dropout", x, 0.5, True)
call("alpha_dropout_", x, 0.5, True)
call("feature_dropout", batch, 0.5, True)
call("feature_dropout_", batch, 0.5, True)
call("feature_alpha_dropout", batch, 0.5, True)
call("feature_alpha_dropout_", batch, 0.5, True)
call("rrelu", x, training=True)
call("rrelu_with_noise", x, y)

# --- networks
call("conv1d", seq, k1)
call("conv1d", seq, k1, bias3, stride=2, padding=1)
call("conv1d", seq, k1, bias3, padding="same")
call("conv2d", img, k2)
call("conv2d", img, k2, bias3, stride=[2, 1], padding=1, dilation=1)
call("conv2d", img, k2, bias3, padding="same")
call("conv2d", img, k2, None, padding="valid")
call("conv2d", img, given("depthwise", k2[:, :1].repeat(2, 1, 1, 1)[:4].contiguous()), groups=4)
call("conv3d", vol5, k3, bias3)
call("conv3d", vol5, k3, None, padding="same")
call("conv_transpose1d", seq, kt1)
call("conv_transpose2d", img, kt2, bias3, stride=2, output_padding=1)
call("conv_transpose3d", vol5, kt3)
call("conv_tbc", tbc, tbck, bias3)
call("convolution", img, k2, bias3, [1, 1], [0, 0], [1, 1], False, [0, 0], 1)
call("avg_pool1d", seq, 2)
call("avg_pool1d", seq, 3, stride=1, padding=1, count_include_pad=False)
call("avg_pool2d", img, 2)
call("avg_pool2d", img, [3, 2], stride=[1, 2], ceil_mode=True)
call("avg_pool3d", vol5, 2)
call("max_pool1d", seq, 2)
call("max_pool2d", img, 2)
call("max_pool2d", img, 3, stride=1, padding=1)
call("max_pool3d", vol5, 2)
call("max_pool1d_with_indices", seq, 2)
call("max_pool2d_with_indices", img, 2)
call("max_pool3d_with_indices", vol5, 2)
pooled, places = torch.nn.functional.max_pool2d(img, 2, return_indices=True)
call("max_unpool2d", given("pooled", pooled), given("places", places), [6, 6])
pooled3, places3 = torch.nn.functional.max_pool3d(vol5, 2, return_indices=True)
call("max_unpool3d", given("pooled3", pooled3), given("places3", places3), [4, 4, 4], [2, 2, 2], [0, 0, 0])
call("adaptive_avg_pool1d", seq, 3)
call("adaptive_avg_pool2d", img, [3, 2])
call("adaptive_avg_pool3d", vol5, 2)
call("adaptive_max_pool1d", seq, 3)
call("adaptive_max_pool2d", img, [3, 2])
call("adaptive_max_pool3d", vol5, [2, 2, 2])
call("fractional_max_pool2d", img, [2, 2], [3, 3], spread("samples", 1, 4, 2, low=0, high=1))
call("upsample_nearest1d", seq, [12])
call("upsample_nearest2d", img, [9, 8])
call("upsample_nearest2d", img, None, [1.5, 2.0], method=False)
call("upsample_nearest3d", vol5, [6, 5, 4])
call("upsample_linear1d", seq, [12], True)
call("upsample_bilinear2d", img, [9, 8], False)
call("upsample_bilinear2d", img, None, True, [1.5, 2.0], method=False)
call("upsample_bicubic2d", img, [9, 8], False)
call("upsample_trilinear3d", vol5, [6, 5, 4], True)
call("grid_sampler", img, grid, 0, 0, True)
call("grid_sampler_2d", img, grid, 1, 1, False)
call("grid_sampler_3d", vol5, grid3, 0, 0, False)
call("affine_grid_generator", theta, [1, 1, 3, 3], False)
call("layer_norm", x, [4])
call("layer_norm", x, [4], weight=pos4, bias=mean4, eps=1e-3)
call("native_layer_norm", x, [4], pos4, mean4, 1e-5)
call("group_norm", img, 2)
call("group_norm", img, 2, weight=pos4, bias=mean4)
call("native_group_norm", img, pos4, mean4, 1, 4, 36, 2, 1e-5)
call("batch_norm", img, pos4, mean4, mean4, pos4, False, 0.1, 1e-5)
call("batch_norm", img, None, None, None, None, True, 0.1, 1e-5)
call("instance_norm", img, pos4, mean4, None, None, True, 0.1, 1e-5)
call("native_batch_norm", img, None, None, None, None, True, 0.1, 1e-5)
call("lstm", long_in, [h0, c0], [wih4, whh4, bih4, bhh4], True, 1, 0.0, False, False, False)
call("gru", long_in, h0, [wih3, whh3, bih3, bhh3], True, 1, 0.0, False, False, False)
call("rnn_tanh", long_in, h0, [wih1, whh1, bih1, bhh1], True, 1, 0.0, False, False, False)
call("rnn_relu", long_in, h0, [wih1, whh1, bih1, bhh1], True, 1, 0.0, False, False, False)
call("lstm_cell", xin, [hidden0, cell0], wih4, whh4, b_ih=bih4, b_hh=bhh4)
call("gru_cell", xin, hidden0, wih3, whh3, b_ih=bih3, b_hh=bhh3)
call("rnn_tanh_cell", xin, hidden0, wih1, whh1)
call("rnn_relu_cell", xin, hidden0, wih1, whh1, b_ih=bih1, b_hh=bhh1)

# --- losses
call("mse_loss", x, y, reduction=2)
call("l1_loss", x, y, reduction=0)
call("smooth_l1_loss", x, y, beta=0.5)
call("huber_loss", x, y, delta=0.5)
call("cross_entropy_loss", x, classes)
call("cross_entropy_loss", x, classes, weight=pos4, reduction=2, label_smoothing=0.1)
call("nll_loss", x, classes)
call("nll_loss_nd", x, classes, weight=pos4)
call("nll_loss2d", img2, classes2d)
call("binary_cross_entropy", u, given("u2", torch.rand(3, 4, dtype=f64)))
call("binary_cross_entropy_with_logits", x, u)
call("binary_cross_entropy_with_logits", x, u, pos_weight=pos4)
call("kl_div", x, u)
call("kl_div", x, y, log_target=True, reduction=2)
call("poisson_nll_loss", x, p, True, False, 1e-8, 1)
call("hinge_embedding_loss", bias3, signs)
call("soft_margin_loss", bias3, signs)
call("margin_ranking_loss", bias3, pos3, signs, margin=0.5)
call("cosine_embedding_loss", x, y, signs, margin=0.1)
call("triplet_margin_loss", x, y, u)
call("triplet_margin_loss", x, y, u, margin=2, p=1)
call("multi_margin_loss", x, classes)
call("multilabel_margin_loss", x, labels)
call("ctc_loss", logits, targets, [6, 6], [2, 2])
call("fake_quantize_per_tensor_affine", f, 0.1, 0, -10, 10)
call("fake_quantize_per_channel_affine", f, given("scales", pos3.float()), given("zeros3", torch.zeros(3, dtype=torch.int32)), 0, -10, 10)

# --- Fourier transforms
for name in "fft_fft fft_ifft fft_fft2 fft_ifft2 fft_fftn fft_ifftn fft_rfft fft_rfft2 fft_rfftn fft_ihfft fft_fftshift " \
            "fft_ifftshift".split():
    call(name, x)
for name in "fft_irfft fft_irfft2 fft_irfftn fft_hfft fft_hfft2 fft_hfftn".split():
    call(name, z)
for name in "fft_ihfft2 fft_ihfftn".split():
    call(name, x)
call("fft_fft", z, n=6, norm="ortho")
call("stft", signal, 8, hop_length=4, window=window, return_complex=True)
spectrum = given("spectrum", torch.stft(signal, 8, 4, window=window, return_complex=True))
call("istft", spectrum, 8, hop_length=4, window=window)

# --- sparse
indices = integers("indices", [[0, 1, 2], [2, 0, 1]])
call("sparse_coo_tensor", indices, bias3, [3, 4])
call("sparse_coo_tensor", indices, bias3)
call("to_sparse", x)

# --- attributes and conversions
call("is_pinned", x)
call("is_inference", x)
call("is_set_to", x, x)
call("output_nr", x)
call("retains_grad", x)

# --- optional arguments with a position, by name
call("clamp", x, min=-0.5)
call("clamp", x, max=0.5)
call("clamp", x, min=r)
call("clamp_", x, min=-0.25, max=0.25)
call("argmax", x, dim=1)
call("argmin", x, dim=0, keepdim=True)
call("conv2d", img, k2, bias=bias3, stride=2)
call("conv2d", img, k2, padding="same")
call("conv1d", seq, k1, padding="valid", stride=2)
call("linear", x, a, bias=v)
call("sort", x, dim=0, descending=True)
call("argsort", x, dim=0)
call("cumulative_trapezoid", y, dx=2, dim=0)
call("repeat_interleave", x, 2, dim=1)
call("quantile", x, 0.5, dim=0)
call("diagonal", batch, offset=1)
call("tril", a, diagonal=1)
call("unbind", x, dim=1)
call("arange", 0, 2, step=0.5)
call("normal", x, std=0.5)
call("stack", [x, y], dim=1)

# --- what libtorch refuses
call("mm", x, y)
call("add", x, m)
call("reshape", x, [5, 5])
call("sum", x, [7])
call("cat", [x, m])
call("index_select", x, 5, rows)
call("linalg_inv", given("singular", torch.zeros(2, 2, dtype=f64)))
call("linalg_cholesky", given("indefinite", -torch.eye(2, dtype=f64)))
call("conv2d", img, k3)
call("bitwise_and", x, x)
call("gather", x, 1, x)
call("matmul", x, x)
call("view", x, [7])
call("exp_", n)
call("softmax", x, 9)
call("linear", x, m)
call("unflatten", x, 1, [3, 3])
call("multinomial", x, 2)
call("one_hot", x)
call("embedding", a, x)


def save(path, tensors):
    """The safetensors format: length of the header, the header, the data."""
    header = {"__metadata__": {"torch": torch.__version__}}
    data = b""
    for name, tensor in tensors.items():
        raw = tensor.detach().reshape(-1).contiguous().view(torch.uint8).numpy().tobytes()
        header[name] = {"dtype": NAMES[tensor.dtype], "shape": list(tensor.shape),
                        "data_offsets": [len(data), len(data) + len(raw)]}
        data += raw
    text = json.dumps(header, separators=(",", ":")).encode()
    path.write_bytes(struct.pack("<Q", len(text)) + text + data)


tensors = {}
for name, tensor in inputs.items():
    tensors[f"in.{name}" + (".complex" if tensor.is_complex() else "")] = (
        torch.view_as_real(tensor) if tensor.is_complex() else tensor)
tensors.update(stored)
save(FIXTURES / "operators.safetensors", tensors)
lines = ",\n".join(json.dumps(entry, separators=(",", ":")) for entry in calls)
(FIXTURES / "operators.json").write_text(f'{{"torch":"{torch.__version__}","calls":[\n{lines}\n]}}\n')
failed = [entry["name"] for entry in calls if "throws" in entry]
print(len(calls), "calls of", len({entry["name"] for entry in calls}), "operators; refused:", failed)
