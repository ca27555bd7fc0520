import { table } from "../markdown-table.ts";
import {
  keysIn,
  type SourceKey,
  type SourceKeys,
  type SourceOrigin,
  sourceTexts,
} from "./source-keys.ts";

/** docs/sources.md: every name of a number that a source names, where it is from, and which numbers stand on it. */
export function sourcesPage({ origins, keys }: SourceKeys): string {
  const uses = new Map<string, string[]>();
  for (const { of, text } of sourceTexts()) {
    for (const { key } of keysIn(text, keys)) {
      uses.set(key, [...new Set([...(uses.get(key) ?? []), `\`${of}\``])]);
    }
  }
  const chapters = Object.entries(origins)
    .sort(([, a], [, b]) => Number(a.isUntraced ?? false) - Number(b.isUntraced ?? false))
    .flatMap(([name, origin]) => {
      const own = keys.filter((key) => key.origin === name);
      return [`## ${titleOf(origin)}`, describe(origin), tableOf(own, uses)];
    });
  return `${[
    "# Named sources",
    `Where the \`source\` of a number gives a name with underscores, such as \`D_O2_pdac\`, another model has it under that name or one close to it. This page says of all ${keys.length} which model or paper, which version and file, what value in which unit, and what that model gives as its own source. Its keys are in [data/source-keys.json](data/source-keys.json). Papers that stand in a source in words are not repeated here. \`npm run docs\` writes this page, and a test fails where a source has a name that is not on it.`,
    ...chapters,
  ].join("\n\n")}\n`;
}

function titleOf({ name }: SourceOrigin): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

function describe({ repository, commit, doi, isUntraced }: SourceOrigin): string {
  if (repository !== undefined) {
    return `[${repository}](https://github.com/${repository}) at commit \`${commit}\`.`;
  }
  if (doi !== undefined) return `[doi:${doi}](https://doi.org/${doi}).`;
  if (isUntraced) {
    return "Nobody can look these up. They stand beside assumed numbers as another's size, and no number rests on them.";
  }
  return "A paper.";
}

function tableOf(keys: readonly SourceKey[], uses: ReadonlyMap<string, readonly string[]>): string {
  const rows = keys.map(({ key, value, unit, what, file, after }) => [
    `\`${key}\``,
    what,
    `${Array.isArray(value) ? value.join(" to ") : value} ${unit === "1" ? "" : unit}`.trim(),
    [file === undefined ? "" : `\`${file}\``, after ?? ""].filter((part) => part !== "").join("; "),
    (uses.get(key) ?? []).join(", "),
  ]);
  return table(["key", "what it is", "value there", "file; after", "in the source of"], rows);
}
