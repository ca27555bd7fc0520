import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { type Browser, type BrowserContext, chromium, type LaunchOptions } from "playwright-core";
import { bundledChromium, hasBundledChromium } from "./bundled-chromium.ts";
import { mayHaveGpu } from "./graphics-device.ts";

/** The page itself is drawn by the processor: drawn by a software GPU it takes twice a page's other work. */
const PAGE_BY_PROCESSOR = ["--disable-gpu-rasterization", "--disable-accelerated-2d-canvas"];

/** Software rendering throughout; fewer flags compute, but lose the device when a canvas presents. */
const WEBGPU_IN_SOFTWARE = [
  "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader",
  "--enable-unsafe-webgpu",
  "--ignore-gpu-blocklist",
  "--enable-gpu",
  "--enable-features=Vulkan",
  "--use-vulkan=swiftshader",
  ...PAGE_BY_PROCESSOR,
];
const WEBGPU_ON_HARDWARE = [
  "--enable-unsafe-webgpu",
  "--ignore-gpu-blocklist",
  ...(process.platform === "linux" ? ["--enable-features=Vulkan", "--use-angle=vulkan"] : []),
];
const WEBGPU = mayHaveGpu() ? WEBGPU_ON_HARDWARE : WEBGPU_IN_SOFTWARE;

/** A browser that has WebGL2 only, as an older one would. */
const WEBGL = [
  "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader",
  "--ignore-gpu-blocklist",
  "--disable-features=WebGPU",
  ...PAGE_BY_PROCESSOR,
];

export interface BrowserOptions {
  readonly webgpu: boolean;
  /** Further switches of Chromium's command line. */
  readonly args?: readonly string[];
}

type Candidate = () => Promise<LaunchOptions>;

/**
 * Starts a headless Chromium, with WebGPU or with WebGL2 only: the one that CHROME names, else the
 * first that starts of the installed ones and the bundled one. Where there is a graphics device it
 * renders, else SwiftShader. Throws, with every reason, when none starts: a browser test never skips.
 */
export async function openBrowser({ webgpu, args = [] }: BrowserOptions): Promise<Browser> {
  const switches = ["--no-sandbox", ...(webgpu ? WEBGPU : WEBGL), ...args];
  return firstThatStarts((options) => chromium.launch({ ...options, args: switches }));
}

/** The same with a profile in a folder: what its pages keep lies there, not in memory. */
export async function openProfile(
  folder: string,
  { webgpu, args = [] }: BrowserOptions,
): Promise<BrowserContext> {
  const switches = ["--no-sandbox", ...(webgpu ? WEBGPU : WEBGL), ...args];
  return firstThatStarts((options) =>
    chromium.launchPersistentContext(folder, { ...options, args: switches, locale: "en-US" }),
  );
}

/** A WebGL2 browser of one's own profile, with the switches to start it with, by whatever `start` does. */
export function startBrowser<T>(
  start: (executable: string, switches: readonly string[], env: NodeJS.ProcessEnv) => Promise<T>,
): Promise<T> {
  const switches = ["--no-sandbox", "--headless", ...WEBGL];
  return firstThatStarts(({ executablePath = "", env }) =>
    start(executablePath, switches, { ...process.env, ...env }),
  );
}

/** Throws, with every reason, when none starts. */
async function firstThatStarts<T>(start: (options: LaunchOptions) => Promise<T>): Promise<T> {
  const reasons: string[] = [];
  for (const candidate of candidates()) {
    try {
      return await start(await candidate());
    } catch (error) {
      reasons.push(String(error));
    }
  }
  throw new Error(
    `no Chromium could be started; set CHROME to the path of one\n${reasons.join("\n")}`,
  );
}

function candidates(): Candidate[] {
  const chosen = process.env["CHROME"];
  const installed = (chosen ? [chosen] : installedBrowsers()).map(
    (executablePath): Candidate =>
      async () => ({ executablePath }),
  );
  return !chosen && hasBundledChromium ? [...installed, bundled] : installed;
}

async function bundled(): Promise<LaunchOptions> {
  const { executable, libraries, fonts } = await bundledChromium();
  const env = { ...definedEnvironment(), LD_LIBRARY_PATH: libraries, FONTCONFIG_PATH: fonts };
  return { executablePath: executable, env };
}

function definedEnvironment(): Record<string, string> {
  const entries = Object.entries(process.env);
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => entry[1] != null));
}

function installedBrowsers(): string[] {
  return usualPlaces().filter((path) => existsSync(path));
}

function usualPlaces(): string[] {
  if (process.platform === "darwin") {
    return ["Google Chrome", "Chromium", "Microsoft Edge"].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  }
  if (process.platform === "win32") {
    const roots = ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"].map(
      (name) => process.env[name] ?? "",
    );
    const places = [
      "Google/Chrome/Application/chrome.exe",
      "Microsoft/Edge/Application/msedge.exe",
    ];
    return roots.flatMap((root) => places.map((place) => join(root, place)));
  }
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const names = ["google-chrome", "google-chrome-stable", "chromium", "chromium-browser"];
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}
