/** A part of a picture as plain data: the page makes elements of it, and a file text. Lengths in px. */
export interface SvgNode {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly children: readonly (SvgNode | string)[];
}

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element of SVG; what is undefined is left out, lengths are rounded to a hundredth. */
export function node(
  tag: string,
  attributes: Attributes,
  ...children: readonly (SvgNode | string)[]
): SvgNode {
  const given = Object.entries(attributes).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, typeof value === "number" ? round(value) : value] as const],
  );
  return { tag, attributes: Object.fromEntries(given), children };
}

/** The document as text, for a file. */
export function svgText({ tag, attributes, children }: SvgNode): string {
  const given = Object.entries(attributes).map(
    ([name, value]) => ` ${name}="${escaped(`${value}`)}"`,
  );
  const inner = children.map((child) =>
    typeof child === "string" ? escaped(child) : svgText(child),
  );
  return `<${tag}${given.join("")}>${inner.join("")}</${tag}>`;
}

/** "M0 1L2 3", with gaps where a value is none. */
export function pathData(points: readonly (readonly [number, number])[]): string {
  let isDown = false;
  return points
    .map(([x, y]) => {
      if (!Number.isFinite(x) || !Number.isFinite(y)) {
        isDown = false;
        return "";
      }
      const letter = isDown ? "L" : "M";
      isDown = true;
      return `${letter}${round(x)} ${round(y)}`;
    })
    .join("");
}

/** About the width of a text of this size in the page's face and its like. */
export function widthOfText(text: string, size: number): number {
  return 0.55 * size * [...text].length;
}

function round(value: number): number {
  return Math.round(value * 100) / 100 + 0;
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
