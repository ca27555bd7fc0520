import { existsSync, readdirSync } from "node:fs";
import { delimiter, join } from "node:path";

/** Where the programs are that a run needs. */
export interface Programs {
  readonly firefox: string;
  readonly xvfb: string;
}

/** Something is not installed; the message says what to do. */
export class MissingError extends Error {
  override readonly name = "MissingError";
}

const packages =
  "firefox-esr xvfb mesa-vulkan-drivers libegl1 libgl1 libglx-mesa0 libgl1-mesa-dri libgles2 libpci3";
const driverFolders = [
  "/usr/share/vulkan/icd.d",
  "/etc/vulkan/icd.d",
  "/usr/local/share/vulkan/icd.d",
];

/** Finds Firefox, Xvfb and a Vulkan driver. Throws MissingError with the Debian packages. */
export function findPrograms(): Programs {
  const firefox = inPath(["firefox-esr", "firefox"]);
  const xvfb = inPath(["Xvfb"]);
  const missing = [
    ...(firefox === undefined ? ["Firefox (firefox-esr or firefox)"] : []),
    ...(xvfb === undefined ? ["Xvfb"] : []),
    ...(hasVulkanDriver() ? [] : [`a Vulkan driver (a .json file in ${driverFolders[0]})`]),
  ];
  if (firefox === undefined || xvfb === undefined || missing.length > 0) {
    throw new MissingError(
      `Not found: ${missing.join(", ")}. On Debian install them with\n  apt-get update && apt-get install -y --no-install-recommends ${packages}`,
    );
  }
  return { firefox, xvfb };
}

function inPath(names: readonly string[]): string | undefined {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(existsSync);
}

function hasVulkanDriver(): boolean {
  return driverFolders.some(
    (folder) => existsSync(folder) && readdirSync(folder).some((name) => name.endsWith(".json")),
  );
}
