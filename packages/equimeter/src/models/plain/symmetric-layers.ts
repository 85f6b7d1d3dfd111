/**
 * Why none of its layers can be declared. `direction.weight` takes vectors and `readout.out.weight` gives
 * them, but each of them has on its other side features of which nothing is known.
 */
export const noPlainLayers =
  "the features of plain carry directions in mixtures that training chooses, so nobody knows how rotations " +
  "act on them; were they numbers that do not turn, only weights that answer with zero force would commute";
