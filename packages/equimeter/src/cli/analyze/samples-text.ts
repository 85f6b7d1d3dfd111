import type { ComparedDesign, Value } from "../../analyze/samples/index.js";
import { formatError, formatNumber, formatWithError, textTable } from "../../report/index.js";
import type { SamplesAnalysis } from "../../runs/analyze/index.js";
import type { Named } from "./each-run.js";

/** Designs, degrees and moments of one run. */
export function samplesText({ name, result }: Named<SamplesAnalysis>): string {
  const { step, settings, t, truth, samples } = result;
  const when = t === null ? "" : `, t = ${t}`;
  return [
    `${name}, step ${step}, ${settings.weights} weights${when}: ` +
      `percent ${formatWithError(truth.percent, truth.rotationError)} ` +
      `by ${truth.design}, ${samples} ${samples === 1 ? "sample" : "samples"}`,
    "",
    designsTable(result),
    "",
    designsNote(result),
    "",
    ...degreesLines(result),
    momentsTable(result),
    "",
    momentsNote(result),
  ].join("\n");
}

/** A row for each run. */
export function samplesTable(subjects: readonly Named<SamplesAnalysis>[]): string {
  const head = ["run", "percent", ...columns, "best design", "degree 1", "2", "above", "kurtosis"];
  const rows = subjects.map(({ name, result }) => {
    const { truth, designs, sources, distribution } = result;
    const best = designs.reduce((a, b) => (b.rmsError < a.rmsError ? b : a));
    const shares = sources.powers?.prediction.shares.map(({ value }) => 100 * value);
    const { kurtosis } = distribution.components;
    return [
      name,
      formatNumber(truth.percent),
      ...columns.map((column) => {
        const found = designs.find(({ design }) => design.startsWith(column));
        return found ? formatNumber(found.rmsError, 2) : "–";
      }),
      `${best.design.replace(" (biased low)", "")}: ${formatNumber(best.rmsError, 2)}`,
      ...(shares
        ? [shares[0], shares[1] ?? 0, 100 - shares[0] - (shares[1] ?? 0)].map(share)
        : ["–", "–", "–"]),
      formatWithError(kurtosis.value, kurtosis.sampleError),
    ];
  });
  return [
    textTable(head, rows),
    "",
    "errors relative to the percent, in %, over fresh draws; degrees: shares of L_equiv in %; kurtosis: excess, " +
      "of the components of the twisted prediction, ± over samples",
  ].join("\n");
}

const columns = ["independent × 10", "independent × 24", "tetrahedralOrbits × 2"];

const share = (percent: number): string => formatNumber(Math.abs(percent) < 0.005 ? 0 : percent, 3);

function designsTable({ designs }: SamplesAnalysis): string {
  const rows = designs.map((one) => [
    one.design,
    `${one.passes}`,
    one.rmsError === 0 ? "0" : formatWithError(one.rmsError, one.rmsUncertainty),
    predictedText(one),
    Number.isFinite(one.rotationError) ? formatNumber(one.rotationError, 2) : "–",
    one.bootstrap ? formatNumber(one.bootstrap.rmsError, 2) : "–",
    one.bias === 0 ? "0" : formatWithError(one.bias, one.biasError),
  ]);
  const head = ["design", "passes", "error (%)", "predicted", "reported", "bootstrap", "bias (%)"];
  return textTable(head, rows);
}

/** As a range where it is not known to a tenth. */
function predictedText({ predicted: { rmsError, range } }: ComparedDesign): string {
  const [low, high] = range;
  if (high - low <= 0.1 * rmsError || high === 0) return formatNumber(rmsError, 2);
  return `${formatNumber(low, 2)} to ${formatNumber(high, 2)}`;
}

function designsNote({ repetitions, drawn, relativeVariance, group, sources }: SamplesAnalysis) {
  if (!relativeVariance)
    return (
      `errors relative to the percent, in %: root mean square of draws from all ${drawn.count} elements of ${group}; ` +
      "reported: what the estimates say of themselves"
    );
  const [one, two] = [100 * Math.sqrt(sources.single), 100 * Math.sqrt(2 * sources.pairs)];
  return (
    `errors relative to the percent, in %: root mean square over ${repetitions} repetitions with fresh rotations; ` +
    `predicted from the degrees below (n independent draws: √(${formatNumber(one)}²/n + ${formatNumber(two)}²/(n(n−1)))); ` +
    `reported: what the estimates say of themselves; bootstrap: from ${drawn.count} draws, as in the paper's figure 5`
  );
}

function degreesLines({ sources: { powers }, relativeVariance }: SamplesAnalysis): string[] {
  if (!powers || !relativeVariance) return [];
  const { prediction, percent } = powers;
  const { tetrahedralOrbits, octahedralOrbits, icosahedralOrbits } = relativeVariance;
  const rows = prediction.shares.map((value, i) => [
    `${i + 1}`,
    inPercent(value),
    inPercent(percent.shares[i]),
    ...[tetrahedralOrbits, octahedralOrbits, icosahedralOrbits].map((all) => all[i].toFixed(2)),
  ]);
  rows.push(["above", inPercent(prediction.rest), inPercent(percent.rest), "", "", ""]);
  return [
    textTable(
      [
        "degree",
        "of L_equiv (%)",
        "of the percent's variance (%)",
        "tetrahedral",
        "octahedral",
        "icosahedral",
      ],
      rows,
    ),
    "",
    "of the percent's variance: of what one draw adds to it; the last three: the variance that an orbit leaves of a degree, " +
      "relative to as many independent draws",
    "",
  ];
}

const inPercent = ({ value, rotationError }: Value): string =>
  100 * Math.hypot(value, rotationError) < 1e-3
    ? "0"
    : formatWithError(100 * value, 100 * rotationError);

function momentsTable({ distribution: { components, principal } }: SamplesAnalysis): string {
  const rows = [
    ["components, pooled", components],
    ["leading direction", principal],
  ] as const;
  return textTable(
    ["twisted prediction", "skewness²", "excess kurtosis"],
    rows.map(([what, { skewness, kurtosis }]) => [what, withError(skewness), withError(kurtosis)]),
  );
}

/** One sample alone has the error from its draws, where that is known. */
const withError = ({ value, rotationError, sampleError }: Value): string =>
  formatWithError(value, Number.isNaN(sampleError) ? rotationError : sampleError);

function momentsNote({ distribution: { principal, directions } }: SamplesAnalysis): string {
  const { share: ofVariance, distance } = principal;
  const chance = Number.isFinite(distance.chance)
    ? ` (${formatError(distance.chance)} by chance)`
    : "";
  return (
    `means over samples ± their errors; a Gaussian has 0 and 0. The leading direction has ` +
    `${formatNumber(100 * ofVariance.value)} % of the variance, which is that of ${formatNumber(directions.value)} ` +
    `directions alike; largest difference of its distribution function from a Gaussian's: ${formatNumber(distance.value, 2)}${chance}`
  );
}
