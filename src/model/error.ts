/** One thing that is wrong, and where. */
export interface Mistake {
  /** "processes[3].rate"; "" where it is about all of it. */
  readonly place: string;
  readonly problem: string;
}

/**
 * A mistake in what a person wrote. `place` says where ("processes[3].rate"), the message what is
 * wrong and what to do.
 */
export class ModelError extends Error {
  override readonly name = "ModelError";
  readonly place: string;
  readonly problem: string;
  /** Each by itself, where `problem` tells of several. */
  readonly mistakes: readonly Mistake[];

  constructor(place: string, problem: string, mistakes?: readonly Mistake[]) {
    super(place === "" ? problem : `${place}: ${problem}`);
    this.place = place;
    this.problem = problem;
    this.mistakes = mistakes ?? [{ place, problem }];
  }
}
