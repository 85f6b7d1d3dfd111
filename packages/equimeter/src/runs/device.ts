import { cuda } from "@equimeter/torch";

import { UserError } from "../errors.js";

/**
 * The device of a configuration, as tensors name theirs.
 *
 * @throws UserError when it is not there
 */
export function deviceOf({ device }: { device: string }): string {
  if (device === "cpu") return device;
  const number = Number(device.split(":")[1] ?? 0);
  const count = cuda.isAvailable() ? cuda.deviceCount() : 0;
  if (number < count) return `cuda:${number}`;
  const there = count === 0 ? "libtorch sees no CUDA device" : `there are ${count}, from cuda:0 on`;
  throw new UserError(
    `device ${device} is not there (${there}): set device to cpu, or LIBTORCH to a build with CUDA`,
  );
}
