/** Numbers are written here as in reports and in the terminal. */
export {
  formatCount,
  formatDuration,
  formatNumber,
  formatWithError,
  superscript,
} from "../../equimeter/src/report/format.ts";
