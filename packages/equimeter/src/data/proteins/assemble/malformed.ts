import { UserError } from "../../../errors.js";

/** A chain that cannot be read; others of its file can. */
export class MalformedChain extends UserError {
  constructor(
    readonly chain: string,
    message: string,
  ) {
    super(`${message}; mend it, or leave it out with skipMalformed`);
  }
}
