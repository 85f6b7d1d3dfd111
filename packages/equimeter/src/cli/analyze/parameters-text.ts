import type { Interval, LayerDeviation, PowerLaw } from "../../analyze/index.js";
import { formatNumber, textTable } from "../../report/index.js";
import type {
  ParametersAlong,
  ParametersAnalysis,
  ParametersNear,
} from "../../runs/analyze/index.js";
import type { Named } from "./each-run.js";
import { relationCells, relationExplanation, relationHead } from "./head-text.js";

const kinds = ["raw", "ema", "ema-debiased"] as const;

/** One run: its layers, training, and what is near the equivariant weights. */
export function parametersText({ name, result }: Named<ParametersAnalysis>): string {
  const { deviations, group, rest, step, settings, along, near } = result;
  const layers = [
    ...deviations.layers.map((layer) => [layer.name, ...layerCells(layer)]),
    ...(deviations.layers.length > 1
      ? [["all of them", ...layerCells({ ...totals(deviations.layers), ...deviations })]]
      : []),
  ];
  return [
    `${name}, step ${step}, ${settings.weights} weights: layers with known representations, under ${group}`,
    "",
    textTable(["layer", "numbers", "equivariant", "‖θ‖²", "‖θ_⊥‖²", "share", "of random"], layers),
    "",
    "equivariant: dimensions of the weights that commute; of random: the share of ‖θ_⊥‖² that random weights have",
    rest,
    ...(along ? ["", alongText(along)] : []),
    ...(near ? ["", nearText(near)] : []),
  ].join("\n");
}

function layerCells({
  size,
  equivariant,
  squared,
  deviation,
  share,
}: Omit<LayerDeviation, "name">) {
  return [
    String(size),
    String(equivariant),
    formatNumber(squared),
    formatNumber(deviation),
    share === null ? "–" : share.toFixed(3),
    ((size - equivariant) / size).toFixed(3),
  ];
}

function totals(layers: readonly LayerDeviation[]): Pick<LayerDeviation, "size" | "equivariant"> {
  const sum = (key: "size" | "equivariant") =>
    layers.reduce((total, layer) => total + layer[key], 0);
  return { size: sum("size"), equivariant: sum("equivariant") };
}

function alongText({ relations, points, samples, design }: ParametersAlong): string {
  const rows = kinds.map((kind) => {
    const own = points.filter(({ weights }) => weights === kind);
    return [kind, ...fromTo(own), ...relationCells(relations[kind])];
  });
  const steps = points.filter(({ weights }) => weights === "raw");
  return [
    textTable(["weights", "share", "percent", ...relationHead], rows),
    "",
    `along training: ${steps.length} checkpoints from step 0 to ${steps.at(-1)!.step}, ${samples} samples, ` +
      `${design === "exact" ? "L_equiv exactly" : design}; share: ‖θ_⊥‖² / ‖θ‖², first and last`,
    relationExplanation,
  ].join("\n");
}

function fromTo(points: ParametersAlong["points"]): string[] {
  const [first, last] = [points[0], points.at(-1)!];
  const share = (value: number | null) => (value === null ? "–" : value.toFixed(3));
  return [
    `${share(first.share)} → ${share(last.share)}`,
    `${formatNumber(first.percent)} → ${formatNumber(last.percent)}`,
  ];
}

function nearText(near: ParametersNear): string {
  const { directions, random } = near;
  // On a floor L_equiv / ‖v‖² only says how near v is.
  const perSquare = (value: number | undefined) =>
    value === undefined || hasFloor(near) ? "–" : formatNumber(value);
  const rows = directions.map(({ is, loss, gradient, curvature }, i) => [
    is === "own" ? "θ_⊥ of the weights" : `random ${i}`,
    exponent(loss),
    exponent(gradient),
    perSquare(curvature),
  ]);
  if (directions.length > 2)
    rows.push([
      "mean of random",
      interval(random.loss),
      interval(random.gradient),
      perSquare(random.curvature?.value),
    ]);
  return [
    textTable(
      ["direction", "exponent of L_equiv", "of its gradient", "L_equiv / ‖v‖², s → 0"],
      rows,
    ),
    "",
    [
      nearSentence(near),
      floorSentence(near),
      ...constantsSentence(near),
      ...costSentence(near),
    ].join("\n"),
  ].join("\n");
}

