import { instrumentContext } from "../../instruments/context.ts";
import type { InstrumentContext } from "../../instruments/instrument.ts";
import { paintedOf } from "../../look/views.ts";
import type { Session } from "../session/session.ts";

/** What instruments need to know of the run and of the picture that is shown; null: nothing runs yet. */
export function contextOf({ run, picture }: Session): InstrumentContext | null {
  if (run === null) return null;
  const { model } = run.preset.scenario;
  const tissue = picture?.choice.settings.tissue;
  return instrumentContext({
    model,
    vocabulary: run.base.context.vocabulary,
    grid: run.run.engine.grid,
    painted: picture === null ? [] : paintedOf(picture.resolved()),
    ...(tissue === undefined ? {} : { tissue }),
  });
}
