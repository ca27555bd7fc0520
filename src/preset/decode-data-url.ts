import { ModelError } from "../model/error.ts";

const START = /^data:([\w.+-]+\/[\w.+-]+)?(?:;[\w.+-]+=[\w.+-]+)*;base64,/;

/** The bytes of a text such as "data:image/png;base64,iVBOR...". */
export function decodeDataUrl(text: string, place: string): Uint8Array {
  const start = START.exec(text.slice(0, 200))?.[0];
  if (start === undefined) {
    throw new ModelError(place, 'a picture in the file must begin with "data:image/png;base64,"');
  }
  try {
    return Uint8Array.from(atob(text.slice(start.length)), (character) => character.charCodeAt(0));
  } catch {
    throw new ModelError(place, "the picture's base64 text is damaged; encode it again");
  }
}
