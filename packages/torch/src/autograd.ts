export * from "./autograd/index.js";
