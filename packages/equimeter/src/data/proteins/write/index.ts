export { formatPdb, type PdbFormatOptions } from "./format.js";
export { traceChain, type TraceChainOptions } from "./trace-chain.js";
export { writePdb } from "./write.js";
