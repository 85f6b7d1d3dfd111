/** What a request may not have, or what is not there: one sentence and the status of the answer. */
export class Problem extends Error {
  override name = "Problem";

  constructor(
    readonly status: 400 | 403 | 404 | 405 | 503,
    message: string,
  ) {
    super(message);
  }
}
