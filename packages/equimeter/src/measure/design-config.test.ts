import { expect, test } from "vitest";
import { designKinds } from "../groups/design-kinds.js";
import { designConfigSchema } from "./design-config.js";

test.each([
  [undefined, { kind: "tetrahedralOrbits", group: "SO3", replicates: 2 }],
  [null, { kind: "tetrahedralOrbits", group: "SO3", replicates: 2 }],
  [{ replicates: 1 }, { kind: "tetrahedralOrbits", group: "SO3", replicates: 1 }],
  [{ kind: "octahedralOrbits" }, { kind: "octahedralOrbits", group: "SO3", replicates: 2 }],
  [
    { kind: "icosahedralOrbits", replicates: 1 },
    { kind: "icosahedralOrbits", group: "SO3", replicates: 1 },
  ],
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

test("every word for a design stands for one, and other words are told all of them", () => {
  for (const kind of designKinds) expect(designConfigSchema.parse({ kind }).kind).toBe(kind);
  const [issue] = designConfigSchema.safeParse({ kind: "orbits" }).error!.issues;
  const words = designKinds.map((kind) => `"${kind}"`);
  expect(issue.message).toBe(`must be one of ${words.join(", ")}`);
});
