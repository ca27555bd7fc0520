import { ModelError } from "./error.ts";

const MOST_SHOWN = 12;

/** Gathers mistakes, so that a person hears of all of them at once. */
export class Problems {
  readonly #errors: ModelError[] = [];

  /** Runs a part of the work; a ModelError is kept and gives undefined. */
  attempt<T>(work: () => T): T | undefined {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof ModelError)) throw error;
      this.#errors.push(error);
      return undefined;
    }
  }

  add(place: string, problem: string): void {
    this.#errors.push(new ModelError(place, problem));
  }

  get isEmpty(): boolean {
    return this.#errors.length === 0;
  }

  /** Throws one ModelError: the first mistake's place, and the others line by line. */
  throwIfAny(): void {
    const [first] = this.#errors;
    if (first === undefined) return;
    // What holds for many fields, such as the domain's boundary, is found wrong once for each.
    const rest = [...new Set(this.#errors.map((error) => error.message))].slice(1);
    if (rest.length === 0) throw first;
    const lines = rest.slice(0, MOST_SHOWN);
    if (rest.length > MOST_SHOWN) lines.push(`and ${rest.length - MOST_SHOWN} more problems`);
    const mistakes = this.#errors.flatMap((error) => error.mistakes);
    throw new ModelError(first.place, [first.problem, ...lines].join("\n"), mistakes);
  }
}
