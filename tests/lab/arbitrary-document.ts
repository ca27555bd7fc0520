import fc from "fast-check";
import type { InstrumentStart } from "../../src/instruments/settings.ts";
import type { Arm, LabDocument, Treatment } from "../../src/lab/document.ts";
import { durationText } from "../../src/lab/treatments/times.ts";
import type { InterventionFile } from "../../src/preset/scene-schema.ts";
import type { FilmFile } from "../../src/record/script/film-schema.ts";
import { smallPreset } from "./open-base.ts";

const minutes = fc.oneof(
  fc.integer({ min: 0, max: 100 }).map((days) => days * 1440),
  fc.double({ min: 0, max: 1e5, noNaN: true }).map((time) => time + 0),
);
const label = fc.string({ unit: "grapheme", minLength: 1, maxLength: 20 });

const dose: fc.Arbitrary<InterventionFile> = fc
  .record({
    label,
    start: minutes,
    every: fc.integer({ min: 1, max: 20_000 }),
    count: fc.integer({ min: 1, max: 50 }),
    add: fc.double({ min: 0, max: 100, noNaN: true }),
    where: fc.constantFrom("1", "x > 100", "exp(-((x - 160)/40)^2)"),
    field: fc.constantFrom("u", "cells"),
  })
  .map(({ start, every, add, ...rest }) => ({
    ...rest,
    add: add + 0,
    start: durationText(start),
    every: durationText(every),
  }));

const window: fc.Arbitrary<InterventionFile> = fc
  .record({
    label,
    start: minutes,
    length: fc.integer({ min: 1, max: 20_000 }),
    value: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ label, start, length, value }) => ({
    label,
    start: durationText(start),
    stop: durationText(start + length),
    parameter: "k",
    value: value + 0,
  }));

const treatments: fc.Arbitrary<readonly Treatment[]> = fc
  .array(fc.record({ on: fc.boolean(), intervention: fc.oneof(dose, window) }), { maxLength: 12 })
  .map((list) => list.map((one, index) => ({ id: `t${index + 1}`, ...one })));

const parameters = fc
  .array(
    fc.tuple(fc.integer({ min: 0, max: 599 }), fc.double({ min: -1000, max: 1000, noNaN: true })),
    { maxLength: 60 },
  )
  .map((list) => Object.fromEntries(list.map(([at, value]) => [`spare${at}`, value + 0])));

const arm: fc.Arbitrary<Arm> = fc.record(
  {
    label,
    parameters: fc.dictionary(
      fc.constantFrom("k", "dose"),
      fc.option(fc.double({ min: 0, max: 1, noNaN: true }).map((value) => value + 0)),
      { noNullPrototype: true },
    ),
    withoutTreatments: fc.oneof(fc.constant("all" as const), fc.array(fc.constantFrom("t1", "p1"))),
    seed: fc.integer({ min: 0, max: 4_294_967_295 }),
  },
  { requiredKeys: ["label"], noNullPrototype: true },
);

const place = fc
  .tuple(fc.integer({ min: 0, max: 3200 }), fc.integer({ min: 0, max: 3200 }))
  .map(([x, y]): [number, number] => [x / 10, y / 10]);

const instrument: fc.Arbitrary<InstrumentStart> = fc.oneof(
  fc.record({ from: place, to: place, name: label }).map((line) => ({
    kind: "profile" as const,
    ...line,
    fields: ["u", "cells"],
  })),
  fc.record({ center: place, radius: fc.integer({ min: 1, max: 500 }) }).map((circle) => ({
    kind: "region" as const,
    ...circle,
    fields: ["cells"],
  })),
  fc.constantFrom<InstrumentStart>(
    { kind: "region", where: "u < 0.2", fields: ["u"] },
    { kind: "histogram", field: "u", bins: 20 },
    { kind: "phase", x: "u", y: "cells" },
  ),
);

/** A document on the small preset, its own or a shipped one's name; it fits the former. */
export const arbitraryDocument: fc.Arbitrary<LabDocument> = fc.record(
  {
    version: fc.constant(1 as const),
    source: fc.oneof(
      fc.constant({ kind: "file" as const, name: "small", preset: smallPreset }),
      fc.constant({ kind: "library" as const, name: "gray-scott" }),
    ),
    parameters,
    treatments: fc.option(treatments),
    settings: fc.record(
      {
        seed: fc.integer({ min: 0, max: 4_294_967_295 }),
        grid: fc.constantFrom([64, 64], [48, 96]),
        step: fc.double({ min: 1, max: 100, noNaN: true }),
        fullGrid: fc.boolean(),
      },
      { requiredKeys: [], noNullPrototype: true },
    ),
    view: fc.option(
      fc.constantFrom(
        {
          mode: "field" as const,
          field: "cells",
          map: "magma" as const,
          window: [0, 1] as [number, number],
        },
        { mode: "composite" as const, channels: [{ field: "u", color: "#ff0000" }] },
      ),
    ),
    camera: fc.option(
      fc.record(
        {
          center: fc.tuple(
            fc.double({ min: -1e4, max: 1e4, noNaN: true }).map((x) => x + 0),
            fc.integer(),
          ),
          zoom: fc.double({ min: 1e-3, max: 1e3, noNaN: true }),
          slice: fc.nat(100),
        },
        { requiredKeys: ["center", "zoom"], noNullPrototype: true },
      ),
    ),
    speed: fc.option(fc.double({ min: 0.01, max: 1e5, noNaN: true })),
    compare: fc.record(
      {
        arms: fc.array(arm, { maxLength: 3 }),
        layout: fc.constantFrom("side" as const, "wiper" as const, "difference" as const),
      },
      { noNullPrototype: true },
    ),
    instruments: fc
      .array(instrument, { maxLength: 4 })
      .map((list) => list.map((one, index) => ({ ...one, id: `i${index + 1}` }))),
    record: fc.option(
      fc.constantFrom<FilmFile>(
        { duration: "8 s", size: "square", format: "webm" },
        { from: "1 d", to: "3 d", speed: "6 h", overlays: { time: false, title: { size: 2 } } },
        {
          panels: ["view", "field cells", "curves"],
          layout: "main",
          camera: [{ at: 0.5, zoom: 2 }],
        },
      ),
    ),
  },
  { noNullPrototype: true },
);
