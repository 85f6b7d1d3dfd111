import type { Locator, Page } from "playwright-core";

/** A narrow screen in the dark. */
export const phone = { viewport: { width: 390, height: 800 }, colorScheme: "dark" } as const;

/** Of what comes only after the server's next look at the folder. */
export const slow = { timeout: 10_000 };

/** What a part of the page looks like, to be compared. */
export const shotOf = async (picture: Locator) => (await picture.screenshot()).toString("base64");

/** How many colours a picture has: one where nothing is drawn. */
export async function colorsOf(picture: Locator): Promise<number> {
  return picture.page().evaluate(
    async (data) => {
      const image = new Image();
      image.src = `data:image/png;base64,${data}`;
      await image.decode();
      const paper = new OffscreenCanvas(image.width, image.height).getContext("2d")!;
      paper.drawImage(image, 0, 0);
      const { data: bytes } = paper.getImageData(8, 8, image.width - 16, image.height - 16);
      const found = new Set<number>();
      for (let i = 0; i < bytes.length; i += 4)
        found.add((bytes[i] << 16) | (bytes[i + 1] << 8) | bytes[i + 2]);
      return found.size;
    },
    await shotOf(picture),
  );
}

/** Whether nothing has to be scrolled sideways. */
export const fits = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
