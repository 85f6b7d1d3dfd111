import { markup } from "./markup.js";

/** How the numbers came about, for a reader who knows the loss but not the measure. */
export const method = markup`<section>
  <h2>How these numbers are made</h2>
  <p>
    For a sample x and a rotation T, the <i>twisted</i> prediction is Z = ρ(T)⁻¹ f(T x): turn the
    input, predict, turn the prediction back. The <i>twirled</i> prediction μ is its mean over
    rotations, the equivariant part of the model. Then L is the mean loss of Z, L_mean the loss of
    μ, and L_equiv = L − L_mean the loss that comes only from imperfect symmetry: for the squared
    error, the variance of Z about μ. The percent is 100 · L_equiv / L, a ratio of sums over all
    samples.
  </p>
  <ul>
    <li>
      Rotations are drawn anew at every measurement by the design named in the tables; the samples
      are always the same. A design of several orbits or draws gives estimates without bias; L_mean,
      an estimate too, can fall a little below 0 when it is very small.
    </li>
    <li>
      Two errors are named beside each percent: from the choice of rotations with the samples fixed,
      and from the choice of samples (bootstrap, rotations included). The 95 % interval is over
      samples. The smallest percent of a run is the smallest of many noisy values and so lies a
      little too low.
    </li>
    <li>
      lossZero is the loss of predicting zero; explained = 1 − L_mean / lossZero. While explained is
      below 0.1, a falling percent is labelled “outputs shrinking”. The relative spread is L_equiv
      over the mean square of μ.
    </li>
    <li>The float floor is the percent that rounding alone gives in this precision.</li>
    <li>
      raw are the weights being trained, ema their moving average, and ema-debiased the average with
      the initial weights taken out. Early on, ema falls mostly because those fade.
    </li>
    <li>
      Everything here is read from the run folders: config.yaml, run.json and metrics.jsonl; grey
      curves, where there are any, from the files given for them.
    </li>
  </ul>
</section> `;
