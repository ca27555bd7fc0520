/** Why an interaction of the reviews has no process of its own. */
export interface Reason {
  /**
   * outcome: what a run shows, not a rule; step: inside an effect that is simulated as a whole;
   * contained: part of a process that is simulated for other parts; open: the review gives no
   * direction or contradicts; left out: not in the model.
   */
  readonly kind: "outcome" | "step" | "contained" | "open" | "left out";
  readonly because: string;
}
