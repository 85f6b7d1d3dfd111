import { MediaQuery } from "svelte/reactivity";

/** The colours that the browser asks for. */
const dark = new MediaQuery("(prefers-color-scheme: dark)");

/** What scenes are painted on and lined with; as in the style sheet. */
export const scheme = {
  get isDark() {
    return dark.current;
  },
  get background() {
    return dark.current ? "#1b1e22" : "#ffffff";
  },
  get line() {
    return dark.current ? "#a5a5a2" : "#5c5c5c";
  },
};
