import { type PlainFinding, plainFinding } from "../../instruments/finding-csv.ts";
import { findingOf, instrumentOf, takeMoment, wantsOf } from "../../instruments/instruments.ts";
import { requirePlainData } from "../../lab/plain-data.ts";
import { readInstruments } from "../../observe/instrument-reading.ts";
import { completedSetting, requireKind } from "../../observe/instrument-setting.ts";
import { t } from "../../texts/text.ts";
import type { Session } from "../session/session.ts";
import { contextOf } from "./context.ts";
import { Memory } from "./memory.ts";
import { recall } from "./recall.ts";

export interface MeasureOptions {
  /** Whether the states that the run keeps are read, too, by what shows the past. */
  readonly past?: boolean;
}

/** One measurement of the run, by an instrument that need not be on the page. Rejects with a ModelError for what cannot be. */
export async function measureNow(
  session: Session,
  kind: unknown,
  given: unknown = {},
  options: MeasureOptions = {},
): Promise<PlainFinding> {
  const known = requireKind(kind);
  if (!isPlain(given))
    throw new TypeError(t`The setting of an instrument is an object with its keys.`);
  requirePlainData(given, "setting");
  if (!isPlain(options))
    throw new TypeError(t`The options of measure() are an object, such as { past: true }.`);
  const past = options["past"] === true;
  const { run } = session;
  const context = contextOf(session);
  if (run === null || context === null) throw new Error(t`No preset is loaded yet.`);
  const setting = completedSetting(known, given, context);
  const memory = new Memory(setting);
  const { engine, scenario } = run.run;
  if (past && instrumentOf(known).overTime) await recall(run.run, [memory], context, () => true);
  const state = { scenario, vocabulary: context.vocabulary };
  const [reading] = await readInstruments(engine, state, [wantsOf(setting, context)]);
  if (reading === undefined) throw new Error(t`Nothing was read.`);
  memory.add(takeMoment(setting, reading, context));
  return plainFinding(findingOf(setting, memory.until(reading.time), context));
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
