/** What computes the results of VoxMol's golden files, by their kind; a file each. */
import { optimizer } from "./voxmol/optimizer.mjs";
import { peaks } from "./voxmol/peaks.mjs";
import { tooClose } from "./voxmol/too-close.mjs";
import { unet } from "./voxmol/unet.mjs";
import { walkJump } from "./voxmol/walk-jump.mjs";

export const voxmol = {
  model: unet,
  "walk-jump": walkJump,
  peaks,
  "too-close": tooClose,
  optimizer,
};
