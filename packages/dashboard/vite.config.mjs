import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vite";

/**
 * The page of `equimeter ui`: files with hashes in `dist`, which the server sends as they are. Nothing is inlined,
 * because the page's content security policy allows no inline script, style or data address.
 */
export default defineConfig({
  root: import.meta.dirname,
  base: "./",
  plugins: [svelte()],
  build: {
    outDir: "dist",
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // three is large, and loaded only by the pages that draw with it.
    chunkSizeWarningLimit: 2500,
    reportCompressedSize: false,
  },
  // `npm run dev --workspace @equimeter/dashboard`, beside a running `equimeter ui`.
  server: { proxy: { "/api": "http://127.0.0.1:8080" } },
});
