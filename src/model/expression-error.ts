/** A formula that cannot be read: what is wrong, at which column (1 is the first character). */
export class ExpressionError extends Error {
  override readonly name = "ExpressionError";
  readonly column: number;
  readonly problem: string;

  constructor(column: number, problem: string) {
    super(`column ${column}: ${problem}`);
    this.column = column;
    this.problem = problem;
  }
}
