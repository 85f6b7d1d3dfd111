import { TorchError } from "@equimeter/torch";

import { UserError } from "../../errors.js";

/**
 * Runs `load`, which reads the tensors of a checkpoint.
 *
 * @throws UserError naming the checkpoint when one of its files is damaged or of another model
 */
export function refuseDamage(checkpoint: string, load: () => void): void {
  try {
    load();
  } catch (error) {
    if (error instanceof TorchError || error instanceof UserError)
      throw new UserError(
        `the checkpoint ${checkpoint} is damaged or of another model: ${error.message}`,
      );
    throw error;
  }
}
