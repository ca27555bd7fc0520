/**
 * A mistake in what a person wrote. `place` says where ("processes[3].rate"), the message what is
 * wrong and what to do.
 */
export class ModelError extends Error {
  override readonly name = "ModelError";
  readonly place: string;
  readonly problem: string;

  constructor(place: string, problem: string) {
    super(place === "" ? problem : `${place}: ${problem}`);
    this.place = place;
    this.problem = problem;
  }
}
