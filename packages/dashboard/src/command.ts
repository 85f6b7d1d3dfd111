/**
 * The path of a run as it is typed behind a command, where `equimeter ui` was started.
 *
 * @param folder of the runs, as the server was told
 */
export function runPath(folder: string, run: string): string {
  const path = `${folder.replace(/\/+$/, "")}/${run}`;
  return /^[\w@%+=:,./-]+$/.test(path) ? path : `'${path.replaceAll("'", String.raw`'\''`)}'`;
}
