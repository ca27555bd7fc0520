/** An engine cannot do what was asked: too little memory, an unstable step, an unknown name. */
export class EngineError extends Error {
  override readonly name = "EngineError";
}
