/** Whether a name fits a pattern with `*` for anything. */
export function matches(pattern, name) {
  const source = pattern.replaceAll(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*");
  return new RegExp(`^${source}$`).test(name);
}

/** The first entry whose keys fit. */
export function toleranceFor(name, tolerances) {
  const found = tolerances.find(({ keys }) => matches(keys, name));
  return { rtol: found?.rtol ?? 0, atol: found?.atol ?? 0 };
}

/**
 * max|ours − golden| / max|golden| ≤ rtol, or max|ours − golden| ≤ atol.
 *
 * @param ours - a tensor; or `{ tensor, where }` with a mask of the elements that have a meaning, which
 *   broadcasts to it from the left ([N, K] for [N, K, H])
 * @returns `{ verdict, relative, absolute }`, or `{ verdict, reason }`
 */
export function compare(ours, golden, { rtol, atol }) {
  const { tensor, where = null } = "where" in ours ? ours : { tensor: ours };
  if (tensor.shape.join() !== golden.shape.join())
    return { verdict: "TOO FAR", reason: `shape [${tensor.shape}] instead of [${golden.shape}]` };
  const used = (values) => {
    const exact = values.detach().to("float64");
    if (!where) return exact;
    const axes = [...where.shape, ...new Array(exact.rank - where.rank).fill(1)];
    return exact.mul(where.view(axes));
  };
  if (golden.size === 0) return { verdict: "ok", relative: 0, absolute: 0 };
  const expected = used(golden);
  const absolute = used(tensor).sub(expected).abs().max().item();
  const largest = expected.abs().max().item();
  const relative = absolute === 0 ? 0 : absolute / largest;
  const ok = relative <= rtol || absolute <= atol; // false for NaN
  return { verdict: ok ? "ok" : "TOO FAR", relative, absolute };
}
