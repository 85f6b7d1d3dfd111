import { type Design, icosahedralOrbits, independent } from "../../groups/design.js";
import { type Group, SO3 } from "../../groups/group.js";
import { type DesignError, designErrors } from "../../measure/design-error.js";
import { mixedSeed } from "../../random.js";
import type { Deviations } from "./deviations.js";
import type { Shares } from "./percent.js";
import { resampledError } from "./resampled.js";
import type { GroupSamplesOptions } from "./samples.js";

/** What designs are compared with. */
export interface Truth {
  readonly design: string;
  readonly passes: number;
  readonly percent: number;
  readonly rotationError: number;
}

interface Measured {
  readonly truth: Truth;
  /** Of each design. */
  readonly errors: readonly DesignError[];
  /** The bootstrap of each design of independent draws from the draws at hand. */
  readonly bootstraps: readonly (Pick<DesignError, "rmsError" | "rotationError"> | null)[];
}

interface Given {
  readonly options: GroupSamplesOptions;
  /** The elements at hand. */
  readonly samples: readonly Deviations[];
  readonly drawn: Shares;
  readonly designs: readonly Design[];
}

const usualResamples = 400;

/** Sets the draws from those at hand apart from those for the model. */
const ofResampling = 1;
const ofRepetitions = 2;

/** Every set of elements is drawn from the table of all of them: the model is asked no more. */
export function errorsOfWholeGroup(
  { options, samples, drawn, designs }: Given,
  whole: Design,
): Measured {
  const { reduction = "pooled", resamples = usualResamples, seed = 0 } = options;
  const given = { samples, truth: drawn, reduction, repetitions: resamples };
  return {
    truth: {
      design: whole.name,
      passes: whole.passes,
      percent: 100 * drawn.share,
      rotationError: 0,
    },
    errors: designs.map((design, i) =>
      design.exact
        ? exact(design)
        : resampledError({ ...given, design, seed: mixedSeed(seed, ofResampling, i) }),
    ),
    bootstraps: designs.map(() => null),
  };
}

const exact = ({ name, passes }: Design): DesignError => ({
  design: name,
  passes,
  rmsError: 0,
  rmsUncertainty: 0,
  bias: 0,
  biasError: 0,
  rotationError: 0,
});

/** 960 passes; orbits of the icosahedron leave no error up to degree 5. */
const reference = (group: Group): Design =>
  group === SO3 ? icosahedralOrbits({ replicates: 16 }) : independent({ count: 960, group });

/** Every repetition asks the model anew. @throws UserError as `designErrors` does */
export function errorsOfFreshDraws({ options, samples, drawn, designs }: Given): Measured {
  const { reduction = "pooled", resamples = usualResamples, seed = 0 } = options;
  const { group = SO3, repetitions = 20, onProgress = () => undefined } = options;
  const compared = reference(group);
  const { truth, designs: errors } = designErrors({
    ...options,
    reduction,
    repetitions,
    reference: compared,
    designs,
    seed: mixedSeed(seed, ofRepetitions),
    onMeasured: (done, all) => onProgress(`measurement ${done}/${all}`),
  });
  const given = { samples, truth: drawn, reduction, repetitions: resamples };
  return {
    truth: { design: compared.name, passes: compared.passes, ...truth },
    errors,
    bootstraps: designs.map((design, i) => {
      if (design.orbit > 1) return null;
      const seedOf = mixedSeed(seed, ofResampling, i);
      const { rmsError, rotationError } = resampledError({ ...given, design, seed: seedOf });
      return { rmsError, rotationError };
    }),
  };
}
