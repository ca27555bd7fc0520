import { ModelError } from "./error.ts";

/** What went wrong, in a sentence. */
export function problemOf(error: unknown): string {
  if (error instanceof ModelError) return error.problem;
  const text = error instanceof Error ? error.message : String(error);
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
