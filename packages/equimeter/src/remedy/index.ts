export { canonicalisedModule, type CanonicalOptions } from "./canonicalised.js";
export type { RandomElements } from "./elements.js";
export type { FrameOptions } from "./frames.js";
export { twirledModule, type TwirlOptions } from "./twirled.js";
export type { Pointer, Turning, Wiring } from "./wiring.js";
