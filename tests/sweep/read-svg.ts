/** An element of an SVG text. */
export interface SvgElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
}

const TOKEN =
  /<\/([A-Za-z:]+)>|<([A-Za-z:]+)((?:\s+[A-Za-z][A-Za-z0-9:-]*="[^"<]*")*)(\/?)>|([^<]+)/y;
const ATTRIBUTE = /([A-Za-z][A-Za-z0-9:-]*)="([^"]*)"/g;
const NOT_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;

/** All elements of an XML text without comments or declarations; throws where it is not well formed. */
export function readSvg(svg: string): readonly SvgElement[] {
  if (NOT_XML.test(svg)) throw new Error("a character that XML cannot hold");
  const elements: { name: string; attributes: Record<string, string>; text: string }[] = [];
  const open: number[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < svg.length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(svg);
    if (match === null) throw new Error(`not XML at "${svg.slice(at, at + 40)}"`);
    const [, closed, name, attributes = "", isEmpty, text] = match;
    if (text !== undefined) {
      const parent = elements[open.at(-1) ?? -1];
      if (parent !== undefined) parent.text += unescapeXml(text);
      else if (text.trim() !== "") throw new Error(`text outside of the root: ${text}`);
    } else if (closed !== undefined) {
      const last = elements[open.pop() ?? -1]?.name;
      if (last !== closed) throw new Error(`</${closed}> closes <${last}>`);
    } else {
      if (open.length === 0 && elements.length > 0) throw new Error("two roots");
      if (isEmpty === "") open.push(elements.length);
      const pairs = [...attributes.matchAll(ATTRIBUTE)].map(
        ([, key, value]) => [key!, unescapeXml(value!)] as const,
      );
      if (new Set(pairs.map(([key]) => key)).size < pairs.length) throw new Error("given twice");
      elements.push({ name: name!, attributes: Object.fromEntries(pairs), text: "" });
    }
  }
  if (open.length > 0) throw new Error("an element that is not closed");
  return elements;
}

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"' };

function unescapeXml(text: string): string {
  if (/&(?!(amp|lt|gt|quot);)/.test(text)) throw new Error(`a bare & in ${text}`);
  return text.replace(/&(\w+);/g, (_, name: string) => entities[name]!);
}

export function ofClass(elements: readonly SvgElement[], role: string): readonly SvgElement[] {
  return elements.filter(({ attributes }) => attributes["class"] === role);
}

export function numberIn({ attributes }: SvgElement, name: string): number {
  const value = Number(attributes[name]);
  if (!Number.isFinite(value)) throw new Error(`${name} is ${attributes[name]}`);
  return value;
}

/** Points of a path of straight lines. */
export function pathPoints({ attributes }: SvgElement): readonly (readonly [number, number])[] {
  return [...attributes["d"]!.matchAll(/[ML]([-\d.]+) ([-\d.]+)/g)].map(
    ([, x, y]) => [Number(x), Number(y)] as const,
  );
}

const raised = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** The number that a tick's label says. */
export function labelNumber(text: string): number {
  const plain = text.replaceAll("−", "-");
  const match = /^(-?)(?:([\d.]+)×)?10(⁻?)([⁰¹²³⁴⁵⁶⁷⁸⁹]+)$/.exec(plain);
  if (match === null) return Number(plain);
  const [, sign, mantissa = "1", down, digits = ""] = match;
  const exponent = [...digits].map((digit) => raised.indexOf(digit)).join("");
  return Number(`${sign}${mantissa}e${down === "" ? "" : "-"}${exponent}`);
}

/** Where a value is along an axis, in points, from the labels of the first and the last of its ticks. */
export function axisPlace(
  ticks: readonly SvgElement[],
  coordinate: "x" | "y",
  scale: (value: number) => number = Number,
): (value: number) => number {
  const places = ticks.map((tick) => ({
    value: scale(labelNumber(tick.text)),
    // A text's baseline is 0.34 of its size of 7 below the middle.
    at: numberIn(tick, coordinate) - (coordinate === "y" ? 0.34 * 7 : 0),
  }));
  const [first, last] = [places[0]!, places.at(-1)!];
  if (first.value === last.value) throw new Error("an axis needs two ticks");
  const slope = (last.at - first.at) / (last.value - first.value);
  return (value) => first.at + slope * (scale(value) - first.value);
}
