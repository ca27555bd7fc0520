import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { filmScript } from "../../../src/record/script/film-script.ts";
import type { FilmSetting } from "../../../src/record/script/film-setting.ts";
import { secondsOf, speedProfile, timeAfter } from "../../../src/record/script/speed-profile.ts";

const plain: FilmSetting = {
  from: 0,
  pace: { kind: "length", seconds: 20 },
  slow: null,
  hold: 0,
  fps: 30,
  width: 1280,
  height: 720,
  format: "mp4",
  quality: "good",
  transparent: false,
  loop: true,
  palette: "frame",
  dither: "ordered",
  windows: "follow",
  caption: "",
  author: "",
  overlays: {
    title: null,
    legend: null,
    colorBar: null,
    treatments: null,
    time: null,
    scaleBar: null,
    caption: null,
    author: null,
  },
  panels: [{ kind: "view" }],
  layout: "row",
  camera: [],
};
const tissue = { stop: 36 * 1440, step: 6, treatments: [12 * 1440, 24 * 1440] };

/** s of film from one time to another: the integral of 1/speed by halves (Simpson's rule), between times that are given. */
function integral(speedAt: (time: number) => number, times: readonly number[]): number {
  const slowness = (time: number): number => 1 / speedAt(time);
  const simpson = (a: number, b: number): number =>
    ((b - a) / 6) * (slowness(a) + 4 * slowness((a + b) / 2) + slowness(b));
  const between = (a: number, b: number, whole: number, depth: number): number => {
    const middle = (a + b) / 2;
    const [left, right] = [simpson(a, middle), simpson(middle, b)];
    const isFine = Math.abs(left + right - whole) < 1e-9 * (1 + whole) && depth < 30;
    if (isFine || depth === 0) return left + right;
    return between(a, middle, left, depth - 1) + between(middle, b, right, depth - 1);
  };
  const sorted = [...new Set(times)].sort((a, b) => a - b);
  return sorted
    .slice(1)
    .reduce(
      (sum, to, index) => sum + between(sorted[index]!, to, simpson(sorted[index]!, to), 36),
      0,
    );
}

describe("the frames of a film", () => {
  it("are as many as its length has, at their times, over all of the run", () => {
    const script = filmScript(plain, tissue);
    expect(script.count).toBe(600);
    expect(script.seconds).toBe(20);
    for (const index of [0, 1, 299, 599]) {
      const frame = script.frame(index);
      expect(frame.at).toBe(index / 30);
      expect(frame.lasts).toBe(1 / 30);
      expect(frame.time).toBeCloseTo((36 * 1440 * index) / 600, 6);
    }
  });

  it("go by a speed and a length from where they begin, past the end if asked", () => {
    const pace = { kind: "speed", minutes: 1000, seconds: 1 } as const;
    const script = filmScript({ ...plain, from: 100, fps: 8, pace }, { ...tissue, stop: 500 });
    expect(script.count).toBe(8);
    const times = Array.from({ length: 8 }, (_, index) => script.frame(index).time);
    for (const [index, time] of times.entries()) expect(time).toBeCloseTo(100 + 125 * index, 9);
  });

  it("end where they are told, and their number follows from the speed", () => {
    const pace = { kind: "speed", minutes: 720 } as const;
    const script = filmScript({ ...plain, from: 1440, to: 1440 * 11, pace, fps: 24 }, tissue);
    expect(script.count).toBe(480);
    expect(script.secondsAt(1440 * 6)).toBeCloseTo(10, 9);
  });

  it("rest on the last picture", () => {
    const script = filmScript({ ...plain, hold: 2 }, tissue);
    expect(script.count).toBe(660);
    for (const index of [600, 630, 659]) expect(script.frame(index).time).toBe(36 * 1440);
  });

  it("film one moment for as long as it is asked", () => {
    const script = filmScript({ ...plain, from: 720, to: 720 }, tissue);
    expect(script.count).toBe(600);
    expect(script.frame(0).time).toBe(720);
    expect(script.frame(599).time).toBeCloseTo(720, 8);
  });

  it("are never fewer than one, and never more than an hour of film", () => {
    const short = { kind: "speed", minutes: 1e9 } as const;
    expect(filmScript({ ...plain, pace: short }, tissue).count).toBe(1);
    const long = { kind: "speed", minutes: 1 } as const;
    expect(() => filmScript({ ...plain, pace: long }, tissue)).toThrow(/864 min, and 60 are/);
  });

  it("keep a length with slower parts in it, and are slow for as long as they are told", () => {
    const slow = { to: 0.25, lasts: 2, at: null };
    const script = filmScript({ ...plain, slow }, tissue);
    expect(script.count).toBe(600);
    const usual = script.timeAt(1) - script.timeAt(0.5);
    for (const dose of tissue.treatments) {
      const at = script.secondsAt(dose);
      const during = script.timeAt(at + 0.25) - script.timeAt(at - 0.25);
      expect(during / usual).toBeCloseTo(0.25, 6);
      const half = script.timeAt(at + 1) - dose;
      expect(dose - script.timeAt(at - 1)).toBeCloseTo(half, 6);
      expect((2 * half) / (2 * usual)).toBeCloseTo(2 * 0.25, 6);
    }
  });

  it("turn and zoom the camera through its keys", () => {
    const camera = [
      { at: { share: 0 }, zoom: 1 },
      { at: { time: 18 * 1440 }, zoom: 4, turn: [90, 20] as const },
      { at: { share: 1 }, zoom: 4, turn: [270, 40] as const },
    ];
    const script = filmScript({ ...plain, camera }, tissue);
    expect(script.frame(0).camera.zoom).toBeCloseTo(1, 9);
    expect(script.frame(300).camera.zoom).toBeCloseTo(4, 9);
    expect(script.frame(300).camera.turn?.[0]).toBeCloseTo(90, 9);
    expect(script.frame(599).camera.turn?.[0]).toBeCloseTo(270, 9);
    const zooms = Array.from({ length: 300 }, (_, index) => script.frame(index).camera.zoom ?? 0);
    expect([...zooms].sort((a, b) => a - b)).toEqual(zooms);
  });
});

