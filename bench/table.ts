/** A section of the report: a Markdown table under its heading. */
export interface Section {
  readonly title: string;
  readonly note: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export function sectionText({ title, note, head, rows }: Section): string {
  const table = [head, head.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`);
  return `## ${title}\n\n${table.join("\n")}\n\n${note}\n`;
}

/** Three significant digits, with thousands apart. */
export function figure(value: number): string {
  if (!Number.isFinite(value)) return "–";
  if (value >= 1000) return Math.round(value).toLocaleString("en-US");
  return `${Number(value.toPrecision(3))}`;
}

/** "3.2×" */
export function ratio(value: number): string {
  return `${figure(value)}×`;
}
