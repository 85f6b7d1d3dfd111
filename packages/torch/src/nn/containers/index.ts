export { ModuleDict } from "./module-dict.js";
export { ModuleList } from "./module-list.js";
export { ParameterList } from "./parameter-list.js";
export { Sequential, type TensorModule } from "./sequential.js";
