import { expect, it } from "vitest";
import { filmArgument } from "../../src/app/scripting/film-argument.ts";
import { saveArgument } from "../../src/app/scripting/save-for-script.ts";

const own = { duration: "20 s", fps: 30, width: 1280, height: 720 };

it("reads films as scripts ask for them, and fills in what the document has", () => {
  expect(filmArgument({}, own, 2880)).toEqual({ ...own, from: "2 d" });
  expect(filmArgument({ from: "start", duration: 4, size: "square" }, own, 60)).toEqual({
    from: "0 min",
    duration: "4 s",
    fps: 30,
    size: "square",
  });
  expect(filmArgument({ from: 1440, to: "3 d", speed: 60 }, own, 0)).toEqual({
    from: "1440 min",
    to: "3 d",
    speed: "60 min",
    fps: 30,
    width: 1280,
    height: 720,
  });
  const before = { duration: 1, fps: 8, width: 64, height: 48, minutesPerSecond: 8 };
  expect(filmArgument(before, own, 0)).toEqual({
    from: "0 min",
    duration: "1 s",
    fps: 8,
    width: 64,
    height: 48,
    speed: "8 min",
  });
  expect(filmArgument({ minutesPerSecond: 0 }, own, 60)).toMatchObject({ from: "1 h", to: "1 h" });
});

it("takes a film's pace from whoever asks last, in whichever way", () => {
  const bySpeeds = { speeds: [{ at: "1 d", speed: "6 h" }] };
  const files = [
    { duration: "24 s" },
    { speed: "1 d" },
    bySpeeds,
    { duration: "4 s", speed: "1 d" },
  ];
  for (const file of files) {
    for (const asked of [{ duration: "9 s" }, { speed: "3 h" }, bySpeeds]) {
      const film = filmArgument({ from: "start", ...asked }, { ...file, to: "40 d" }, 0);
      expect(film).toEqual({ from: "0 min", to: "40 d", ...asked });
    }
    const film = filmArgument(
      { from: "start", duration: "9 s", speed: "3 h" },
      { ...file, to: "40 d" },
      0,
    );
    expect(film).toEqual({ from: "0 min", duration: "9 s", speed: "3 h" });
  }
});

it("says which films there are", () => {
  const wrong: [object, string | RegExp][] = [
    [{ format: "avi" }, 'record.format: must be one of "mp4", "webm"'],
    [{ fps: 0 }, "record.fps: must be at least 1, but is 0"],
    [{ width: 20_000 }, "record.width: must be at most 8192, but is 20000"],
    [{ minutesPerSecond: -1 }, "minutesPerSecond must be 0 or more, not -1."],
    [{ lenght: 3 }, /unknown key "lenght"/],
    [{ from: true }, "record.from: must be text, but is a boolean"],
  ];
  for (const [change, problem] of wrong) {
    expect(() => filmArgument(change, own, 0)).toThrow(problem);
  }
});

const offer = {
  grid: { dimensions: 2, nx: 64, ny: 64, nz: 1, dx: 10, dy: 10, dz: 1 },
  fields: [
    { name: "oxygen", label: "Oxygen", isObservable: false, isShown: true },
    { name: "share", label: "Share", isObservable: true, isShown: false },
  ],
  now: 10,
  kept: [0],
  speed: 0,
} as const;
const whole = { from: 0, until: 1440, every: 60 };

it("saves what is in the picture now where nothing is said", () => {
  expect(saveArgument({}, offer, whole)).toEqual({
    format: "npz",
    moments: "now",
    fields: ["oxygen"],
    ...whole,
  });
  const asked = { moments: "run", fields: ["share"], until: "2 d", every: 30 } as const;
  expect(saveArgument(asked, offer, whole)).toMatchObject({ until: 2880, every: 30 });
});

it("says what can be saved", () => {
  const wrong: readonly (readonly [object, string])[] = [
    [{ format: "hdf5" }, 'save() knows npy, npz, csv, vti, ome-tiff, ome-zarr, not "hdf5".'],
    [{ moments: "later" }, 'Moments are "now", "run" or "kept", not "later".'],
    [{ fields: "oxygen" }, 'save() takes a list of fields, not "oxygen".'],
    [{ fields: ["oxigen"] }, 'There is no field or observable "oxigen"; did you mean "oxygen"?'],
    [{ every: -5 }, 'save() takes a time in min or a text such as "1 d", not -5.'],
    [{ every: "-1 d" }, 'save() takes a time in min or a text such as "1 d", not "-1 d".'],
    [{ moments: "run", until: 5, from: 10 }, "before the first"],
    [{ signal: 1 }, "save() takes an AbortSignal as its signal, not 1."],
    [{ onProgress: 1 }, "save() takes a function as onProgress, not 1."],
  ];
  for (const [options, problem] of wrong) {
    expect(() => saveArgument(options, offer, whole)).toThrow(problem);
  }
});
