/** An engine cannot do what was asked: too little memory, an unstable step, an unknown name. */
export class EngineError extends Error {
  override readonly name: string = "EngineError";
}

/** An engine is gone, its worker dead or silent: another one can go on from a snapshot. */
export class EngineLost extends EngineError {
  override readonly name = "EngineLost";
}

/** What was asked of an engine that has been closed on purpose: nothing is wrong. */
export class EngineClosed extends EngineError {
  override readonly name = "EngineClosed";
}
