import { expect, it } from "vitest";
import { changeWords } from "../../src/lab/change-words.ts";
import { createLab } from "../../src/lab/lab.ts";
import { open, smallBase, smallDocument } from "./open-base.ts";

it("what differs from the preset is told, one by one, and nothing of how it is looked at", () => {
  const lab = createLab(smallDocument(), smallBase(), { open });
  const words = () => changeWords(lab.document.peek(), lab.base.peek());
  expect(words()).toEqual([]);
  lab.send({ kind: "set-parameters", values: { k: 0.3 } });
  expect(words()).toEqual(["Oxygen uptake: 0.3 1/min"]);
  const [drug, course] = lab.treatments.peek().map(({ id }) => id) as [string, string];
  lab.send({ kind: "switch-treatment", id: drug, on: false });
  lab.send({ kind: "delete-treatment", id: course });
  lab.send({ kind: "set-speed", speed: 60 });
  expect(words()).toEqual(["Oxygen uptake: 0.3 1/min", "drug: off", "window: taken away"]);
  lab.send({ kind: "switch-treatment", id: drug, on: true });
  lab.send({ kind: "reset-parameters", names: "all" });
  expect(words()).toEqual(["window: taken away"]);
});
