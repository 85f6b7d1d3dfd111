import { Command } from "commander";

import { UserError } from "../errors.js";
import { collectValues } from "./collect-values.js";

/** `equimeter tag RUN... --add a,b --remove c`: words by which the page finds runs again. */
export function tagCommand(): Command {
  return new Command("tag")
    .description("give runs tags for `equimeter ui`, or print those they have")
    .argument("<run...>", "run folders, for example runs/first runs/second")
    .option("--add <tags>", "tags, separated by commas (repeatable)", collectValues)
    .option("--remove <tags>", "tags to take away (repeatable)", collectValues)
    .action(tag);
}

interface TagFlags {
  add?: string[];
  remove?: string[];
}

async function tag(folders: string[], flags: TagFlags): Promise<void> {
  const add = listed(flags.add);
  const remove = listed(flags.remove);
  const both = add.find((one) => remove.includes(one));
  if (both !== undefined)
    throw new UserError(`"${both}" is both to be added and removed: leave one of the two away`);
  const { changeTags, readTags } = await import("../runs/folder/tags.js");
  const isChange = add.length + remove.length > 0;
  for (const folder of folders) {
    const tags = isChange ? changeTags(folder, { add, remove }) : readTags(folder);
    process.stdout.write(`${folder}: ${tags.length === 0 ? "no tags" : tags.join(", ")}\n`);
  }
}

const listed = (values: readonly string[] = []) =>
  values.flatMap((value) => value.split(",")).map((word) => word.trim());
