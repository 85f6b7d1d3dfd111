export { subjectHtml } from "./page.js";
export { outputColumns, outputRows, worstRows } from "./rows.js";
export { headline, howMeasured } from "./sentences.js";
