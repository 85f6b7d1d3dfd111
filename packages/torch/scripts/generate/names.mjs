/** The operators that get a typed function or method; `call()` reaches every other by name. */
const groups = {
  arithmetic: `add add_ sub sub_ mul mul_ div div_ rsub neg neg_ reciprocal pow pow_ square sqrt sqrt_
    rsqrt exp exp_ log log_ log2 log10 log1p expm1 sin cos tan asin acos atan atan2 sinh cosh tanh
    sigmoid abs sign floor ceil round trunc frac remainder fmod clamp clamp_ clamp_min clamp_max
    maximum minimum addcmul addcmul_ addcdiv addcdiv_ lerp lerp_ hypot erf erfc erfinv lgamma digamma
    nan_to_num`,
  comparison: `eq ne lt le gt ge isnan isfinite isinf logical_and logical_or logical_not logical_xor
    bitwise_and bitwise_or bitwise_not equal allclose isclose any all where`,
  reduction: `sum mean prod std var var_mean std_mean amax amin max min argmax argmin norm linalg_vector_norm
    logsumexp cumsum cumprod nansum median count_nonzero bincount`,
  linear: `matmul mm bmm mv dot addmm addmm_ baddbmm outer einsum linear bilinear linalg_norm linalg_eigh
    linalg_eigvalsh linalg_svd linalg_qr linalg_inv linalg_det linalg_solve linalg_cholesky linalg_cross
    cross trace tril triu diagonal diag_embed cdist kron`,
  shape: `view reshape flatten unflatten squeeze squeeze_ unsqueeze unsqueeze_ transpose permute movedim
    expand expand_as repeat repeat_interleave tile contiguous clone detach detach_ cat stack split chunk
    narrow select slice unbind flip roll t rot90 view_as unfold`,
  indexing: `index index_put index_put_ index_select index_add index_add_ index_copy index_copy_
    gather take scatter scatter_ scatter_add scatter_add_ masked_fill masked_fill_ masked_select take_along_dim
    nonzero sort argsort topk searchsorted unique_consecutive copy_ fill_ zero_ one_hot embedding`,
  factories: `zeros ones full empty rand randn randint randperm arange linspace logspace eye zeros_like
    ones_like full_like empty_like rand_like randn_like from_file`,
  random: `bernoulli bernoulli_ multinomial normal_ uniform_ dropout`,
  network: `softmax log_softmax relu relu_ gelu silu softplus elu leaky_relu hardtanh layer_norm group_norm
    batch_norm conv1d conv2d conv3d conv_transpose3d max_pool3d avg_pool3d upsample_nearest3d pad mse_loss l1_loss
    huber_loss smooth_l1_loss cross_entropy_loss nll_loss binary_cross_entropy_with_logits kl_div
    cosine_similarity pairwise_distance`,
};

export const names = Object.values(groups).flatMap((group) => group.trim().split(/\s+/));

/** Methods of Tensor that read better as accessors or have a richer form in tensor.ts. */
export const renamed = { item: "itemValue", "to.dtype_layout": "toOptions" };

/** Factories whose dtype libtorch would infer from a number; JavaScript's 2 and 2.0 are the same. */
export const float32ByDefault = new Set(["full"]);

/** Optional arguments that may follow the required ones by position. */
export const positional = new Set(
  "dim bias other min max p diagonal start end step decimals value".split(" "),
);

/** Overloads behind accessors of Tensor; the rest of their operator has a richer form in tensor.ts. */
export const accessors = [
  ["item", ""],
  ["to", "dtype_layout"],
];
