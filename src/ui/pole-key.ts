import { type PoleKey, poleKeyPixels } from "../look/polarization/key.ts";
import { t } from "../texts/text.ts";
import { element } from "./element.ts";

/** Pixels of its picture; shown at half of that. */
const WIDTH = 232;
const HEIGHT = 200;

/** The square or triangle of a polarization view: hue is the phenotype, brightness how many there are. */
export function createPoleKey(key: PoleKey): HTMLElement {
  const { title, corners, low, high } = key;
  const names = corners.map(({ label }) => label).join(", ");
  const picture = element("canvas", {
    attributes: { width: WIDTH, height: HEIGHT, role: "img", "aria-label": t`Colors of ${names}` },
  });
  const pixels = poleKeyPixels(key, WIDTH, HEIGHT);
  picture.getContext("2d")?.putImageData(new ImageData(pixels, WIDTH), 0, 0);
  const [left, right, top] = corners.map(({ label }) => element("span", {}, label));
  return element(
    "figure",
    { class: "pole-key" },
    element("figcaption", {}, element("b", {}, title)),
    top === undefined ? null : element("div", { class: "pole-top" }, top),
    picture,
    element("div", { class: "pole-base" }, left ?? null, right ?? null),
    element("small", { class: "faint" }, t`density ${high} full, ${low} black`),
  );
}
