import { expect, it } from "vitest";
import { createLabOpener } from "../../src/app/lab/opener.ts";
import type { Session } from "../../src/app/session/session.ts";
import type { LabBase } from "../../src/lab/base.ts";
import type { LabDocument } from "../../src/lab/document.ts";
import { smallDocument } from "../lab/open-base.ts";

/** A session whose runs are counted: how many are open. `prepared`: waits for this before a run is there. */
function counted() {
  const open = new Set<LabDocument>();
  let next: { document: LabDocument; base: LabBase } | null = null;
  const drop = (document: LabDocument | undefined): void => {
    if (document !== undefined) open.delete(document);
  };
  const session = {
    run: null as { document: LabDocument; base: LabBase } | null,
    machine: { kind: "cpu" },
    parameters: { values: {} },
    setParameters: () => {},
    async prepare(document: LabDocument, base: LabBase) {
      await new Promise((resolve) => setTimeout(resolve, 5));
      open.add(document);
      drop(next?.document);
      next = { document, base };
    },
    adopt(document: LabDocument) {
      if (next?.document !== document) return false;
      drop(this.run?.document);
      this.run = next;
      next = null;
      return true;
    },
    discard(document: LabDocument) {
      if (next?.document !== document) return;
      drop(document);
      next = null;
    },
  };
  const opener = createLabOpener({ onBusy: () => {}, onFailure: () => {} });
  const load = (document: LabDocument) => opener.open(session as unknown as Session, document);
  return { load, open, session };
}

it("closes every run that is opened and not shown", async () => {
  const { load, open, session } = counted();
  // Of two first documents the last one counts.
  await Promise.all([load(smallDocument()), load(smallDocument())]);
  expect([...open]).toEqual([session.run?.document]);
  // One that does not fit its model.
  const wrong = { ...smallDocument(), parameters: { nothing: 1 } };
  await expect(load(wrong)).rejects.toThrow("nothing");
  expect([...open]).toEqual([session.run?.document]);
  // Several at once, the last of which is refused at once.
  const refused = { ...smallDocument(), source: { kind: "library", name: "none" } } as LabDocument;
  const all = await Promise.allSettled([
    load(smallDocument()),
    load(smallDocument()),
    load(refused),
  ]);
  expect(all.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled", "rejected"]);
  expect([...open]).toEqual([session.run?.document]);
  await load(smallDocument());
  expect([...open]).toEqual([session.run?.document]);
});
