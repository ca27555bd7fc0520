import { presetFileOf } from "../../lab/preset-file.ts";
import { t } from "../../texts/text.ts";
import { fileNameOf, saveFile } from "../../ui/files.ts";
import type { Page } from "../page.ts";

/** Letters of a state in a preset file (preset/laboratory-schema.ts), as bytes. */
const MOST_STATE = 18_000_000;

/** All of the document as a preset file; with the present state, if wanted: how far the run is, what was painted. */
export async function saveDocument(
  { lab, session, furniture, opener }: Page,
  withState: boolean,
): Promise<void> {
  // A state belongs to what runs: that is to be what the document says.
  await opener.settle();
  const present = lab.peek();
  const preset = session?.preset;
  if (present === null || session === null || preset == null) return;
  const document = present.document.peek();
  const base = present.base.peek();
  const state = withState ? await (await session.clock.moment()).main.packed() : undefined;
  if (state !== undefined && state.byteLength > MOST_STATE) {
    const most = Math.floor(MOST_STATE / 1e6);
    throw new Error(t`The state takes more than the ${most} MB that go into a preset file.`);
  }
  const { file, leftOut } = presetFileOf(document, base, state);
  const days = ((session.engine?.time ?? 0) / 1440).toFixed(2);
  const suffix = withState ? `-day-${days}.json` : ".json";
  const text = `${JSON.stringify(file, null, 2)}\n`;
  saveFile(new Blob([text], { type: "application/json" }), fileNameOf(preset, suffix));
  if (leftOut.length === 0) return;
  furniture.notices.show({
    kind: "info",
    key: "saved",
    title: t`The preset is saved, but for what speaks of treatments that are gone`,
    message: t`Left out: ${leftOut.join("; ")}.`,
    seconds: 15,
  });
}
