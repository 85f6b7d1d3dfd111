import { call, type DType, full, type Generator, rand, type Tensor } from "@equimeter/torch";
import { tensor, tidy, where } from "@equimeter/torch";

import { UserError } from "../../errors.js";

/** The law of the times t at which a model is trained. */
export interface TimeDistribution {
  readonly name: string;
  /** [count] in [0, 1], drawn on the CPU and moved. Defaults: float32, cpu */
  sample(
    count: number,
    generator: Generator,
    options?: { readonly dtype?: DType; readonly device?: string },
  ): Tensor;
  /** p(t), for t in (0, 1). */
  density(t: number): number;
}

/**
 * A mixture: p(t) = w + (1 − w) t^(α−1) (1 − t)^(β−1) / B(α, β), that is U(0, 1) with probability w and
 * Beta(α, β) otherwise. The defaults are Proteína's, with most times near the data.
 *
 * @param options.uniform - w. Default: 0.02
 * @param options.alpha - default: 1.9
 * @param options.beta - default: 1
 * @throws UserError for a w outside [0, 1], an α or β that is not above 0
 */
export function uniformBeta({ uniform = 0.02, alpha = 1.9, beta = 1 } = {}): TimeDistribution {
  if (!(uniform >= 0 && uniform <= 1))
    throw new UserError(`uniform must be a share from 0 to 1, not ${uniform}`);
  for (const [name, value] of Object.entries({ alpha, beta }))
    if (!(value > 0 && value < Infinity))
      throw new UserError(`${name} must be a number above 0, not ${value}`);
  const logB = logBeta(alpha, beta);
  return {
    name: `U(0, 1) with probability ${uniform}, else Beta(${alpha}, ${beta})`,
    sample(count, generator, { dtype = "float32", device = "cpu" } = {}) {
      if (!Number.isSafeInteger(count) || count < 1)
        throw new UserError(`the number of times must be a whole number from 1 on, not ${count}`);
      return tidy(() => {
        const options = { dtype: "float64" } as const;
        const [choice, flat] = rand([2, count], { ...options, generator }).unbind();
        const shapes = tensor([alpha, beta], options).expand([count, 2]);
        const pairs = call<Tensor>("aten::_sample_dirichlet", "", 1, shapes, generator);
        return where(choice.lt(uniform), flat, pairs.select(1, 0)).to({ dtype, device });
      });
    },
    density: (t) =>
      uniform +
      (1 - uniform) * Math.exp((alpha - 1) * Math.log(t) + (beta - 1) * Math.log1p(-t) - logB),
  };
}

/** ln B(α, β) = ln Γ(α) + ln Γ(β) − ln Γ(α + β) */
function logBeta(alpha: number, beta: number): number {
  return tidy(() => {
    const [a, b, ab] = tensor([alpha, beta, alpha + beta], { dtype: "float64" })
      .lgamma()
      .toNumbers();
    return a + b - ab;
  });
}

/** A time for each sample, as it multiplies points [B, N, 3]: both [B, 1, 1]. */
export interface Columns {
  readonly t: Tensor;
  /** 1 − t, taken in float64. */
  readonly remaining: Tensor;
}

/**
 * @param t - [B], or one number for all
 * @param limit.below - refuses t = 1 as well
 * @throws UserError for another shape, or times out of range
 */
export function columns(t: Tensor | number, points: Tensor, limit: { below?: 1 } = {}): Columns {
  const { dtype, device, shape } = points;
  if (shape.length !== 3 || shape[2] !== 3)
    throw new UserError(`points must be [B, N, 3], not [${shape.join(", ")}]`);
  if (typeof t !== "number" && t.shape.join() !== String(shape[0]))
    throw new UserError(
      `t must be [${shape[0]}], a time for each sample, not [${t.shape.join(", ")}]`,
    );
  return tidy(() => {
    const exact = typeof t === "number" ? full([1], t, { dtype: "float64" }) : t.to("float64");
    const wrong = exact
      .toNumbers()
      .find((one) => !(one >= 0 && (limit.below ? one < 1 : one <= 1)));
    if (wrong !== undefined)
      throw new UserError(
        `a time t must be from 0 to ${limit.below ? "below " : ""}1, not ${wrong}`,
      );
    const column = (values: Tensor) => values.to({ dtype, device }).view([-1, 1, 1]);
    return { t: column(exact), remaining: column(exact.rsub(1)) };
  });
}
