export { gallery, type Gallery, type GalleryOptions, type Shown } from "./gallery.js";
export { packLevels, type PackedLevels, packNumbers, type PackedNumbers } from "./pack.js";
export {
  chainPortrait,
  type ChainPortrait,
  forcesPortrait,
  type ForcesPortrait,
  gridPortrait,
  type GridPortrait,
  type Portrait,
  type TurnedSample,
} from "./portraits.js";
