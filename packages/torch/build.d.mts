import type { Libtorch } from "./discover.mjs";

export interface BuildOptions {
  /** No line on stderr before a build. */
  quiet?: boolean;
  /** The folder of addon.cc. */
  sourceFolder?: string;
  /** The folder of core.node and core.json. */
  outputFolder?: string;
  environment?: NodeJS.ProcessEnv;
}

export interface BuildResult {
  /** The absolute path of core.node. */
  file: string;
  built: boolean;
  seconds: number;
  libtorch: Libtorch;
}

export declare class BuildError extends Error {}

/** Builds the native core if its sources, libtorch or flags changed. Throws BuildError or LibtorchError. */
export declare function build(options?: BuildOptions): Promise<BuildResult>;

/** The same, synchronously; returns the path of core.node. */
export declare function ensureBuilt(options?: BuildOptions): string;

/** Whether a build would have nothing to do. Throws LibtorchError. */
export declare function isBuilt(options?: BuildOptions): boolean;
