import { rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build, preview } from "vite";
import { scratchFolder } from "../../src/cli/browser/cache-folder.ts";
import { threeByFiles } from "../../vite.config.ts";

const STAGE_PAGE = fileURLToPath(new URL("page/", import.meta.url));

/** Builds a page (default: that of tests/view/page) as a browser would get it and serves it on a free port. */
export async function serveHarness(
  root = STAGE_PAGE,
): Promise<{ url: string; close(): Promise<void> }> {
  const outDir = await scratchFolder("stage-page");
  const settings = { root, configFile: false, logLevel: "error" } as const;
  await build({
    ...settings,
    resolve: { alias: threeByFiles },
    worker: { format: "es" },
    build: { outDir, emptyOutDir: true, minify: false },
  });
  const server = await preview({
    ...settings,
    build: { outDir },
    preview: { host: "127.0.0.1", port: 0, strictPort: true },
  });
  const url = server.resolvedUrls?.local[0];
  if (url === undefined) throw new Error("the harness' server has no address");
  return {
    url,
    close: async () => {
      await server.close();
      await rm(outDir, { recursive: true, force: true });
    },
  };
}
