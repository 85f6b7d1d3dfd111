/** `count` grows when the reader's system turns light or dark, for what is drawn with the style sheet's colours. */
class ThemeChanges {
  count = $state(0);

  constructor() {
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => (this.count += 1));
  }
}

export const themeChanges = new ThemeChanges();
