/** Units of the fields whose batches have them (positions are in Å, energies in eV, backbones in nm). */
const fieldUnits: Record<string, string> = { forces: "eV/Å", energy: "eV", x_1: "nm" };

const squared = new Set(["mse", "mean-squared error"]);

/** Whether a loss is a mean of squares, for which `L_mean + L_equiv / n` is exact. */
export const isSquared = (loss: string): boolean => squared.has(loss);

/** An axis label: `loss: mean-squared error of forces, (eV/Å)²`. */
export function lossLabel(field: string, loss: string): string {
  const unit = fieldUnits[field];
  const known = unit !== undefined && !loss.startsWith("cross-entropy");
  const power = isSquared(loss) ? (unit?.includes("/") ? `(${unit})²` : `${unit}²`) : unit;
  return `${loss} of ${field}${known ? `, ${power}` : ""}`;
}
