import { accessSync, constants } from "node:fs";
import path from "node:path";
import { chromium, type Browser, type BrowserContextOptions, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll } from "vitest";

const executablePath = findChromium();

/** Whether the tests that need a browser are skipped, and why, for their name. */
export const isWithoutChromium = executablePath === null;
export const why = executablePath
  ? ""
  : ": skipped, there is no Chromium here (apt-get install chromium)";

/** Debian's Chromium, or null where there is none. */
function findChromium(): string | null {
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  const names = ["chromium", "chromium-browser", "google-chrome"];
  const files = names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  return files.find(isProgram) ?? null;
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Draws on the processor, whatever the machine has. */
const webGl = ["--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist"];

/** What says nothing of the page: of drawing on the processor, and of a test's own reading of pixels. */
const usual = /GPU stall|GL Driver|swiftshader|willReadFrequently/i;

/** What the browser says while the server is away. */
export const serverAway = /ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED|ERR_EMPTY_RESPONSE/;

export interface Opening extends BrowserContextOptions {
  /** Before the page is loaded. */
  readonly prepare?: (page: Page) => Promise<unknown>;
}

/**
 * A browser for the tests of a `describe`. Pages are closed after each test, which fails where one of them said
 * something on the console.
 *
 * @param allowed what may be said there
 * @returns opens an address in a browser without any past
 */
export function useChromium(allowed = /^$/) {
  let browser: Browser;
  let troubles: string[] = [];
  let pages: Page[] = [];

  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: executablePath!,
      args: ["--no-sandbox", ...webGl],
    });
  });
  afterAll(() => browser?.close());
  afterEach(async () => {
    await Promise.all(pages.map((page) => page.context().close()));
    pages = [];
    const found = troubles;
    troubles = [];
    if (found.length > 0) throw new Error(`said on the console: ${found.join("; ")}`);
  });

  return async (address: string, { prepare, ...options }: Opening = {}): Promise<Page> => {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 860 },
      ...options,
    });
    const page = await context.newPage();
    pages.push(page);
    page.on("pageerror", (error) => troubles.push(error.message));
    page.on("console", (message) => {
      if (usual.test(message.text()) || allowed.test(message.text())) return;
      if (["error", "warning"].includes(message.type())) troubles.push(message.text());
    });
    await prepare?.(page);
    await page.goto(address);
    return page;
  };
}
