import { gzipSync } from "node:zlib";
import type { Page } from "playwright-core";

interface Part {
  readonly name: string;
  /** Gzipped. */
  readonly bytes: number;
}

/** All that an opened page loaded until its first picture; `url` is its folder. */
export async function firstDownload(page: Page, url: string): Promise<readonly Part[]> {
  await page.waitForFunction(() => performance.getEntriesByName("milieu:first-picture").length > 0);
  const names = await page.evaluate(() => {
    const end = performance.getEntriesByName("milieu:first-picture")[0]?.startTime ?? 0;
    return (performance.getEntriesByType("resource") as PerformanceResourceTiming[])
      .filter(({ startTime }) => startTime <= end)
      .map(({ name }) => name);
  });
  const parts = [{ name: "page", bytes: await gzipped(url) }];
  for (const name of new Set(names)) {
    // Curves come after it, or while the picture is on its way.
    if (!name.startsWith(url) || name.includes("/plot-chart")) continue;
    parts.push({ name: name.slice(url.length), bytes: await gzipped(name) });
  }
  return parts;
}

export function sumOf(parts: readonly Part[]): number {
  return parts.reduce((sum, { bytes }) => sum + bytes, 0);
}

async function gzipped(address: string): Promise<number> {
  return gzipSync(new Uint8Array(await (await fetch(address)).arrayBuffer())).length;
}
