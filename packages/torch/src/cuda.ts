/** CUDA devices, by their number. Tensors and modules name theirs: `"cuda:0"`. */
import { TorchError } from "./errors.js";
import { native } from "./native.js";

/** Bytes of one device's memory. */
export interface DeviceMemory {
  /** In tensors now. */
  allocated: number;
  /** Taken from the device now, what waits for reuse included. */
  reserved: number;
  /** The most there was in tensors since the start or `resetPeakMemory`. */
  peakAllocated: number;
  peakReserved: number;
}

/** Whether a CUDA device can be used. */
export function isAvailable(): boolean {
  return native.cudaAvailable();
}

export function deviceCount(): number {
  return native.cudaDeviceCount();
}

/** Waits until the device has done everything that was started. @throws TorchError without device */
export function synchronize(device = 0): void {
  native.cudaSynchronize(checked(device));
}

/** @throws TorchError without device, or where libtorch is older than 2.9 */
export function memory(device = 0): DeviceMemory {
  native.cudaMemory(checked(device));
  const [allocated, reserved, peakAllocated, peakReserved] = native.commands;
  return { allocated, reserved, peakAllocated, peakReserved };
}

/** Starts the peaks of `memory` anew. */
export function resetPeakMemory(device = 0): void {
  native.cudaResetPeaks(checked(device));
}

/**
 * Gives memory that waits for reuse back to the devices, for other processes.
 *
 * @returns false where libtorch is too old (before 2.9) to be asked
 */
export function emptyCache(): boolean {
  return native.cudaEmptyCache();
}

function checked(device: number): number {
  if (!Number.isInteger(device) || device < 0)
    throw new TorchError(`cuda: a device's number must be a non-negative integer, got ${device}`);
  return device;
}
