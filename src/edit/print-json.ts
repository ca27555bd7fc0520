/** Columns of a line, as in the shipped presets. */
const WIDTH = 100;
const STEP = "  ";

/**
 * JSON as the shipped presets have it: lists of numbers and texts on one line where there is room for them,
 * everything else one entry a line. `indent` is that of the line on which it begins, `before` how many characters
 * stand on this line already.
 */
export function printJson(value: unknown, indent = "", before = indent.length): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const deeper = indent + STEP;
  if (Array.isArray(value)) {
    if (value.length === 0) return "[]";
    const short = `[${value.map((entry) => JSON.stringify(entry)).join(", ")}]`;
    const isFlat = value.every((entry) => typeof entry !== "object" || entry === null);
    if (isFlat && before + short.length < WIDTH) return short;
    const lines = value.map((entry) => deeper + printJson(entry, deeper));
    return `[\n${lines.join(",\n")}\n${indent}]`;
  }
  const entries = Object.entries(value).filter(([, entry]) => entry !== undefined);
  if (entries.length === 0) return "{}";
  const lines = entries.map(([key, entry]) => {
    const start = `${deeper}${JSON.stringify(key)}: `;
    return start + printJson(entry, deeper, start.length);
  });
  return `{\n${lines.join(",\n")}\n${indent}}`;
}
