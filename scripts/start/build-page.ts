import { mkdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "vite";
import { fingerprint } from "../import-ts.mjs";

/** All that the page is made of. */
export const pageSources = [
  "docs/data/interactions.json",
  "index.html",
  "package-lock.json",
  "package.json",
  "presets",
  "public",
  "shaders",
  "src",
  "vite.config.ts",
];

/**
 * Builds the page of a checkout into a folder, unless it is there already, made of just these sources, or `always`.
 *
 * @returns how long it took, s; null where there was nothing to do
 */
export async function buildPage(
  root: string,
  outDir: string,
  always = false,
): Promise<number | null> {
  const home = join(root, "node_modules/.cache/milieu");
  const stamp = join(home, "page-built.json");
  const made = await fingerprint(pageSources.map((path) => join(root, path)));
  if (!always && (await readFile(stamp, "utf8").catch(absent)) === (await said(made, outDir)))
    return null;
  const begun = performance.now();
  // A build that is cut off counts as none.
  await rm(stamp, { force: true });
  await build({ root, logLevel: "error", build: { outDir, emptyOutDir: true } });
  await mkdir(home, { recursive: true });
  await writeFile(stamp, await said(made, outDir));
  return (performance.now() - begun) / 1000;
}

/** What the stamp of a build says: what it was made of, where it is, and when it was written. */
async function said(made: string, outDir: string): Promise<string> {
  const page = await stat(join(outDir, "index.html")).catch(absent);
  return JSON.stringify({ made, outDir, written: page?.mtimeMs ?? null });
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== "ENOENT") throw error;
}
