import { arange, Generator, tidy } from "@equimeter/torch";

import { sampleCount } from "../data/index.js";
import { gather, type Group } from "../groups/index.js";
import { type Actions, twist } from "../measure/index.js";
import type { Model } from "../models/model.js";
import type { Candidate } from "./advise.js";

interface Twirled extends Actions {
  readonly model: Model;
  readonly rowsPerPass?: number;
}

/** Finite groups of so many elements or fewer are averaged over as a whole. */
const mostElements = 120;

/**
 * Any model averaged over group elements where it is called: for models that no file can be written of.
 * Elements are drawn anew in every call, one for each sample; small finite groups are taken as a whole.
 */
export function twirledCandidates(options: Twirled, group: Group, like: string): Candidate[] {
  const { elements, order = Infinity } = group;
  if (elements && order <= mostElements)
    return [
      {
        name: `twirl, all ${order} elements`,
        calls: order,
        model: averaged(options, like, (samples) =>
          gather(elements(), arange(order).repeatInterleave(samples)),
        ),
      },
    ];
  const generator = new Generator(0);
  return [2, 4, 12].map((calls) => ({
    name: `twirl, ${calls} random`,
    calls,
    model: averaged(options, like, (samples) => group.sample(calls * samples, generator)),
  }));
}

function averaged(
  options: Twirled,
  like: string,
  drawn: (samples: number) => ReturnType<Group["sample"]>,
): Model {
  return {
    forward: (batch) =>
      tidy(() => {
        const samples = sampleCount(batch, like);
        const twisted = twist(drawn(samples), { ...options, batch, samples });
        return Object.fromEntries(
          Object.entries(twisted).map(([name, values]) => [name, values.mean(0)]),
        );
      }),
  };
}
