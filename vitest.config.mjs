import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["packages/*/src/**/*.test.ts", "scripts/**/*.test.mjs"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Processes rather than threads: each test file gets its own libtorch.
    pool: "forks",
    // vitest leaves a processor free, of two that is half of them; many tests wait for programs and browsers anyway.
    maxWorkers: Math.max(2, availableParallelism() - 1),
  },
});
