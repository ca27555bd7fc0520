import { t } from "../../texts/text.ts";
import type { Session } from "../session/session.ts";
import type { ProbeRun, ProbeSource } from "./probe.ts";

/** What the probe reads of a session; null: nothing is shown. */
export function probeSource(session: Session): ProbeSource | null {
  const { engine, picture, stage } = session;
  if (engine === null || picture === null || stage.view === null) return null;
  const { image, choice } = picture;
  const main: ProbeRun = { label: t`This run`, engine, image };
  const others = session.beside?.probed() ?? [];
  const runs: ProbeSource["runs"] = [main, ...others];
  return { view: stage.view, names: stage.names, slice: choice.slice, runs };
}
