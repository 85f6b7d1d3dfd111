/** A model behind the Open Inference Protocol v2: https://github.com/kserve/open-inference-protocol */
import { UserError } from "../../errors.js";
import type { Predictor } from "../remote/predictor.js";
import type { Records } from "../remote/records.js";
import { addressOf } from "./address.js";
import { openConnections, type Answer } from "./connection.js";
import { decode } from "./decode.js";
import { encodeBinary, encodeText, type Encoded } from "./encode.js";
import { exchange, refusalOf } from "./exchange.js";
import { largestBatch, metadataOf, saysBinary } from "./metadata.js";
import type { ServerSettings } from "./options.js";
import { parseJson } from "./text.js";

/** Whether a refusal may mean that the server could not read bytes: not that it is busy or too small. */
const mayMisread = (status: number) => status >= 400 && ![401, 403, 413, 429, 503].includes(status);

/** @throws UserError when the server does not answer, or has no such model */
export async function openServerPredictor(settings: ServerSettings): Promise<Predictor> {
  const { connections: most, timeout, retries, backoff } = settings;
  const { shown, credentials, metadata, infer, config, server } = addressOf(settings.url);
  const connections = openConnections(most);
  const usual = {
    ...(credentials && { authorization: `Basic ${Buffer.from(credentials).toString("base64")}` }),
    ...settings.headers,
  };
  const timeoutMilliseconds = timeout * 1000;
  const never = new AbortController().signal;

  const get = (url: URL, patience = { retries, backoff }) => {
    const request = { url, headers: usual, timeoutMilliseconds, signal: never };
    return exchange(shown, connections, { ...request, method: "GET" }, patience);
  };
  /** What not every server tells. */
  const ask = async (url: URL): Promise<unknown> => {
    const answer = await get(url, { retries: 0, backoff }).catch(() => null);
    try {
      return answer?.status === 200 ? parseJson(answer.body.toString("utf8")) : null;
    } catch {
      return null;
    }
  };
  const post = (call: Encoded, signal: AbortSignal): Promise<Answer> => {
    const { headers, body } = call;
    const request = { url: infer, headers: { ...headers, ...usual }, body, timeoutMilliseconds };
    return exchange(shown, connections, { ...request, method: "POST", signal }, settings);
  };

  try {
    const said = await get(metadata);
    if (said.status !== 200) throw refusalOf(shown, said);
    const { inputs, outputs, hasOtherOutputs } = metadataOf(shown, said);
    const wanted = hasOtherOutputs ? outputs.map(({ name }) => name) : null;
    const samplesPerCall = settings.samplesPerCall ?? largestBatch(await ask(config));
    /** null until it is known. */
    let binary = settings.binary === "auto" ? null : settings.binary;
    if (binary === null && saysBinary(await ask(server))) binary = true;

    async function predict(call: Records, signal: AbortSignal): Promise<Records> {
      const tried = binary ?? true;
      const encode = tried ? encodeBinary : encodeText;
      let answer = await post(encode(call, wanted), signal);
      if (binary === null && mayMisread(answer.status)) {
        const second = await post(encodeText(call, wanted), signal);
        if (second.status === 200) binary = false;
        answer = second;
      } else if (answer.status === 200) binary ??= true;
      if (answer.status !== 200) throw refusalOf(shown, answer);
      return complete(
        decode(shown, answer),
        outputs.map(({ name }) => name),
      );
    }

    function complete(answer: Records, names: readonly string[]): Records {
      const missing = names.find((name) => !Object.hasOwn(answer, name));
      if (missing === undefined) return answer;
      throw new UserError(`${shown} answered without its output "${missing}"`);
    }

    return {
      inputs,
      outputs,
      ...(samplesPerCall !== undefined && { samplesPerCall }),
      optionalInputs: true, // the protocol does not say which may be left out; the server will
      predict,
      close: async () => connections.close(),
    };
  } catch (error) {
    connections.close();
    throw error;
  }
}
