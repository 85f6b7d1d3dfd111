import { UserError } from "../../errors.js";

/** Where a model on an inference server is reached. */
export interface Address {
  /** For messages: neither a password nor a key of the query. */
  readonly shown: string;
  /** `user:password`, or "" */
  readonly credentials: string;
  readonly metadata: URL;
  readonly infer: URL;
  /** Triton's own settings of the model. */
  readonly config: URL;
  /** What the server says about itself. */
  readonly server: URL;
}

const example = "http://host:8000/v2/models/NAME";

/**
 * Reads `http://host:8000/v2/models/NAME`, perhaps with `/versions/3` or a path before `/v2`.
 *
 * @throws UserError for what is no such address
 */
export function addressOf(text: string): Address {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !["http:", "https:"].includes(url.protocol))
    throw new UserError(`${text} is no address of an inference server: write ${example}`);
  const { username, password } = url;
  const decoded = [username, password].map(plain);
  [url.username, url.password, url.hash] = ["", "", ""];
  const path = url.pathname.replace(/\/+$/, "").replace(/\/infer$/, "");
  const parts = /^(.*)\/v2\/models\/[^/]+(\/versions\/[^/]+)?$/.exec(path);
  if (!parts) throw new UserError(`${url.origin}${url.pathname} names no model: write ${example}`);
  const at = (pathname: string) => {
    const other = new URL(url);
    other.pathname = pathname;
    return other;
  };
  return {
    shown: `${url.origin}${path}`,
    credentials: username || password ? decoded.join(":") : "",
    metadata: at(path),
    infer: at(`${path}/infer`),
    config: at(`${path}/config`),
    server: at(`${parts[1]}/v2`),
  };
}

function plain(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a lone % means itself
  }
}
