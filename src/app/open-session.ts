import { formatClock } from "../numbers/format-time.ts";
import { t } from "../texts/text.ts";
import { workerRecovered } from "../ui/messages.ts";
import { createAnalysis } from "./analysis/analysis.ts";
import { createCompare } from "./compare/compare.ts";
import { createEditor } from "./editor/editor.ts";
import { createInstruments } from "./instruments/instruments.ts";
import type { PageAddress } from "./lab/page-address.ts";
import { machineState } from "./machine/machine-state.ts";
import { mountOn } from "./machine/mount-machine.ts";
import { chooseMachine } from "./machine/open-engine.ts";
import type { Page } from "./page.ts";
import { createPageActions, guard, setBrushing } from "./page-actions.ts";
import { tellEnd, tellFailure, tellNote, tellSwept, tellTime } from "./page-notices.ts";
import { Probe } from "./picture/probe.ts";
import { probeSource } from "./picture/probe-source.ts";
import { ClaimControls } from "./session/claim-controls.ts";
import { Session } from "./session/session.ts";
import type { SessionChange } from "./session/session-host.ts";
import { createLazySweeper } from "./sweep/lazy-sweeper.ts";
import { syncFurniture } from "./sync-furniture.ts";
import { GoingBack } from "./time/going-back.ts";

/** Opens a machine and the session on it, gives the page what goes with a session, and lets all of it follow. */
export async function openSession(page: Page, address: PageAddress): Promise<Session> {
  const { machine, reason } = await mountOn(page, await chooseMachine(address.backend));
  if (page.mounted === null) throw new Error(t`There is nothing to draw on.`);
  const session = new Session(machine, page.mounted.stage, {
    onChange: (change) => showChange(page, change),
    onFailure: (error) => guard(page, tellFailure(page, error)),
    onSound: () => page.furniture.notices.clear("run"),
    onStop: () => tellEnd(page, session),
    onRecovered: (time) =>
      page.furniture.notices.show(workerRecovered(time > 0 ? formatClock(time) : t`the start`)),
  });
  page.session = session;
  page.sweeper = createLazySweeper(
    page,
    session,
    createPageActions(() => page),
    (title, back) => tellSwept(page, title, back),
  );
  page.probe = new Probe(
    page.furniture.shell.probe,
    () => probeSource(session),
    (engine, error) => session.failOf(engine, error),
  );
  page.goingBack = new GoingBack(session, page.furniture.signals, {
    begin: page.moves.begin,
    onFailure: (error) => guard(page, Promise.reject(error)),
    tell: (title, action) => tellTime(page, title, action),
  });
  page.controls = new ClaimControls(session, page.furniture.widgets.controls);
  page.compare = createCompare(page, session);
  page.analysis = createAnalysis(page, session);
  page.instruments = createInstruments(page, session);
  page.editor = createEditor(page);
  page.machineReason = reason ?? "";
  // The clock and the rates move between measurements, too.
  setInterval(() => showChange(page, "playback"), 100);
  return session;
}

/** Tells all parts of the page what happened to the session. */
function showChange(page: Page, change: SessionChange): void {
  const { session } = page;
  if (session === null) return;
  syncFurniture(page.furniture, session, change, page.brushing);
  if (change === "preset") showAfresh(page, session);
  if ((session.run?.run.time.peek() ?? 0) < (session.clock.stopTime ?? 0)) {
    page.furniture.notices.clear("end");
  }
  page.goingBack?.sync();
  page.controls?.sync();
  page.compare?.changed(change);
  page.analysis?.changed(change);
  page.instruments?.changed(change);
  if (change === "preset") page.furniture.signals.machine.value = machineState(page, session);
  if (change === "preset") page.probe?.clear();
  if (change === "preset") page.told.clear();
  if (change === "playback") page.probe?.follow();
  if (change !== "measurement") return;
  page.probe?.refresh();
  for (const note of session.measurement?.notes ?? []) tellNote(page, note);
}

/** With another preset panels are looked at from their top, and the brush is put away. */
function showAfresh(page: Page, session: Session): void {
  const base = session.run?.base ?? null;
  if (base === page.shownBase) return;
  page.shownBase = base;
  for (const { body } of Object.values(page.furniture.panels)) body.scrollTop = 0;
  if (page.brushing) setBrushing(page, session, false);
}
