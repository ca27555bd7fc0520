import { expect, it } from "vitest";
import { ModelError } from "../../src/model/error.ts";
import { fileProblem, linkProblem, presetProblem } from "../../src/ui/messages.ts";

it("ends each sentence before the next one begins, whoever wrote it", () => {
  const several = new ModelError("a", "must be text\nb: must be a number");
  for (const notice of [
    presetProblem(several, true),
    linkProblem(several, true),
    fileProblem("No file", true),
    linkProblem(new Error("It is cut."), true),
  ]) {
    expect(notice.message).toMatch(/[^.]\. What ran before goes on\.$/);
  }
  expect(fileProblem("No file", false).message).toBe("No file.");
});
