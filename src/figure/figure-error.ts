/** What a figure cannot be, in a sentence that says what to do. */
export class FigureError extends Error {
  override readonly name = "FigureError";
}
