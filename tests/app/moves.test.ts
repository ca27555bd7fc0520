import { signal } from "@preact/signals-core";
import { expect, it } from "vitest";
import { createMoves } from "../../src/app/lab/moves.ts";
import type { LabOpener } from "../../src/app/lab/opener.ts";
import type { Session } from "../../src/app/session/session.ts";
import { createLab } from "../../src/lab/lab.ts";
import { open, smallBase, smallDocument } from "../lab/open-base.ts";

/** Moves of a run that is a number; no copy can be made of it while `isBroken`. */
function moved() {
  const lab = createLab(smallDocument(), smallBase(), { open });
  const problems: string[] = [];
  const run = { at: 0, isBroken: false };
  /** Of the run to what the document says. */
  const way = { settled: Promise.resolve() };
  const session = {
    run: { run: {} },
    clock: {
      moment: async () => {
        if (run.isBroken) throw new Error("the engine is lost");
        return { at: run.at, bytes: 1 };
      },
      returnTo: async ({ at }: { at: number }) => {
        run.at = at;
      },
    },
  };
  const moves = createMoves({
    session: () => session as unknown as Session,
    opener: { lab: signal(lab), settle: () => way.settled } as unknown as LabOpener,
    onProblem: (label, error, way) => problems.push(`${way} ${label}: ${(error as Error).message}`),
  });
  const goTo = (at: number): Promise<void> =>
    moves.record(`to ${at}`, async () => {
      run.at = at;
    });
  return { lab, run, session, way, problems, goTo, moves };
}

it("what was done comes back, and again", async () => {
  const { lab, run, problems, goTo } = moved();
  await goTo(1);
  await goTo(2);
  await lab.undo();
  expect(run.at).toBe(1);
  await lab.undo();
  expect(run.at).toBe(0);
  await lab.redo();
  await lab.redo();
  expect(run.at).toBe(2);
  expect(problems).toEqual([]);
});

it("where no copy can be made the way back stays open, and only the way forth is told to be closed", async () => {
  const { lab, run, problems, goTo } = moved();
  await goTo(1);
  await goTo(2);
  run.isBroken = true;
  await lab.undo();
  await lab.undo();
  expect(run.at).toBe(0);
  expect(problems).toEqual([]);
  run.isBroken = false;
  await lab.redo();
  expect(run.at).toBe(0);
  expect(problems).toEqual(["redo to 1: the engine is lost"]);
});

it("says when what is being recorded is a step", async () => {
  const { lab, moves } = moved();
  let finish = (): void => {};
  const work = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const recording = moves.record("Start again", () => work);
  const failing = moves
    .record("Fails", () => Promise.reject(new Error("no")))
    .catch(() => "failed");
  setTimeout(finish, 20);
  await moves.settle();
  expect(lab.undoLabel.value).toBe("Start again");
  await recording;
  expect(await failing).toBe("failed");
});

const rest = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1));

it("what another run has come into the midst of is no step", async () => {
  const { lab, session, moves, problems } = moved();
  let arrive = (): void => {};
  const going = moves.record(
    "Start again",
    () =>
      new Promise((resolve) => {
        arrive = resolve;
      }),
  );
  await rest();
  session.run = { run: {} };
  arrive();
  await going;
  expect(lab.undoLabel.value).toBeNull();
  expect(problems).toEqual([]);
});

it("a step begins when the run has come to the document, and whoever undoes waits for it from the first", async () => {
  const { lab, run, way, goTo, moves } = moved();
  let arrive = (): void => {};
  way.settled = new Promise((resolve) => {
    arrive = resolve;
  });
  const going = goTo(1);
  let isOver = false;
  const settling = moves.settle().then(() => {
    isOver = true;
  });
  await rest();
  expect([run.at, isOver]).toEqual([0, false]);
  arrive();
  await settling;
  await going;
  expect(lab.undoLabel.value).toBe("to 1");
});
