/** What computes the results of VoxMol's golden files, by their kind; a file each. */
import { augment } from "./voxmol/augment.mjs";
import { optimizer } from "./voxmol/optimizer.mjs";
import { peaks } from "./voxmol/peaks.mjs";
import { tooClose } from "./voxmol/too-close.mjs";
import { unet } from "./voxmol/unet.mjs";
import { voxelizer } from "./voxmol/voxelizer.mjs";
import { walkJump } from "./voxmol/walk-jump.mjs";

export const voxmol = {
  model: unet,
  voxelizer,
  augment,
  "walk-jump": walkJump,
  peaks,
  "too-close": tooClose,
  optimizer,
};
