import { describe, expect, it } from "vitest";
import { createSteering } from "../../src/app/film/steering.ts";
import { type FrameSteering, makeFrames } from "../../src/record/frame-loop.ts";
import type { FilmFrame } from "../../src/record/script/film-script.ts";
import { progressWords } from "../../src/ui/record-progress.ts";

const script = {
  count: 3,
  frame: (index: number): FilmFrame => ({
    index,
    at: index,
    lasts: 1,
    time: 10 * index,
    camera: {},
  }),
};
/** Makes them; `meanwhile` happens while each is made. */
const make = (steering: FrameSteering, meanwhile: (index: number) => void) =>
  makeFrames(
    script,
    steering,
    async () => {},
    async ({ index }) => meanwhile(index),
  );
const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

describe("the frames of a film, one by one", () => {
  it.each([0, 1, 2])("hold where a pause is asked for while frame %i is made", async (held) => {
    const steering = createSteering();
    const made: number[] = [];
    let isEnded = false;
    const all = make(steering, (index) => {
      made.push(index);
      if (index === held) steering.hold();
    }).then((failure) => {
      isEnded = true;
      return failure;
    });
    await settled();
    expect([made.length, isEnded]).toEqual([held + 1, false]);
    steering.goOn();
    expect(await all).toBe(null);
    expect(made).toEqual([0, 1, 2]);
  });

  it("end while they are held, with those that there are", async () => {
    const steering = createSteering();
    const made: number[] = [];
    const all = make(steering, (index) => {
      made.push(index);
      steering.hold();
    });
    await settled();
    steering.keep();
    expect(await all).toBe(null);
    expect(made).toEqual([0]);
  });

  it("tell what failed, and how far they came", async () => {
    const told: number[] = [];
    const failure = await make({ onProgress: (share) => told.push(share) }, (index) => {
      if (index === 2) throw new Error("no more");
    });
    expect(failure?.message).toBe("no more");
    expect(told).toEqual([0, 1 / 3, 2 / 3]);
  });
});

it("words of progress know no time left before there is an estimate", () => {
  const start = { fraction: 0, secondsLeft: Number.POSITIVE_INFINITY };
  expect(progressWords(start, false)).toBe("0 % done");
  expect(progressWords({ fraction: 0.999, secondsLeft: 4 }, false)).toBe("99 % done, 4 s left");
  expect(progressWords({ fraction: 0.999, secondsLeft: 4 }, true)).toBe("99 % done, paused");
});
