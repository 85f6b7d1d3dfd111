import { expect, test } from "vitest";
import { runPath } from "./command.ts";

test.each([
  ["runs", "first", "runs/first"],
  ["/data/runs/", "a/b", "/data/runs/a/b"],
  [".", "first", "./first"],
  ["my runs", "first", "'my runs/first'"],
  ["runs", "it's; rm", String.raw`'runs/it'\''s; rm'`],
])("%s, %s is typed as %s", (folder, run, path) => expect(runPath(folder, run)).toBe(path));
