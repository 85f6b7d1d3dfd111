import { takeResult } from "./commands.js";
import { native } from "./native.js";

/** What an operator, or the derivative of one, took in all of its calls. */
export interface OperatorTime {
  /** As libtorch calls it: `aten::linear`, `autograd::engine::evaluate_function: GeluBackward0`. */
  name: string;
  calls: number;
  /** Without the operators that it called itself. Work of several threads adds up. */
  seconds: number;
}

export interface Profiled<Result> {
  result: Result;
  /** Of the clock. */
  seconds: number;
  /** The most expensive first. */
  operators: OperatorTime[];
}

/**
 * Runs `body` and tells which operators it spent its time in, derivatives included:
 *
 *     const { operators } = profile(() => step());
 *
 * Watching costs about a microsecond an operator. Kernels on a GPU run behind the operators that start them: there
 * the times are those of starting. One profile at a time, in all threads.
 *
 * @throws TorchError while another profile is being taken
 * @throws TypeError when `body` returns a Promise
 */
export function profile<Result>(
  body: () => Result extends PromiseLike<unknown> ? never : Result,
): Profiled<Result> {
  native.startProfile();
  const start = performance.now();
  let result: Result;
  let seconds: number;
  let rows: [string, number, number][];
  try {
    result = body() as Result;
    seconds = (performance.now() - start) / 1000;
  } finally {
    native.stopProfile();
    rows = takeResult<[string, number, number][]>();
  }
  if (result instanceof Promise)
    throw new TypeError("profile() cannot take an async function: it would end before its work");
  const operators = rows.map(([name, own, calls]) => ({ name, calls, seconds: own }));
  operators.sort((a, b) => b.seconds - a.seconds);
  return { result, seconds, operators };
}
