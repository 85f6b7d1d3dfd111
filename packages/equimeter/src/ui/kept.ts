import { lstatSync, type Stats } from "node:fs";
import { join, sep } from "node:path";

import { UserError } from "../errors.js";
import { fileBelow, folderBelow } from "./below.js";

/** What a file of a run says, read again only when the file changed. */
export class Kept<T> {
  value: T;
  /** Why it cannot be read, one sentence; null where it can, or where there is no such file. */
  problem: string | null = null;
  #stamp = "";

  /**
   * @param root folder that links may not leave
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
      this.problem = `${this.folder}/${this.name} ${stamp}`;
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

  #stampNow(): string {
    let status: Stats | undefined;
    try {
      status = lstatSync(join(this.root, this.folder, this.name), { throwIfNoEntry: false });
    } catch (error) {
      // A folder that may not be entered, a disk of the network that is gone.
      return `${unreadable} (${(error as NodeJS.ErrnoException).code})`;
    }
    if (status === undefined) return "";
    const kind = status.isDirectory() ? "folder" : status.isFile() ? "file" : "link";
    return `${kind} ${status.ino} ${status.size} ${status.mtimeMs}`;
  }

  #path(stamp: string): string {
    const name = `${this.folder}/${this.name}`;
    if (stamp.startsWith("folder")) return folderBelow(this.root, name);
    if (stamp.startsWith("link")) refuseOutside(this.root, name);
    return join(this.root, this.folder, this.name);
  }

  /** With the run's name, and without where the folder of runs is. */
  #sentence({ message }: Error): string {
    const name = `${this.folder}/${this.name}`;
    const [reason] = message.replaceAll(this.root + sep, "").split("\n");
    return reason.startsWith(name) ? reason : `${name}: ${reason}`;
  }
}

/** How the stamp of what cannot be looked at begins. */
const unreadable = "cannot be read";

function refuseOutside(root: string, name: string): void {
  try {
    fileBelow(root, name);
  } catch {
    throw new UserError(`${name} is a link that leads out of the folder, or nowhere`);
  }
}
