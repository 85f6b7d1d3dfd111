/** Elements in the order of the original's channels. */
export const channelsOfVoxmol = ["C", "H", "O", "N", "F", "S", "Cl", "Br", "P", "I", "B"];

/** What stands in the place of atoms that are not there. */
export const padding = 999;

/** Where atoms are, in the flat order of a tensor of channels. */
export function realAtoms(channels) {
  return channels.reshape([-1]).ne(padding).nonzero().view([-1]);
}
