const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/**
 * A number for a caption: three significant digits, no trailing zeros, a true minus sign, powers
 * of ten below 0.001 and from 100 000.
 */
export function formatNumber(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? "not a number" : value > 0 ? "∞" : "−∞";
  if (value === 0) return "0";
  const size = Math.abs(value);
  const [mantissa, power] = Number(size.toPrecision(3)).toExponential().split("e");
  const exponent = Number(power);
  const sign = value < 0 ? "−" : "";
  if (exponent >= 5 || exponent < -3) {
    const factor = mantissa === "1" ? "10" : `${mantissa}×10`;
    return `${sign}${factor}${superscript(exponent)}`;
  }
  return `${sign}${Number(size.toPrecision(3))}`;
}

/** A whole number as it is raised: "⁻³". */
export function superscript(exponent: number): string {
  const digits = [...String(Math.abs(exponent))].map((digit) => SUPERSCRIPTS[Number(digit)]);
  return (exponent < 0 ? "⁻" : "") + digits.join("");
}