describe("a profile of speeds", () => {
  const points = fc
    .uniqueArray(fc.integer({ min: -200, max: 1200 }), { minLength: 1, maxLength: 5 })
    .chain((times) =>
      fc
        .array(fc.double({ min: 0.5, max: 400, noNaN: true }), {
          minLength: times.length,
          maxLength: times.length,
        })
        .map((speeds) => times.map((time, index) => ({ time, speed: speeds[index] ?? 1 }))),
    );
  const valleys = fc.array(
    fc.record({
      time: fc.integer({ min: 0, max: 1000 }),
      speed: fc.double({ min: 0.2, max: 100, noNaN: true }),
      seconds: fc.double({ min: 0.1, max: 5, noNaN: true }),
    }),
    { maxLength: 5 },
  );

  /** The same rule, written down again: the slowest of a path through points and of valleys with straight ramps. */
  function slowest(
    own: readonly { readonly time: number; readonly speed: number }[],
    dips: readonly { readonly time: number; readonly speed: number; readonly seconds: number }[],
  ) {
    const sorted = [...own].sort((a, b) => a.time - b.time);
    const base = (time: number): number => {
      const [first] = sorted;
      let last = first!;
      if (time <= last.time) return last.speed;
      for (const next of sorted) {
        if (next.time >= time) {
          if (next.time === last.time) return next.speed;
          return (
            (last.speed * (next.time - time) + next.speed * (time - last.time)) /
            (next.time - last.time)
          );
        }
        last = next;
      }
      return last.speed;
    };
    return (time: number): number => {
      let speed = base(time);
      for (const dip of dips) {
        const usual = base(dip.time);
        if (dip.speed >= usual) continue;
        const away = Math.abs(time - dip.time) - (dip.speed * dip.seconds) / 2;
        // Straight from one speed to the other in a quarter of the valley's time: v = v0 exp(slope s).
        const slope = Math.log(usual / dip.speed) / (0.25 * dip.seconds);
        speed = Math.min(speed, dip.speed + slope * Math.max(0, away));
      }
      return speed;
    };
  }

  it("takes the time that the sum of 1/speed takes", () => {
    fc.assert(
      fc.property(points, valleys, (own, dips) => {
        const profile = speedProfile(0, 1000, own, dips);
        const inside = [...own, ...dips].map(({ time }) => time);
        const times = [0, 1000, ...inside.filter((time) => time > 0 && time < 1000)];
        const expected = integral(slowest(own, dips), times);
        expect(secondsOf(profile) / expected).toBeCloseTo(1, 6);
      }),
      { numRuns: 60 },
    );
  });

  it("reaches a time when that time is shown", () => {
    fc.assert(
      fc.property(
        points,
        valleys,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (own, dips, share) => {
          const profile = speedProfile(0, 1000, own, dips);
          const time = timeAfter(profile, share * secondsOf(profile));
          expect(time).toBeGreaterThanOrEqual(0);
          expect(time).toBeLessThanOrEqual(1000);
          expect(secondsOf(profile, time)).toBeCloseTo(share * secondsOf(profile), 6);
        },
      ),
    );
  });
});
