import { basename } from "node:path";

/** What an entry is called that does not say: the file without its endings, "1lzh" of "1lzh.pdb.gz". */
export function entryName(path: string): string {
  return basename(path)
    .replace(/\.gz$/i, "")
    .replace(/\.(cif|mmcif|bcif|pdb|ent|pdb1)$/i, "");
}
