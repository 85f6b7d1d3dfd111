/**
 * Why none of its layers can be declared. `linear_3d_embed.weight` takes coordinates and
 * `coors_3d_decoder.1.weight` gives them, but each of them has on its other side features of which nothing is
 * known; latents that turn out approximately equivariant (section 3.5) tell of no matrices that they turn by.
 */
export const noProteinaLayers =
  "the features of Proteína carry coordinates in mixtures that training chooses, so nobody knows how rotations " +
  "act on them; were they numbers that do not turn, only weights that answer with zeros would commute";
