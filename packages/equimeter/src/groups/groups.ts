import { C4x, C4y, C4z, O, Oh, RxRy } from "./cube.js";
import { type Group, SO3 } from "./group.js";
import type { finiteGroupNames } from "./names.js";

type Name = "SO3" | (typeof finiteGroupNames)[number];

/** Groups by the names recipes use. */
export const groups: Readonly<Record<Name, Group>> = { SO3, O, Oh, C4x, C4y, C4z, RxRy };
