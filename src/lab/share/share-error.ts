/**
 * Why a link cannot be opened. `corrupt`: it is cut or changed; `too large`: it holds more than is ever
 * unpacked; `newer`: a later version of Milieu made it; `unknown preset`: this version ships none of that
 * name; `foreign model`: its own model cannot be understood; `invalid`: what it holds does not fit its preset.
 */
export type ShareProblem =
  | "corrupt"
  | "too large"
  | "newer"
  | "unknown preset"
  | "foreign model"
  | "invalid";

/** In words for the person who opened the link. */
export class ShareError extends Error {
  override readonly name = "ShareError";
  readonly problem: ShareProblem;

  constructor(problem: ShareProblem, words: string, options?: ErrorOptions) {
    super(words, options);
    this.problem = problem;
  }
}
