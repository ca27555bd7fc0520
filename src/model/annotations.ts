import type { Annotations } from "./description.ts";

/** Only the annotations of a description. */
export function annotationsOf(description: Annotations): Annotations {
  const { label, note, source, group, evidence } = description;
  return {
    ...(label === undefined ? {} : { label }),
    ...(note === undefined ? {} : { note }),
    ...(source === undefined ? {} : { source }),
    ...(group === undefined ? {} : { group }),
    ...(evidence === undefined ? {} : { evidence }),
  };
}
