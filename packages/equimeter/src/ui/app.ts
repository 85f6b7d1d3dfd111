import { Hono, type Context } from "hono";

import { UserError } from "../errors.js";
import { analysisOf } from "./analyses.js";
import type { ApiError, RunsAnswer } from "./api.js";
import { assetResponse } from "./assets.js";
import { fileBelow } from "./below.js";
import { csvOf } from "./data.js";
import { decoded } from "./decoded.js";
import { eventsOf } from "./events.js";
import { figureOf } from "./figures.js";
import { readRunMetrics } from "./metrics.js";
import { Problem } from "./problem.js";
import { headersOfAll, ownRequests } from "./safety.js";
import { selectionOf } from "./selection.js";
import { Summaries } from "./summaries.js";
import { Watch } from "./watch.js";

export interface UiOptions {
  /** The folder of runs; a link to one is fine. */
  readonly folder: string;
  /** The folder of the built page; null where there is none. */
  readonly assets: string | null;
  /** Between two looks at the folder while anybody listens; 1000 by default. */
  readonly watchMilliseconds?: number;
}

/** Of a file at once, in bytes; what stands behind is asked for with the answer's offset, or sent as events. */
const mostAtOnce = 64 * 1024 * 1024;

/** The server of the page: reads run folders and answers in the types of `api.ts`. */
export function uiApp({ folder, assets, watchMilliseconds }: UiOptions): Hono {
  const summaries = new Summaries(folder);
  const watch = new Watch(summaries, watchMilliseconds);
  const app = new Hono();
  app.use(headersOfAll, ownRequests);
  app.get("/api/runs", (context) => {
    summaries.update();
    const { all, version } = summaries;
    return context.json({
      folder,
      runs: all,
      server: watch.identity,
      version,
    } satisfies RunsAnswer);
  });
  app.get("/api/events", (context) => eventsOf(context, watch, context.req.queries("run") ?? []));
  app.get("/api/figure.svg", async (context) => {
    const { figure = "", width } = context.req.query();
    const svg = await figureOf(
      folder,
      figure,
      selectionOf(context.req.queries()),
      width,
      context.req.raw.signal,
    );
    return context.body(svg, 200, { "content-type": "image/svg+xml; charset=utf-8" });
  });
  app.get("/api/data.csv", (context) => {
    const csv = csvOf(folder, selectionOf(context.req.queries()));
    const type = "text/csv; charset=utf-8";
    const disposition = 'attachment; filename="equimeter.csv"';
    return context.body(csv, 200, { "content-type": type, "content-disposition": disposition });
  });
  app.get("/api/*", (context) => partOfRun(context, folder));
  app.get("*", (context) => assetResponse(assets, pathOf(context)));
  app.onError(failure);
  return app;
}

/** The path as it was sent: a name with a slash is decoded here, and once. */
const pathOf = ({ req }: Context) => new URL(req.url).pathname;

/** `/api/runs/NAME/metrics` and `/api/runs/NAME/analysis/FILE`; names may have slashes. */
const partForm = /^\/api\/runs\/(.+)\/(?:metrics|analysis\/([^/]+))$/;

function partOfRun(context: Context, folder: string): Response {
  const path = pathOf(context);
  const [, encoded, file] = partForm.exec(path) ?? [];
  if (encoded === undefined) throw new Problem(404, `there is no address ${path.slice(0, 80)}`);
  const run = decoded(encoded);
  if (file !== undefined) return analysisOf(folder, run, decoded(file));
  const { since = "0", mark = "" } = context.req.query();
  const metrics = fileBelow(folder, `${run}/metrics.jsonl`);
  const cursor = { offset: offsetOf(since), mark };
  return context.json(readRunMetrics(run, metrics, cursor, mostAtOnce));
}

function offsetOf(text: string): number {
  const offset = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(offset)) return offset;
  throw new Problem(400, `since must be a number of bytes, got "${text.slice(0, 80)}"`);
}

function failure(error: Error, context: Context): Response {
  const status = error instanceof Problem ? error.status : error instanceof UserError ? 400 : 500;
  if (status === 500) process.stderr.write(`${error.stack}\n`);
  if (status === 405) context.header("allow", "GET, HEAD");
  // A person reads what stands at an address of the page.
  if (!context.req.path.startsWith("/api/")) return context.text(error.message, status);
  return context.json({ error: error.message } satisfies ApiError, status);
}
