import type { Advice, Remedy } from "../../remedy/advise.js";
import { formatNumber, textTable } from "../../report/index.js";

/** Advice for a terminal: a table, the best of it, and what an equivariant model would have to be. */
export function adviceText(advice: Advice): string {
  const { model, target, group, samples, remedies, penalty, slower } = advice;
  return [
    `${model}: ${target} under ${group}, ${samples} samples`,
    "",
    textTable(
      ["repair", "calls", "L", "percent", "loss gained (%)", "time", "gained per time"],
      remedies.map((one) => [
        one.name,
        String(one.calls),
        formatNumber(one.L, 4),
        formatNumber(one.percent),
        formatNumber(one.gained),
        `× ${formatNumber(one.cost)}`,
        one.gainedPerCost === null ? "" : formatNumber(one.gainedPerCost),
      ]),
    ),
    "",
    bestSentence(remedies),
    "",
    `a model that is equivariant by construction would lose ${formatNumber(100 * (1 - 1 / penalty))} % less after as many steps;`,
    ...slower.map(
      ({ exponent, times, from }) =>
        `if loss falls as cost^−${formatNumber(exponent)}${fromWords[from]}, it wins where it is less than ${formatNumber(times)} times slower`,
    ),
  ].join("\n");
}

const fromWords = { curve: " (this run's own curve)", given: "", assumed: "" };

/** Repairs that gain less than this share of the loss, in percent, are not worth a call. */
const worthIt = 0.1;

function bestSentence([, ...tried]: readonly Remedy[]): string {
  const useful = tried.filter(({ gained }) => gained >= worthIt);
  if (useful.length === 0)
    return `no repair takes ${worthIt} % off the loss: leave the model as it is`;
  const perCost = ({ gainedPerCost }: Remedy) => gainedPerCost ?? Infinity;
  const cheapest = useful.reduce((best, one) => (perCost(one) > perCost(best) ? one : best));
  const most = useful.reduce((best, one) => (one.gained > best.gained ? one : best));
  const words = ({ name, gained, cost }: Remedy) =>
    `${name} (${formatNumber(gained)} % less loss for ${formatNumber(cost)} times the time)`;
  if (cheapest === most) return `best: ${words(most)}`;
  return `most for its price: ${words(cheapest)}; most of all: ${words(most)}`;
}
