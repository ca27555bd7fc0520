import { createReadStream, createWriteStream } from "node:fs";
import { chmod, mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { promisify } from "node:util";
import { brotliDecompress, createBrotliDecompress } from "node:zlib";
import { parseTar } from "nanotar";
import { cacheFolder, projectRoot } from "./cache-folder.ts";

const HOME = join(projectRoot, "node_modules/@sparticuz/chromium");

const decompress = promisify(brotliDecompress);

/** Where the files of the Chromium that npm installed lie, once unpacked. */
export interface BundledChromium {
  readonly executable: string;
  /** Shared libraries that a bare Linux lacks (NSS, NSPR, expat). */
  readonly libraries: string;
  /** Folder of `fonts.conf`. */
  readonly fonts: string;
  readonly vulkanLoader: string;
  readonly swiftShaderIcd: string;
}

/** Whether the bundled Chromium and its SwiftShader are made for this machine. */
export const hasBundledChromium = process.platform === "linux" && process.arch === "x64";

/** Unpacks the Chromium of `@sparticuz/chromium` into the project's cache, once. */
export async function bundledChromium(): Promise<BundledChromium> {
  if (!hasBundledChromium) {
    throw new Error(
      `the bundled Chromium needs linux-x64, not ${process.platform}-${process.arch}`,
    );
  }
  const { version } = JSON.parse(await readFile(join(HOME, "package.json"), "utf8"));
  const folder = await cacheFolder(`chromium-${version}`, unpack);
  return {
    executable: join(folder, "chromium"),
    libraries: join(folder, "lib"),
    fonts: folder,
    vulkanLoader: join(folder, "libvulkan.so.1"),
    swiftShaderIcd: join(folder, "vk_swiftshader_icd.json"),
  };
}

async function unpack(target: string): Promise<void> {
  const archives = join(HOME, "bin");
  const executable = join(target, "chromium");
  await Promise.all([
    pipeline(
      createReadStream(join(archives, "chromium.br")),
      createBrotliDecompress(),
      createWriteStream(executable),
    ),
    ...["swiftshader", "al2023", "fonts"].map((name) =>
      untar(join(archives, `${name}.tar.br`), target),
    ),
  ]);
  await chmod(executable, 0o755);
  await writeFile(join(target, "fonts.conf"), FONTS);
}

async function untar(archive: string, target: string): Promise<void> {
  const tar = await decompress(await readFile(archive));
  for (const { name, type, data } of parseTar(tar)) {
    if (type !== "file" || !data) continue;
    const file = join(target, name);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, data);
  }
}

const FONTS = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`;
