/**
 * The page's state as the part of the address behind `#`: `#/compare?run=a&run=b&metric=monitor.percent`. What is as
 * it is at first is left out, so that a short address stays short, and every address can be sent to somebody.
 */
export const pages = ["runs", "compare", "run", "landscape", "structures", "decision"] as const;
export type Page = (typeof pages)[number];

export const horizontals = ["step", "time", "epoch"] as const;
export const weightKinds = ["raw", "ema", "ema-debiased"] as const;
export const smoothings = ["none", "exponential", "mean", "median"] as const;
export const groupBands = ["deviation", "interval", "range", "none"] as const;

export type Horizontal = (typeof horizontals)[number];
export type WeightKind = (typeof weightKinds)[number];
export type SmoothingMethod = (typeof smoothings)[number];
export type GroupBand = (typeof groupBands)[number];

export interface View {
  readonly page: Page;
  /** The run that a page is about which shows one. */
  readonly name: string | null;
  /** Chosen runs, in the order of choosing, which is that of their colours. */
  readonly runs: readonly string[];
  readonly search: string;
  /** A column of the table, with a minus for descending. */
  readonly sort: string;
  /** A key of the configuration, in the table and in charts. */
  readonly groupBy: string | null;
  /** As `kind.column`; empty for the usual ones. */
  readonly metrics: readonly string[];
  readonly weights: readonly WeightKind[];
  readonly field: string | null;
  /** Times of flows; empty for the first one that the runs have. */
  readonly times: readonly number[];
  readonly x: Horizontal;
  readonly xLog: boolean;
  /** Metrics whose axis is other than usual: logarithmic where it is linear, or the reverse. */
  readonly turned: readonly string[];
  readonly bands: boolean;
  readonly groupBand: GroupBand;
  readonly smoothing: SmoothingMethod;
  /** Weight of the past from 0 to 1 (exponential), or points of the window. */
  readonly amount: number;
  /** The part of the horizontal axis that is shown: steps, epochs or seconds, also where the axis has minutes. */
  readonly zoom: readonly [number, number] | null;
  /** What is chosen on the pages of one run, as `word:value`, which they read themselves (`scene/choice.ts`). */
  readonly see: readonly string[];
}

export const firstView: View = {
  page: "runs",
  name: null,
  runs: [],
  search: "",
  sort: "-started",
  groupBy: null,
  metrics: [],
  weights: ["raw"],
  field: null,
  times: [],
  x: "step",
  xLog: false,
  turned: [],
  bands: true,
  groupBand: "deviation",
  smoothing: "none",
  amount: 0,
  zoom: null,
  see: [],
};

/** What a method of smoothing starts with. */
export const usualAmount: Record<SmoothingMethod, number> = {
  none: 0,
  exponential: 0.9,
  mean: 9,
  median: 9,
};

/** The address of a view, with the `#`. */
export function formatAddress(view: View): string {
  const query = new URLSearchParams();
  const add = (key: keyof View, name: string, values: readonly (string | number)[]) => {
    if (JSON.stringify(view[key]) === JSON.stringify(firstView[key])) return;
    for (const value of values) query.append(name, String(value));
  };
  add("runs", "run", view.runs);
  add("search", "search", [view.search]);
  add("sort", "sort", [view.sort]);
  add("groupBy", "group", [view.groupBy ?? ""]);
  add("metrics", "metric", view.metrics);
  add("weights", "weights", view.weights);
  add("field", "field", [view.field ?? ""]);
  add("times", "t", view.times);
  add("x", "x", [view.x]);
  add("xLog", "xlog", [1]);
  add("turned", "turned", view.turned);
  add("bands", "bands", [view.bands ? 1 : 0]);
  add("groupBand", "groupband", [view.groupBand]);
  if (view.smoothing !== "none") query.append("smooth", `${view.smoothing}:${view.amount}`);
  add("zoom", "zoom", [view.zoom?.map((x) => Number(x.toPrecision(8))).join("~") ?? ""]);
  add("see", "see", view.see);
  const path = view.name === null ? view.page : `${view.page}/${encodeURIComponent(view.name)}`;
  return `#/${path}${query.size > 0 ? `?${query}` : ""}`;
}

/** The view of an address. What cannot be read is as at first: an address is typed and cut off by people. */
export function parseAddress(hash: string): View {
  const [path, text = ""] = split(hash.replace(/^#?\/?/, ""), "?");
  const query = new URLSearchParams(text);
  const [first, rest] = split(path, "/");
  const one = (name: string) => query.get(name);
  const [smoothing, amount] = split(one("smooth") ?? "", ":");
  const method = among(smoothings, smoothing, "none");
  return {
    page: among(pages, first, "runs"),
    name: rest ? decode(rest) : null,
    runs: unique(query.getAll("run").filter((name) => name !== "")),
    search: one("search") ?? "",
    sort: one("sort") || firstView.sort,
    groupBy: one("group") || null,
    metrics: unique(query.getAll("metric")),
    weights: orFirst(
      unique(query.getAll("weights")).filter((w): w is WeightKind => isAmong(weightKinds, w)),
      firstView.weights,
    ),
    field: one("field") || null,
    times: unique(query.getAll("t").map(Number).filter(Number.isFinite)),
    x: among(horizontals, one("x"), "step"),
    xLog: one("xlog") === "1",
    turned: unique(query.getAll("turned")),
    bands: one("bands") !== "0",
    groupBand: among(groupBands, one("groupband"), "deviation"),
    smoothing: method,
    amount: amountOf(method, Number(amount || NaN)),
    zoom: zoomOf(one("zoom")),
    see: unique(query.getAll("see")),
  };
}

/** `amount` where the method can work with it, else what it starts with. */
export function amountOf(method: SmoothingMethod, amount: number): number {
  const fits =
    method === "exponential"
      ? amount >= 0 && amount < 1
      : method !== "none" && Number.isInteger(amount) && amount >= 1 && amount <= 10_001;
  return fits ? amount : usualAmount[method];
}

function zoomOf(text: string | null): View["zoom"] {
  const [low, high] = split(text ?? "", "~").map((part) => (part ? Number(part) : NaN));
  return Number.isFinite(low) && Number.isFinite(high) && low < high ? [low, high] : null;
}

function split(text: string, sign: string): [string, string?] {
  const at = text.indexOf(sign);
  return at === -1 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];
const orFirst = <T>(values: readonly T[], first: readonly T[]) => (values.length ? values : first);
const isAmong = <T extends string>(all: readonly T[], one: string | null | undefined): one is T =>
  all.includes(one as T);
const among = <T extends string>(all: readonly T[], one: string | null | undefined, first: T): T =>
  isAmong(all, one) ? one : first;
