import { readdir, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { build } from "vite";
import { fingerprint } from "../../../scripts/import-ts.mjs";
import { pageSources } from "../../../scripts/start/build-page.ts";
import { cacheFolder, projectRoot } from "./cache-folder.ts";

/** ms after which nobody looks at the page of other sources any more. */
const OLD = 24 * 3600e3;

/**
 * The page as `npm run build` makes it, in a folder of the project's cache: built once for all who open it from
 * here, and anew when what it is made of changes.
 */
export async function buildPage(): Promise<string> {
  const made = await fingerprint(pageSources.map((path) => join(projectRoot, path)));
  return cacheFolder(`page-of-${made}`, async (outDir) => {
    await removeOld(dirname(outDir));
    await build({ root: projectRoot, logLevel: "error", build: { outDir, emptyOutDir: true } });
  });
}

async function removeOld(cache: string): Promise<void> {
  for (const name of await readdir(cache)) {
    const folder = join(cache, name);
    if (!name.startsWith("page-of-") || (await stat(folder)).mtimeMs > Date.now() - OLD) continue;
    await rm(folder, { recursive: true, force: true });
  }
}
