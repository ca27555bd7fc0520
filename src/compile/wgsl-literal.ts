const LARGEST = 3.4e38;
const SMALLEST_NORMAL = 1.1754943508222875e-38;

/** A number as a WGSL f32 literal: finite, normal, always with a decimal point. */
export function wgslLiteral(value: number): string {
  const single = Math.fround(
    Math.min(Math.max(Number.isNaN(value) ? 0 : value, -LARGEST), LARGEST),
  );
  const normal = Math.abs(single) < SMALLEST_NORMAL ? 0 : single;
  const text = shortestText(normal);
  const literal = /[.e]/.test(text) ? text : `${text}.0`;
  return normal < 0 ? `(${literal})` : literal;
}

/** Fewest digits that still read back as the same single. */
function shortestText(single: number): string {
  for (let digits = 1; digits < 9; digits++) {
    const text = String(Number(single.toPrecision(digits)));
    if (Math.fround(Number(text)) === single) return text.replace("e+", "e");
  }
  return String(Number(single.toPrecision(9))).replace("e+", "e");
}
