import { type Generator, randint, type Tensor, tidy } from "@equimeter/torch";

import type { Elements } from "./element.js";
import type { Group } from "./group.js";

/** The group of these matrices [order, 3, 3], drawn from evenly. */
export function finiteGroup(
  name: string,
  matrices: () => Tensor,
  law: Group["law"] = "haar",
): Group {
  let order: number | undefined;
  return {
    name,
    law,
    get order() {
      return (order ??= tidy(() => matrices().shape[0]));
    },
    elements: () => ({ rotation: matrices() }),
    sample: (count: number, generator: Generator): Elements => ({
      rotation: tidy(() => {
        const all = matrices();
        return all.indexSelect(0, randint(all.shape[0], [count], { generator }));
      }),
    }),
  };
}
