import { type Attributes, element, escapeXml, place } from "./svg.ts";

/** The font's size in points where nothing else is said. */
export const textSize = 7;
export const textColor = "#1a1a1a";

export interface TextStyle {
  readonly size?: number;
  /** Which point of the text is at `x`. */
  readonly anchor?: "start" | "middle" | "end";
  readonly isBold?: boolean;
  readonly color?: string;
  /** Reads upwards, turned about its place. */
  readonly isUpright?: boolean;
  readonly role?: string;
}

/** A text whose small letters are centred on `y`. */
export function drawText(x: number, y: number, text: string, style: TextStyle = {}): string {
  const { size = textSize, anchor = "start", isBold, color, isUpright, role } = style;
  const attributes: Attributes = {
    class: role,
    x: isUpright ? undefined : x,
    y: isUpright ? undefined : y + 0.34 * size,
    transform: isUpright
      ? `translate(${place(x + 0.34 * size)} ${place(y)}) rotate(-90)`
      : undefined,
    "font-size": size === textSize ? undefined : size,
    "font-weight": isBold ? "bold" : undefined,
    "text-anchor": anchor === "start" ? undefined : anchor,
    fill: color,
  };
  return element("text", attributes, escapeXml(text));
}

/** Widths of the characters from the blank on in thousandths of the size, as of Helvetica and Arial. */
const widths = [
  ...[278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278],
  ...[556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556],
  ...[1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778],
  ...[667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556],
  ...[333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556],
  ...[556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584],
];

/** Other usual sans serif fonts (DejaVu, Open Sans) are wider by so much. */
const reserve = 1.13;

/** Points that a text may take. */
export function widthOf(text: string, size = textSize, isBold = false): number {
  let sum = 0;
  for (const character of text) {
    const code = character.codePointAt(0)!;
    sum += widths[code - 32] ?? (code > 0x2e80 ? 1000 : isRaised(code) ? 360 : 600);
  }
  return (sum / 1000) * size * reserve * (isBold ? 1.07 : 1);
}

function isRaised(code: number): boolean {
  return code === 0xb9 || code === 0xb2 || code === 0xb3 || (code >= 0x2070 && code <= 0x207f);
}

/** The text, or its beginning and end with an ellipsis between, so that it is no wider. */
export function shorten(text: string, width: number, size = textSize, isBold = false): string {
  if (widthOf(text, size, isBold) <= width) return text;
  const characters = [...text];
  for (let kept = characters.length - 1; kept > 0; kept--) {
    const begin = Math.ceil(0.6 * kept);
    const first = characters.slice(0, begin).join("").trimEnd();
    const last = characters
      .slice(characters.length - (kept - begin))
      .join("")
      .trimStart();
    const shorter = `${first}…${last}`;
    if (widthOf(shorter, size, isBold) <= width) return shorter;
  }
  return "…";
}

/** Lines of at most that width; a longer word is cut. */
export function wrap(text: string, width: number, size = textSize, isBold = false): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/).filter((part) => part !== "")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (widthOf(longer, size, isBold) <= width) {
      line = longer;
    } else {
      if (line !== "") lines.push(line);
      line = shorten(word, width, size, isBold);
    }
  }
  return line === "" ? lines : [...lines, line];
}
