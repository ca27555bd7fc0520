const raised = [..."⁰¹²³⁴⁵⁶⁷⁸⁹"];

/** A number for a label: four significant digits, powers of ten from 1e5 on and below 1e-4. */
export function numberText(value: number, digits = 4): string {
  if (value === 0 || !Number.isFinite(value)) return String(Math.abs(value));
  const [mantissa, exponent] = powerOf(value, digits);
  if (exponent >= 5 || exponent < -4) return scientific(mantissa, exponent);
  return minus(String(Number(value.toPrecision(digits))));
}

/** Such as "1.5×10⁶"; 10⁶ where the mantissa is 1. */
export function scientific(mantissa: string, exponent: number): string {
  const digits = [...String(Math.abs(exponent))].map((digit) => raised[Number(digit)]);
  const power = `10${exponent < 0 ? "⁻" : ""}${digits.join("")}`;
  if (mantissa === "1") return power;
  return mantissa === "-1" ? `−${power}` : `${minus(mantissa)}×${power}`;
}

/** Mantissa without needless zeros, and exponent. */
export function powerOf(value: number, digits: number): readonly [string, number] {
  const [mantissa, exponent] = value.toExponential(digits - 1).split("e");
  return [String(Number(mantissa)), Number(exponent)];
}

export function minus(text: string): string {
  return text.replace("-", "−");
}

/** A unit as papers print it ("um^2/min" becomes "µm²/min"); "" for a pure number. */
export function unitText(unit: string): string {
  if (unit === "1" || unit === "fraction") return "";
  return unit
    .replace(/\bum\b/g, "µm")
    .replace(/\^(-?)(\d+)/g, (_, sign: string, power: string) => {
      const digits = [...power].map((digit) => raised[Number(digit)]);
      return `${sign === "" ? "" : "⁻"}${digits.join("")}`;
    })
    .replaceAll("*", "·");
}
