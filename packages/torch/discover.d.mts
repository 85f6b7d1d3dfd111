/** A libtorch on this machine. */
export interface Libtorch {
  kind: "LIBTORCH" | "system" | "homebrew" | "python";
  /** The folder that holds `include/` and `lib/`. */
  root: string;
  includes: string[];
  /** The folder of libtorch.so. */
  libraries: string;
  /** As its header says it, "1.13.0". */
  version: string;
  major: number;
  minor: number;
  cxxStandard: 17 | 20;
  /** False for wheels compiled with the string of C++98. */
  cxx11Abi: boolean;
  cuda: boolean;
  /** Bytes of libtorch_cpu. */
  librarySize: number;
  /** The Python that has it, for the kind "python". */
  python?: string;
}

export declare class LibtorchError extends Error {
  readonly code: "not-found" | "unusable";
}

export declare function discover(options?: {
  environment?: NodeJS.ProcessEnv;
  systemRoot?: string;
  homebrew?: string[];
  pythons?: string[];
  platform?: NodeJS.Platform;
  previous?: Libtorch | null;
}): Libtorch;
