import { openRemote } from "../remote/remote.js";
import type { Runner } from "../runner.js";
import { addressOf } from "./address.js";
import { type ServerOptions, withDefaults } from "./options.js";

export type { ServerOptions } from "./options.js";

/**
 * A model on a server that speaks the Open Inference Protocol v2 over HTTP: KServe, Triton and others.
 *
 * @param url - `http://host:8000/v2/models/NAME`, perhaps with `/versions/3`
 * @throws UserError for another address, and when the server does not answer or has no such model
 */
export function openServer(url: string, options: ServerOptions = {}): Runner {
  const { concurrency, ...rest } = withDefaults(options);
  return openRemote({
    kind: "inference server",
    settings: {
      predictor: "server",
      name: addressOf(url).shown,
      url,
      connections: concurrency,
      ...rest,
    },
    concurrency,
  });
}
