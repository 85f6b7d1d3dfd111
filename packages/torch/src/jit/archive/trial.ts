import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { fixture } from "../../fuzz/cases.js";
import { recordsOf } from "../../fuzz/records.js";
import { zipOf, type ZipRecord } from "../../fuzz/zip.js";
import { TorchError } from "../../errors.js";
import { checkArchive, type Archive } from "./check.js";

/** For tests: files with these bytes, in a folder of their own. */
export class ArchiveTrial {
  readonly folder = mkdtempSync(join(tmpdir(), "archive-"));
  readonly path = join(this.folder, "x.pt");

  check(bytes: Buffer): Archive {
    writeFileSync(this.path, bytes);
    return checkArchive(this.path);
  }

  /** What the error says behind the path: one short line of a TorchError; or "accepted". */
  refusal(bytes: Buffer): string {
    try {
      this.check(bytes);
      return "accepted";
    } catch (error) {
      const text = (error as Error).message;
      const isGood =
        error instanceof TorchError && /^[^\n]{1,399}$/.test(text) && text.startsWith(this.path);
      if (!isGood) throw error;
      return text.slice(this.path.length + 2);
    }
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}

/** A small archive of PyTorch's own records, with one more or another one. */
export function archiveWith(record: Partial<ZipRecord> & { name: string }): Buffer {
  const records = recordsOf(fixture("future.pt"));
  const name = `future/${record.name}`;
  const old = records.find((other) => other.name === name);
  const changed = { content: Buffer.alloc(0), ...old, ...record, name };
  return zipOf([...records.filter((other) => other !== old), changed]);
}
