import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type BoxWish, PAD, placeBoxes } from "../../../src/record/paint/place-boxes.ts";
import { corners } from "../../../src/record/script/film-schema.ts";

const box = (name: string, corner: BoxWish["corner"], width: number, height: number): BoxWish => ({
  name,
  corner,
  narrow: { width, height },
  low: { width: 2 * width, height: height / 2 },
  weight: 1.6,
});

interface Area {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const apart = (a: Area, b: Area): boolean =>
  a.left + a.width <= b.left + 1e-9 ||
  b.left + b.width <= a.left + 1e-9 ||
  a.top + a.height <= b.top + 1e-9 ||
  b.top + b.height <= a.top + 1e-9;

describe("boxes about a tissue", () => {
  it("stand outside it in a wide picture, each in its corner, and the tissue keeps its size", () => {
    const wide = { width: 995, height: 560, aspect: 1 };
    const { free, places } = placeBoxes(wide, [
      box("legend", "top-left", 180, 200),
      box("time", "bottom-left", 120, 22),
      box("bar", "top-right", 90, 230),
    ]);
    expect(free.height).toBe(560);
    expect(free.width).toBeGreaterThanOrEqual(560);
    expect(places.get("legend")).toMatchObject({ left: PAD, top: PAD, isOver: false });
    expect(places.get("time")).toMatchObject({ left: PAD, top: 560 - PAD - 22, isOver: false });
    expect(places.get("bar")).toMatchObject({ left: 995 - PAD - 90, top: PAD, isOver: false });
  });

  it("stand above and below it in a tall one", () => {
    const { free, places } = placeBoxes({ width: 640, height: 1138, aspect: 1 }, [
      box("legend", "top-left", 180, 200),
      box("time", "bottom-right", 120, 22),
    ]);
    expect(free.width).toBe(640);
    expect(free.height).toBeGreaterThanOrEqual(640);
    expect(places.get("legend")).toMatchObject({ shape: "low", isOver: false });
    expect(places.get("time")?.isOver).toBe(false);
  });

  it("take room from a tissue that fills the picture, however little they would cover", () => {
    const title = {
      ...box("title", "top-left", 216, 50),
      low: { width: 420, height: 25 },
      weight: 1,
    };
    const time = { ...box("time", "bottom-left", 100, 20), low: { width: 100, height: 20 } };
    for (const [width, height] of [
      [995, 560],
      [640, 640],
      [640, 1138],
    ] as const) {
      const wide = { width, height, aspect: width / height };
      const { places } = placeBoxes(wide, [title, box("legend", "top-left", 180, 120), time]);
      expect([...places.values()].filter(({ isOver }) => isOver)).toEqual([]);
    }
  });

  it("lie over a tissue that would else be left with less than a fifth of the room", () => {
    const wide = { ...box("bar", "top-right", 500, 500), low: { width: 500, height: 500 } };
    const { free, places } = placeBoxes({ width: 600, height: 600, aspect: 1 }, [wide]);
    expect(free).toEqual({ left: 0, top: 0, width: 600, height: 600 });
    expect(places.get("bar")).toMatchObject({ top: PAD, isOver: true });
  });

  it("make room for what would cover much of it", () => {
    const { free, places } = placeBoxes({ width: 600, height: 600, aspect: 1 }, [
      box("bar", "top-right", 90, 400),
    ]);
    expect(places.get("bar")?.isOver).toBe(false);
    expect(free.width).toBe(600 - 90 - 2 * PAD);
  });

  it("let several tissues stand so that they are largest", () => {
    const wide = placeBoxes({ width: 1000, height: 500, aspect: 1, tissues: 2, head: 20 }, []);
    expect([wide.columns, wide.rows]).toEqual([2, 1]);
    const tall = placeBoxes({ width: 500, height: 1000, aspect: 1, tissues: 2, head: 20 }, []);
    expect([tall.columns, tall.rows]).toEqual([1, 2]);
    const four = placeBoxes({ width: 900, height: 900, aspect: 1, tissues: 4 }, []);
    expect([four.columns, four.rows]).toEqual([2, 2]);
  });

  it("never leave the picture, and outside the tissue never lie in what is left to it", () => {
    const some = fc.array(
      fc.record({
        corner: fc.constantFrom(...corners),
        width: fc.integer({ min: 10, max: 220 }),
        height: fc.integer({ min: 10, max: 150 }),
      }),
      { maxLength: 6 },
    );
    const side = fc.integer({ min: 500, max: 1200 });
    fc.assert(
      fc.property(
        some,
        side,
        side,
        fc.double({ min: 0.4, max: 3, noNaN: true }),
        (list, w, h, a) => {
          const wishes = list.map(({ corner, width, height }, index) =>
            box(`${index}`, corner, width, height),
          );
          const { free, places } = placeBoxes({ width: w, height: h, aspect: a }, wishes);
          expect(places.size).toBe(wishes.length);
          expect(free.left + free.width).toBeLessThanOrEqual(w + 1e-9);
          expect(free.top + free.height).toBeLessThanOrEqual(h + 1e-9);
          for (const wish of wishes) {
            const place = places.get(wish.name)!;
            const isLeft = wish.corner.endsWith("left");
            expect(isLeft ? place.left : w - place.left - place.width).toBeCloseTo(PAD, 9);
            if (!place.isOver) expect(apart(place, free)).toBe(true);
          }
        },
      ),
    );
  });
});