function nearSentence({ samples, design, directions, distance, step, weights }: ParametersNear) {
  const fitted = directions[0].loss?.range;
  const range = fitted
    ? `${formatNumber(fitted[0] / distance, 2)} to ${formatNumber(fitted[1] / distance, 2)}`
    : "–";
  return (
    `θ_E + s v of step ${step}, ${weights} weights, in float64: ${samples} samples, ${design}, fitted for s from ${range}\n` +
    "theorems 5 and 6 have exponents 2 and 1 [95 %: how straight the lines are; of the mean: over directions]"
  );
}

/** Whether θ_E is not equivariant. */
const hasFloor = ({ relativeFloor }: ParametersNear): boolean => relativeFloor > 1e-12;

function floorSentence(near: ParametersNear): string {
  const { relativeFloor, atWeights, atEquivariant } = near;
  const there = `explained ${formatNumber(atEquivariant.explained)} of ${formatNumber(atWeights.explained)}`;
  return hasFloor(near)
    ? `at θ_E: ${formatNumber(atEquivariant.percent)} % of the loss is from broken symmetry, with the weights ` +
        `${formatNumber(atWeights.percent)} %; L_equiv ${formatNumber(relativeFloor)} times theirs, ${there}:\n` +
        "θ_E is not equivariant, and that floor spoils both exponents"
    : `at θ_E: L_equiv ${formatNumber(relativeFloor, 2)} times that of the weights, which is rounding; ${there}`;
}

function constantsSentence({ constants }: ParametersNear): string[] {
  if (constants === null) return [];
  const { lambdaMin, lambdaMax, isExact, residual, products } = constants;
  return [
    isExact
      ? `theorem 4: λ_min ${formatNumber(lambdaMin!)}, λ_max ${formatNumber(lambdaMax)}, exactly`
      : `theorem 5: λ_max at least ${formatNumber(lambdaMax)}, an eigenvalue within ± ${formatNumber(residual, 1)} (${products} products)`,
  ];
}

function costSentence({ random: { costlier } }: ParametersNear): string[] {
  if (costlier === null) return [];
  return [
    `a random deviation as long as θ_⊥ costs ${interval(costlier)} times the L_equiv of the weights`,
  ];
}

const exponent = (law: PowerLaw | null): string => (law ? interval(law.exponent) : "–");

function interval(given: Interval | null): string {
  if (given === null) return "–";
  const { value, ci95 } = given;
  if (ci95 === null) return formatNumber(value);
  const width = ci95[1] - ci95[0];
  const digits = Math.min(6, Math.max(3, Math.ceil(-Math.log10(width / Math.abs(value))) + 2));
  return `${formatNumber(value, digits)} [${ci95.map((end) => formatNumber(end, digits)).join(", ")}]`;
}

/** A row for each run. */
export function parametersTable(subjects: readonly Named<ParametersAnalysis>[]): string {
  const rows = subjects.map(({ name, result: { deviations, along, near } }) => {
    const raw = along?.relations.raw;
    const own = near?.directions[0];
    return [
      name,
      deviations.share === null ? "–" : deviations.share.toFixed(3),
      ...(raw ? relationCells(raw).slice(1, 6) : ["–", "–", "–", "–", "–"]),
      own ? exponent(own.loss) : "–",
      own ? exponent(own.gradient) : "–",
      near ? formatNumber(near.relativeFloor, 2) : "–",
      near?.random.costlier ? formatNumber(near.random.costlier.value) : "–",
    ];
  });
  return [
    textTable(
      [
        "run",
        "share of ‖θ_⊥‖²",
        ...relationHead.slice(1, 6),
        "exponent of L_equiv",
        "of its gradient",
        "L_equiv(θ_E)",
        "random costs ×",
      ],
      rows,
    ),
    "",
    "raw weights along training and near θ_E; L_equiv(θ_E): over that of the weights",
    relationExplanation,
  ].join("\n");
}
