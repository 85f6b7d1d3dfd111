export {
  advise,
  type Advice,
  type AdviseOptions,
  type Candidate,
  type Remedy,
  slowerBy,
} from "./advise.js";
export { canonicalisedModule, type CanonicalOptions } from "./canonicalised.js";
export type { FrameOptions } from "./frames.js";
export { type Repair, repairedModule } from "./repair.js";
export { twirledModule, type TwirlOptions } from "./twirled.js";
export type { Wiring } from "./wiring.js";
export { type RepairReport, writeRepaired } from "./write-repaired.js";
