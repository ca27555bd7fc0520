import type { Measurement } from "../engine/engine.ts";

/** What an engine had to say of the steps before a frame. */
export interface Note {
  /** Time of the frame, min. */
  readonly before_min: number;
  readonly note: string;
}

/** What a frame's measurement says of the steps before it. */
export function notesOf({ time, notes = [] }: Measurement): readonly Note[] {
  return notes.map((note) => ({ before_min: time, note }));
}

/** The first note in full and the number of the others, which are mostly the same again. */
export function warningOf(notes: readonly Note[]): string | undefined {
  const [first] = notes;
  if (first === undefined) return undefined;
  const others = notes.length > 1 ? `; run.json has ${notes.length - 1} more of these notes` : "";
  return `${first.note} (before t = ${first.before_min} min${others})`;
}
