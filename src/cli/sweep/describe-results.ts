import type { Collected } from "./collect.ts";
import type { Plotted } from "./plot.ts";

/** What `collect` wrote and of how many runs, for a person. */
export function describeCollected({ files, counts }: Collected): string {
  const parts = Object.entries(counts)
    .filter(([status, count]) => count > 0 || status === "done")
    .map(([status, count]) => `${count} ${status}`);
  return `${parts.join(", ")}\nwrote ${files.join(", ")}`;
}

/** What `plot` drew and what it did not, for a person. */
export function describePlotted({ files, skipped }: Plotted): string {
  const drawn = files.length === 0 ? "drew nothing" : `drew ${files.join(", ")}`;
  return [drawn, ...skipped.map((reason) => `not drawn: ${reason}`)].join("\n");
}
