import { ModelError } from "../model/error.ts";
import type { Notice } from "../ui/notices.ts";

/** A preset that could not be loaded; what ran before goes on. */
export function presetProblem(error: unknown, keepsRunning: boolean): Notice {
  const after = keepsRunning ? " What ran before goes on." : "";
  return {
    kind: "error",
    key: "preset",
    title:
      error instanceof ModelError ? "This preset has a mistake" : "This preset could not be opened",
    ...(error instanceof ModelError && error.place !== "" ? { place: error.place } : {}),
    message: `${problemOf(error)}${after}`,
  };
}

/** The run stopped by itself. */
export function runProblem(error: unknown, reset: () => void): Notice {
  return {
    kind: "error",
    key: "run",
    title: "The simulation has paused",
    message: `${problemOf(error)} Nothing you changed is lost: start again, or choose other parameters.`,
    actions: [{ label: "Start again", run: reset }],
  };
}

/** What went wrong, in a sentence. */
export function problemOf(error: unknown): string {
  if (error instanceof ModelError) return error.problem;
  const text = error instanceof Error ? error.message : String(error);
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
