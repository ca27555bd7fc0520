import { expect, it } from "vitest";
import { documentOfArm } from "../../src/lab/arms.ts";
import { createLab } from "../../src/lab/lab.ts";
import { parametersOf, treatmentsOf } from "../../src/lab/resolve-document.ts";
import { storyCommand } from "../../src/lab/story-command.ts";
import { readTry } from "../../src/preset/story-try.ts";
import { smallBase, smallDocument } from "./open-base.ts";

const base = smallBase();

/** The documents of the run and of the one beside it, after a link of the story. */
function tried(target: string) {
  const lab = createLab(smallDocument(), base, { open: async () => base });
  lab.send(storyCommand("a link", readTry(target), lab.document.peek(), base));
  const document = lab.document.peek();
  const [arm] = document.compare.arms;
  if (arm === undefined) throw new Error("no run beside it");
  return { lab, document, beside: documentOfArm(document, arm, base), arm };
}

it("sets a parameter here, and leaves it as it was in the run beside it", async () => {
  const { document, beside, lab } = tried("set=k:0.25");
  expect(parametersOf(document, base)["k"]).toBe(0.25);
  expect(parametersOf(beside, base)["k"]).toBe(base.values["k"]);
  expect(lab.undoLabel.value).toBe("a link");
  await lab.undo();
  expect(lab.document.peek()).toEqual(smallDocument());
});

it("keeps a treatment here, and takes it out of the run beside it", () => {
  const [first] = treatmentsOf(smallDocument(), base);
  const label = first?.intervention.label ?? "";
  expect(label).not.toBe("");
  const { document, beside, arm } = tried(`without=${label}`);
  expect(treatmentsOf(document, base)).toEqual(treatmentsOf(smallDocument(), base));
  expect(treatmentsOf(beside, base).map(({ id }) => id)).not.toContain(first?.id);
  expect(arm.label).toBe(`without ${label}`);
  expect(() => tried("without=something else")).toThrow("is not given here any more");
});
