import type { MiddlewareHandler } from "hono";

import { Problem } from "./problem.js";

/**
 * What the page may load: its own files alone. Charts and Svelte set styles on elements, pictures are made of
 * canvases. Nothing may be framed or sent anywhere.
 */
const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

const headers = {
  "content-security-policy": contentSecurityPolicy,
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-resource-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
};

/** This machine, at any port: behind `ssh -L` the browser knows another one than the server. */
const ownHost = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i;

/** Puts the headers on every answer, those of errors and of files too. The outermost of all. */
export const headersOfAll: MiddlewareHandler = async (context, next) => {
  await next();
  // An answer may have a stricter policy of its own.
  for (const [name, value] of Object.entries(headers))
    if (!context.res.headers.has(name)) context.header(name, value);
  if (context.req.path.startsWith("/api/")) context.header("cache-control", "no-store");
  // Of HEAD nobody reads the body: a file would stay open, and events would wait for ever.
  if (context.req.raw.method === "HEAD") await context.res.body?.cancel();
};

/**
 * Answers only what this machine's own browser asks for, and only reading. A page from elsewhere whose name
 * was made to point at this machine (DNS rebinding) is known by its Host header.
 */
export const ownRequests: MiddlewareHandler = async (context, next) => {
  const host = context.req.header("host") ?? "";
  if (!ownHost.test(host) || !ownHost.test(new URL(context.req.url).host))
    throw new Problem(403, `the host "${host.slice(0, 80)}" is not served: open http://localhost`);
  if (!["GET", "HEAD"].includes(context.req.method))
    throw new Problem(405, `${context.req.method} is not served: this page only reads`);
  await next();
};
