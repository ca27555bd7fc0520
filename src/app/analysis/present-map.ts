import { evaluateAll } from "../../analysis/evaluate-all.ts";
import {
  type InteractionMap,
  interactionMap,
  type PreparedMap,
  prepareMap,
} from "../../analysis/interaction-map.ts";
import { sampleOf } from "../../analysis/sample.ts";
import type { TissueState } from "../../analysis/tissue-state.ts";
import type { Model } from "../../model/model.ts";
import { t } from "../../texts/text.ts";
import type { Session } from "../session/session.ts";
import { type PresentTissue, presentTissue, readPresent } from "./present-tissue.ts";

const known = new WeakMap<Model, PreparedMap>();

/** The terms of the model that runs, compiled together once. */
export function mapOf({ model, terms }: PresentTissue): PreparedMap {
  const prepared = known.get(model) ?? prepareMap(model, terms);
  known.set(model, prepared);
  return prepared;
}

const warm = new WeakSet<PreparedMap>();

/** Compiles, piece by piece, what the first map would else compile at once: the page stays answerable. */
export async function warmUp(prepared: PreparedMap, state: TissueState): Promise<void> {
  if (warm.has(prepared)) return;
  const { context } = sampleOf(state, 1);
  const pieces = [prepared, ...prepared.actors.values()].map(({ expressions }) => expressions);
  for (const expressions of [...pieces, prepared.grosses]) {
    evaluateAll(expressions, context);
    await new Promise((resolve) => setTimeout(resolve));
  }
  warm.add(prepared);
}

/** Who acts on whom now. */
export async function presentMap(session: Session): Promise<InteractionMap> {
  const present = presentTissue(session);
  if (present === null) throw new Error(t`No preset is loaded yet.`);
  const state = await readPresent(session, present.scenario);
  if (state === null) throw new Error(t`Another run came meanwhile; ask again.`);
  const prepared = mapOf(present);
  await warmUp(prepared, state);
  return interactionMap(prepared, state);
}
