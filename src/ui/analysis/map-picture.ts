const PAINTS = ["fill", "stroke"] as const;
const OTHERS = [
  "stroke-width",
  "stroke-opacity",
  "stroke-dasharray",
  "stroke-linecap",
  "opacity",
  "font-family",
  "font-size",
  "font-weight",
  "text-anchor",
] as const;

/** A drawn map as an SVG file that stands alone: what the style sheet says is written into it, on a ground. */
export function mapPicture(view: SVGSVGElement): Blob {
  const copy = view.cloneNode(true) as SVGSVGElement;
  const originals = [view, ...view.querySelectorAll("*")];
  for (const [index, made] of [copy, ...copy.querySelectorAll("*")].entries()) {
    const original = originals[index];
    if (original !== undefined) writeStyle(original, made);
  }
  const { width, height } = view.viewBox.baseVal;
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("width", String(width));
  copy.setAttribute("height", String(height));
  const ground = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  ground.setAttribute("width", String(width));
  ground.setAttribute("height", String(height));
  const around = view.parentElement ?? document.body;
  ground.setAttribute("fill", plainColor(getComputedStyle(around).backgroundColor));
  copy.prepend(ground);
  for (const hit of copy.querySelectorAll(".map-hit")) hit.remove();
  for (const one of copy.querySelectorAll("[class], [style], [tabindex]")) {
    for (const name of ["class", "style", "tabindex"]) one.removeAttribute(name);
  }
  return new Blob([new XMLSerializer().serializeToString(copy)], { type: "image/svg+xml" });
}

function writeStyle(from: Element, to: Element): void {
  const style = getComputedStyle(from);
  for (const name of PAINTS) {
    const paint = style.getPropertyValue(name);
    if (paint !== "") to.setAttribute(name, paint === "none" ? paint : plainColor(paint));
  }
  for (const name of OTHERS) {
    const value = style.getPropertyValue(name);
    if (value !== "") to.setAttribute(name, value);
  }
}

const plain = new Map<string, string>();

/** A color as every program reads it: mixtures are computed, and light or dark is decided. */
function plainColor(color: string): string {
  const known = plain.get(color);
  if (known !== undefined) return known;
  const canvas = document.createElement("canvas");
  canvas.width = 1;
  canvas.height = 1;
  const ctx = canvas.getContext("2d");
  if (ctx === null) return color;
  ctx.fillStyle = color;
  ctx.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 255] = ctx.getImageData(0, 0, 1, 1).data;
  const made =
    alpha === 255
      ? `rgb(${red}, ${green}, ${blue})`
      : `rgba(${red}, ${green}, ${blue}, ${(alpha / 255).toFixed(3)})`;
  plain.set(color, made);
  return made;
}
