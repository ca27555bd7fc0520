/** Attributes of an element; what is undefined is left out. Lengths are points (1/72 in). */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element of SVG; children are elements, or text that has been escaped. */
export function element(name: string, attributes: Attributes, ...children: string[]): string {
  const text = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(
      ([key, value]) => ` ${key}="${typeof value === "number" ? place(value) : escapeXml(value!)}"`,
    )
    .join("");
  return children.length === 0
    ? `<${name}${text}/>`
    : `<${name}${text}>${children.join("")}</${name}>`;
}

/** A hundredth of a point is finer than any printer. */
export function place(value: number): string {
  return String(Math.round(value * 100) / 100 + 0);
}

/** Text for XML 1.0; characters that it cannot hold are left out. */
export function escapeXml(text: string): string {
  return [...text]
    .filter((character) => isXml(character.codePointAt(0)!))
    .join("")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

function isXml(code: number): boolean {
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd;
  return !(code >= 0xd800 && code <= 0xdfff) && code !== 0xfffe && code !== 0xffff;
}

/** A line through points. */
export function polyline(points: readonly (readonly [number, number])[], attributes: Attributes) {
  return element("path", {
    fill: "none",
    "stroke-linejoin": "round",
    ...attributes,
    d: pathOf(points),
  });
}

/** An area within points. */
export function polygon(points: readonly (readonly [number, number])[], attributes: Attributes) {
  return element("path", { stroke: "none", ...attributes, d: `${pathOf(points)}Z` });
}

function pathOf(points: readonly (readonly [number, number])[]): string {
  return points
    .map(([x, y], index) => `${index === 0 ? "M" : "L"}${place(x)} ${place(y)}`)
    .join("");
}

export function line(
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  attributes: Attributes,
): string {
  return element("line", { x1, y1, x2, y2, ...attributes });
}
