import { ModelError } from "./error.ts";

const COLOR = /^#[0-9a-fA-F]{6}$/;

/** Throws unless the text is a color like "#ff8800". */
export function checkColor(text: string, place: string): void {
  if (COLOR.test(text)) return;
  const shown = JSON.stringify(text.slice(0, 40));
  throw new ModelError(place, `${shown} is not a color; write it like "#ff8800"`);
}
