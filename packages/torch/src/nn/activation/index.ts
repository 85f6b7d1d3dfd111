export { Hardtanh, LeakyReLU, PReLU, ReLU, ReLU6, RReLU, Threshold } from "./rectifiers.js";
export { Hardshrink, Softshrink, Tanhshrink } from "./shrink.js";
export { GLU, Hardsigmoid, Hardswish, LogSigmoid, Sigmoid, Softsign, Tanh } from "./sigmoids.js";
export { CELU, ELU, GELU, Mish, SELU, SiLU, Softplus } from "./smooth.js";
export { LogSoftmax, Softmax, Softmax2d, Softmin } from "./softmax.js";
