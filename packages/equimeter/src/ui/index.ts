export type * from "./api.js";
export { uiApp, type UiOptions } from "./app.js";
export { serveUi, type Served, type ServeOptions } from "./serve.js";
export { changeTags, readTags } from "../runs/folder/tags.js";
