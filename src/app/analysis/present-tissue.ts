import { modelTerms, type Term } from "../../analysis/terms.ts";
import { readTissue, type TissueState } from "../../analysis/tissue-state.ts";
import type { Model } from "../../model/model.ts";
import type { Scenario } from "../../model/scenario.ts";
import type { Session } from "../session/session.ts";

/** The model that runs, its terms (made once), and its state. */
export interface PresentTissue {
  readonly model: Model;
  readonly terms: readonly Term[];
  /** With the present parameters. */
  readonly scenario: Scenario;
}

const known = new WeakMap<Model, readonly Term[]>();

/** What the session runs; null: nothing is loaded. */
export function presentTissue({ preset, parameters }: Session): PresentTissue | null {
  if (preset === null) return null;
  const { model } = preset.scenario;
  const terms = known.get(model) ?? modelTerms(model);
  known.set(model, terms);
  return { model, terms, scenario: { ...preset.scenario, parameters: parameters.values } };
}

/** The session's state now; null: nothing is loaded, or another run came meanwhile. */
export async function readPresent(
  session: Session,
  scenario: Scenario,
  slots?: ReadonlySet<number>,
): Promise<TissueState | null> {
  const { engine } = session;
  if (engine === null) return null;
  try {
    const state = await readTissue(engine, scenario, slots);
    return session.engine === engine ? state : null;
  } catch (error) {
    // Told where it is the session's own trouble; a closed engine is nobody's any more.
    session.failOf(engine, error);
    return null;
  }
}
