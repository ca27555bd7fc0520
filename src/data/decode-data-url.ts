import { ModelError } from "../model/error.ts";

const START = /^data:([\w.+-]+\/[\w.+-]+)?(?:;[\w.+-]+=[\w.+-]+)*;base64,/;

/** What a data URL is to hold, as errors call it: "picture", and how one begins. */
export interface DataUrlKind {
  readonly noun: string;
  readonly start: string;
}

/** The bytes of a text such as "data:image/png;base64,iVBOR...". */
export function decodeDataUrl(text: string, place: string, kind: DataUrlKind): Uint8Array {
  const start = START.exec(text.slice(0, 200))?.[0];
  if (start === undefined) {
    throw new ModelError(place, `a ${kind.noun} in the file must begin with "${kind.start}"`);
  }
  try {
    return Uint8Array.from(atob(text.slice(start.length)), (character) => character.charCodeAt(0));
  } catch {
    throw new ModelError(place, `the ${kind.noun}'s base64 text is damaged; encode it again`);
  }
}
