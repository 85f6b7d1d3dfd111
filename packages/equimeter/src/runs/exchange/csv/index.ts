export { quoted } from "./cells.js";
export { readCsvPoints, type CsvColumns } from "./read.js";
