import { lstatSync, type Stats } from "node:fs";
import { join, sep } from "node:path";

import { UserError } from "../errors.js";
import { folderBelow, realBelow } from "./below.js";

/** What a file of a run says, read again only when the file changed. */
export class Kept<T> {
  value: T;
  /** Why it cannot be read, one sentence; null where it can, or where there is no such file. */
  problem: string | null = null;
  #stamp = "";

  /**
   * @param root the real path of the folder that links may not leave
   * @param folder of the run, below `root`, with slashes
   * @param name of the file, or of the folder that is listed
   * @param empty the value where there is no file, or a damaged one
   */
  constructor(
    private readonly root: string,
    private readonly folder: string,
    private readonly name: string,
    private readonly empty: T,
    private readonly read: (path: string) => T,
  ) {
    this.value = empty;
  }

  get exists(): boolean {
    return this.#stamp !== "";
  }

  /** @returns whether it changed since the last look */
  look(): boolean {
    const stamp = this.#stampNow();
    if (stamp === this.#stamp) return false;
    this.#stamp = stamp;
    this.problem = null;
    this.value = this.empty;
    if (stamp === "") return true;
    if (stamp.startsWith(unreadable)) {
      this.problem = `${this.#label} ${stamp}`;
      return true;
    }
    try {
      this.value = this.read(this.#path(stamp));
    } catch (error) {
      // Deleted between the two looks.
      if ((error as NodeJS.ErrnoException).code === "ENOENT") this.#stamp = "";
      else this.problem = this.#sentence(error as Error);
    }
    return true;
  }

  /** Of a thousand runs each second: what is no link is asked for once, and nothing else. */
  #stampNow(): string {
    let status: Stats | undefined;
    try {
      status = lstatSync(join(this.root, this.#label), { throwIfNoEntry: false });
    } catch (error) {
      // A folder that may not be entered, a disk of the network that is gone.
      return `${unreadable} (${(error as NodeJS.ErrnoException).code})`;
    }
    if (status === undefined) return "";
    if (status.isDirectory()) return stampOf("folder", status);
    if (status.isFile()) return stampOf("file", status);
    if (status.isSymbolicLink()) return this.#stampOfLink();
    return `${special} ${kindOf(status)}`;
  }

  /** A link does not change when what it leads to grows. */
  #stampOfLink(): string {
    try {
      const real = realBelow(this.root, this.#label);
      const status = lstatSync(real);
      if (status.isFile() || status.isDirectory()) return stampOf(`link ${real}`, status);
      return `${special} a link to ${kindOf(status)}`;
    } catch {
      // It leads out, or nowhere; both may change.
    }
    return outside;
  }

  #path(stamp: string): string {
    if (stamp.startsWith("folder")) return folderBelow(this.root, this.#label);
    // Reading it would wait for ever, or never end.
    if (stamp.startsWith(special))
      throw new UserError(
        `${this.#label} is ${stamp.slice(special.length + 1)}, which is not read: put a file in its place`,
      );
    if (stamp === outside)
      throw new UserError(`${this.#label} is a link that leads out of the folder, or nowhere`);
    return join(this.root, this.#label);
  }

  get #label(): string {
    return `${this.folder}/${this.name}`;
  }

  /** With the run's name, and without where the folder of runs is. */
  #sentence({ message }: Error): string {
    const [reason] = message.replaceAll(this.root + sep, "").split("\n");
    return reason.startsWith(this.#label) ? reason : `${this.#label}: ${reason}`;
  }
}

/** How the stamp of what cannot be looked at begins. */
const unreadable = "cannot be read";

/** How the stamp of what is neither a file nor a folder begins; what it is follows. */
const special = "special:";

function kindOf(status: Stats): string {
  if (status.isFIFO()) return "a named pipe";
  return status.isSocket() ? "a socket" : "a device";
}

/** The stamp of a link that may not be followed. */
const outside = "outside";

const stampOf = (kind: string, { ino, size, mtimeMs }: Stats) =>
  `${kind} ${ino} ${size} ${mtimeMs}`;
