import type { SvgNode } from "../../instruments/chart/node.ts";

const SVG = "http://www.w3.org/2000/svg";

/** A picture that was made as plain data, as an element of the page. */
export function svgElement({ tag, attributes, children }: SvgNode): SVGElement {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name !== "xmlns") made.setAttribute(name, String(value));
  }
  made.append(...children.map((child) => (typeof child === "string" ? child : svgElement(child))));
  return made;
}
