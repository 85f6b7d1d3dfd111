import { formatNumber, textTable } from "../../report/index.js";
import type { LandscapeAnalysis, LandscapeLook } from "../../runs/analyze/index.js";
import type { Named } from "./each-run.js";

const partNames = ["L_mean", "L_equiv"] as const;

const head = [
  "elements",
  "part",
  "in the middle",
  "R² of a quadratic",
  "it leaves (%)",
  "noise (%)",
  "with inputs' (%)",
];

const explanation = [
  "it leaves: standard deviation of what a quadratic in the two axes does not explain, of the mean height;",
  "noise: of evaluations in the middle with fresh group elements, which is all that a rough surface may show;",
  "with inputs': with fresh noise of the inputs too, where they have any",
];

export function landscapeText({ name, result }: Named<LandscapeAnalysis>): string {
  const { step, settings, size, parameters, eigenvalues, axis, design, t } = result;
  const of = eigenvalues
    ? `eigenvectors of L (${eigenvalues.map((value) => formatNumber(value)).join(" and ")})`
    : `${settings.directions} directions`;
  return [
    `${name}, step ${step}, ${settings.weights} weights: ${size.toLocaleString("en")} parameters (${parameters.join(", ")}), ` +
      `${settings.samples} samples, ${design}${t === null ? "" : `, t = ${t}`}`,
    `${axis.length} × ${axis.length} points along ${of}, to ± ${formatNumber(axis.at(-1)!)}`,
    "",
    textTable(head, rowsOf(result), { align: ["left", "left"] }),
    "",
    ...explanation,
  ].join("\n");
}

export function landscapeTable(subjects: readonly Named<LandscapeAnalysis>[]): string {
  const rows = subjects.flatMap(({ name, result }) => rowsOf(result).map((row) => [name, ...row]));
  return [
    textTable(["run", ...head], rows, { align: ["left", "left", "left"] }),
    "",
    ...explanation,
  ].join("\n");
}

function rowsOf({ looks, noise, noiseOfInputs }: LandscapeAnalysis): string[][] {
  return looks.flatMap((look) =>
    partNames.map((part) => {
      const { rSquared, relativeResidual } = look.fits[part];
      return [
        look.look,
        part,
        formatNumber(middleOf(look, part)),
        rSquaredText(rSquared),
        formatNumber(100 * relativeResidual, 2),
        relative(noise[part]),
        noiseOfInputs ? relative(noiseOfInputs[part]) : "–",
      ];
    }),
  );
}

/** As many nines as there are. */
function rSquaredText(rSquared: number): string {
  if (rSquared <= 0.9999) return rSquared.toFixed(4);
  return 1 - rSquared < 1e-12 ? "1" : `1 − ${formatNumber(1 - rSquared, 2)}`;
}

function relative({ mean, deviation }: LandscapeAnalysis["noise"]["L"]): string {
  return formatNumber((100 * deviation) / mean, 2);
}

/** At the weights themselves, or what is next to them. */
function middleOf({ fits }: LandscapeLook, part: (typeof partNames)[number]): number {
  return fits[part].coefficients.constant;
}
