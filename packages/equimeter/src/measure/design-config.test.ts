import { expect, test } from "vitest";
import { designConfigSchema } from "./design-config.js";

test.each([
  [undefined, { kind: "tetrahedralOrbits", group: "SO3", replicates: 2 }],
  [null, { kind: "tetrahedralOrbits", group: "SO3", replicates: 2 }],
  [{ replicates: 1 }, { kind: "tetrahedralOrbits", group: "SO3", replicates: 1 }],
  [{ kind: "octahedralOrbits" }, { kind: "octahedralOrbits", group: "SO3", replicates: 2 }],
  [{ kind: "independent" }, { kind: "independent", group: "SO3", count: 10 }],
  [
    { kind: "independent", group: "O" },
    { kind: "independent", group: "O", count: 10 },
  ],
  [{ kind: "enumerate" }, { kind: "enumerate", group: "O" }],
])("%j resolves to %j", (given, design) => {
  expect(designConfigSchema.parse(given)).toEqual(design);
});

test.each([
  [{ kind: "tetrahedralOrbits", count: 3 }],
  [{ kind: "tetrahedralOrbits", group: "O" }],
  [{ kind: "independent", count: 1 }],
  [{ kind: "independent", replicates: 2 }],
  [{ kind: "enumerate", group: "SO3" }],
  [{ kind: "icosahedron" }],
  ["tetrahedralOrbits"],
  [[]],
])("%j is refused", (given) => {
  expect(designConfigSchema.safeParse(given).success).toBe(false);
});
