import { createReadStream, statSync } from "node:fs";
import { Readable } from "node:stream";
import type { ReadableStream as WebStream } from "node:stream/web";

/** A whole file, a piece at a time. The browser asks again whenever it needs it. */
export function fileResponse(path: string, type: string): Response {
  const { size } = statSync(path);
  const headers = {
    "content-type": type,
    "content-length": `${size}`,
    "cache-control": "no-cache",
  };
  if (size === 0) return new Response("", { headers });
  // Not what is written to it while it is sent: its length is promised.
  const pieces: WebStream = Readable.toWeb(createReadStream(path, { end: size - 1 }));
  return new Response(pieces as ReadableStream, { headers });
}
