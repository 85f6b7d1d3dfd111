/** What computes the results of VoxMol's golden files, by their kind; a file each. */
import { unet } from "./voxmol/unet.mjs";

export const voxmol = { model: unet };
