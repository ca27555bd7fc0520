import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rename, rm, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const ROOT = fileURLToPath(new URL("../", import.meta.url));
const CACHE = join(ROOT, "node_modules/.cache/milieu");
const SOURCES = ["src", "assembly", "shaders", "presets", "bench", "scripts", "package.json"];
const KEPT_FOR_MS = 24 * 3600 * 1000;

/**
 * Imports a TypeScript entry of this project, from any working directory, on a Node that knows
 * no TypeScript. The entry is bundled with everything that it imports (shaders, presets) but the
 * dependencies, into a cache that is kept until a source file changes.
 */
export async function importTypeScript(entry) {
  const bundle = await bundled(entry);
  return import(pathToFileURL(bundle).href);
}

async function bundled(entry) {
  const name = entry.replace(/\.ts$/, "").replaceAll(/[/\\]/g, "-");
  const home = join(CACHE, name);
  const sources = [...SOURCES, entry].map((path) => resolve(ROOT, path));
  const folder = join(home, await fingerprint(sources));
  const file = join(folder, "main.mjs");
  if (existsSync(file)) return file;

  await mkdir(home, { recursive: true });
  const scratch = await mkdtemp(join(home, "new-"));
  try {
    await bundle(entry, scratch);
    await rename(scratch, folder);
  } catch (error) {
    await rm(scratch, { recursive: true, force: true });
    if (!existsSync(file)) throw error;
  }
  await forgetOld(home);
  return file;
}

async function bundle(entry, outDir) {
  const { build } = await import("vite");
  await build({
    root: ROOT,
    configFile: false,
    logLevel: "error",
    build: {
      ssr: resolve(ROOT, entry),
      outDir,
      emptyOutDir: false,
      target: "node20",
      minify: false,
      rolldownOptions: {
        output: { entryFileNames: "main.mjs", chunkFileNames: "[name]-[hash].mjs" },
      },
    },
  });
}

/**
 * Changes whenever one of these files, or a file in one of these folders, is written, added or removed, or Node is
 * another.
 *
 * @param {readonly string[]} paths
 * @returns {Promise<string>}
 */
export async function fingerprint(paths) {
  const hash = createHash("sha256").update(process.version);
  for (const path of paths) await addToHash(hash, path);
  return hash.digest("hex").slice(0, 16);
}

async function addToHash(hash, path) {
  const about = await stat(path).catch(() => undefined);
  if (!about) return;
  if (!about.isDirectory()) {
    hash.update(`${path}\n${about.size}\n${about.mtimeMs}\n`);
    return;
  }
  const names = await readdir(path);
  for (const name of names.sort()) await addToHash(hash, join(path, name));
}

/** Other processes may still load parts of an older bundle, so only those of past days go. */
async function forgetOld(home) {
  for (const name of await readdir(home)) {
    const path = join(home, name);
    const about = await stat(path).catch(() => undefined);
    if (about && Date.now() - about.mtimeMs > KEPT_FOR_MS) {
      await rm(path, { recursive: true, force: true });
    }
  }
}
