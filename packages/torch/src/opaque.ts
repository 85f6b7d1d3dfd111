import { native } from "./native.js";

/**
 * A value of libtorch that is no tensor and has no JavaScript form (packed weights, a stream, an
 * object of a TorchScript class): it can be passed on to operators that take one.
 */
export class Opaque {
  /** @internal */
  readonly objectHandle: number;

  /** @internal It is freed when nothing refers to it any more. */
  constructor(objectHandle: number) {
    this.objectHandle = objectHandle;
    native.trackObject(this, objectHandle);
  }

  /** Its type in libtorch's words. */
  get kind(): string {
    return native.objectKind(this.objectHandle);
  }
}
