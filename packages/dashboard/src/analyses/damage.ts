import { ApiFailure } from "../api/client.ts";

/** What is wrong with a file of an analysis, and which command writes it anew. */
export function damageText(file: string, what: string): string {
  return `${file} is damaged: ${what}: run \`${commandOf(file)}\` again${optionsOf(file)}`;
}

/** Files begin with the verb that wrote them: `hessian-initial-t-0.9.json`. */
function commandOf(file: string): string {
  const [verb] = /^[a-z]+/.exec(file) ?? [""];
  return verb === "advice"
    ? "npx equimeter advise RUN --keep"
    : `npx equimeter analyze ${verb} RUN`;
}

/** What stands behind the verb are options, which the command above lacks. */
const optionsOf = (file: string) =>
  /^[a-z]+\.json$/.test(file) ? "" : " with the options that the name tells";

/**
 * What was read of an analysis, once `check` finds nothing wrong with it.
 *
 * @param check - throws an Error that says what is wrong
 * @throws Error that names the file and the command that writes it anew
 */
export async function checkedAnalysis<Result>(
  file: string,
  read: Promise<unknown>,
  check: (given: unknown) => asserts given is Result,
): Promise<Result> {
  const given = await read.catch((error: unknown) => {
    // An answer that is there and has no JSON in it is the file's own fault.
    const isNoJson = error instanceof ApiFailure && error.status >= 200 && error.status < 300;
    throw isNoJson ? new Error(damageText(file, "it is not valid JSON")) : error;
  });
  try {
    check(given);
  } catch (error) {
    throw new Error(damageText(file, (error as Error).message), { cause: error });
  }
  return given;
}
