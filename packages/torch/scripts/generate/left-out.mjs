/**
 * Which operators get no typed function. The rule is "every operator of libtorch"; what follows are
 * the exceptions, each with its reason. `call(name, overload, …)` reaches them all.
 */

/** By name, without `aten::`. */
export const leftOut = [
  { reason: "private: its name begins with an underscore", names: /^_/ },
  {
    reason: "the derivative of another operator; autograd calls it",
    names: /_backward(_|$)|_jvp$/,
  },
  {
    reason: "one vendor's or one device's kernel; the general operator chooses it",
    names: /^(cudnn|miopen|fbgemm|mps)_|mkldnn|vulkan|^(is_distributed|convolution_overrideable)$/,
  },
  {
    reason: "one of the kernels among which a convolution chooses",
    names: /^(thnn|slow)_conv|^conv_depthwise3d$/,
  },
  {
    reason: "computes on a device what SyncBatchNorm exchanges between devices",
    names: /^batch_norm_(elemt|gather_stats|gather_stats_with_counts|stats|update_stats)$/,
  },
  {
    reason: "inside of quantized networks",
    names: /^quantized_|^(choose_qparams_optimized|fused_moving_avg_obs_fake_quant)$|_cachemask$/,
  },
  {
    reason: "the half of a loss or convolution that keeps what its derivative needs",
    names: /_forward$/,
  },
  {
    reason: "the view of that name, copied: `x.view(…).clone()`",
    names: /^(?!index).*_copy$/,
  },
  {
    reason: "in-place work on how a sparse tensor is stored",
    names: /^(copy_sparse_to_sparse|resize_as_sparse|sparse_resize|sparse_resize_and_clear)_?$/,
  },
  { reason: "marks constants while PyTorch traces a program", names: /^lift(_fresh)?$/ },
  { reason: "named dimensions", names: /^(align_(as|tensors|to)|refine_names|rename_?)$/ },
  { reason: "nested tensors, which nothing here makes", names: /^(nested_)?to_padded_tensor$/ },
  { reason: "Tensor has it in another form (src/tensor.ts)", names: /^(item|to|size|is_leaf)$/ },
];

/** By overload; the first that applies. */
const overloads = [
  {
    reason: "writes its result into an argument (`out=`)",
    applies: ({ arguments: given }) => given.some((a) => a.keywordOnly && a.alias.includes("!")),
  },
  {
    reason: "named dimensions",
    applies: ({ arguments: given }) =>
      given.some((a) => a.type.startsWith("str[") || (a.type === "str" && dimension.test(a.name))),
  },
  {
    reason: "takes or returns what has no TypeScript form",
    applies: (schema) => [...schema.arguments, ...schema.returns].some((a) => opaque.test(a.type)),
  },
];
const dimension = /^(dim[012]?|out_?dim|(start|end)_dim)$/;
const opaque = /^(Storage|Stream|QScheme|Dict|Any|__torch__\..*)/;

/** Why a schema has no typed function, or null. */
export function reasonLeftOut(schema) {
  const name = schema.name.replace("aten::", "");
  if (name === schema.name) return "not of the namespace aten";
  if (name in published) return null;
  const byName = leftOut.find(({ names }) => names.test(name));
  return (byName ?? overloads.find(({ applies }) => applies(schema)))?.reason ?? null;
}

/** Private operators that PyTorch offers under another name. */
export const published = { _unique2: "unique" };
