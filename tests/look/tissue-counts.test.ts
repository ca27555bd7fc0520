import { describe, expect, it } from "vitest";
import { cellAt, seatReader } from "../../src/look/tissue/cell-at.ts";
import { CELL_KINDS } from "../../src/look/tissue/kinds.ts";
import { type Seat, type SlotReader, seatOf } from "../../src/look/tissue/race.ts";
import type { ResolvedKind } from "../../src/look/tissue/setting.ts";
import { type CellShape, plainSize, SHAPES, type ShapeSize } from "../../src/look/tissue/shapes.ts";
import { LATTICES } from "../../src/look/tissue/slots.ts";

const kind = (name: string, size: ShapeSize, shape: CellShape, fields = [name]): ResolvedKind => ({
  name,
  label: name,
  shape,
  size,
  poles: fields.map((field) => ({
    field,
    label: field,
    unit: "",
    color: "#ffffff",
    window: [0, 1],
  })),
  whole: -1,
});
const shaped = (shape: keyof typeof SHAPES, fields?: string[]) =>
  kind(shape, SHAPES[shape], shape, fields);

const flat = (densities: Readonly<Record<string, number>>): SlotReader => ({
  density: (field) => densities[field] ?? 0,
  inside: () => -60,
});

/** Seats of a square of `size` um from a place that the periods do not know. */
function seatsOf(
  lattice: "large" | "small",
  size: number,
  kinds: readonly ResolvedKind[],
  read: SlotReader,
): Seat[] {
  const count = Math.round(size / LATTICES[lattice].spacing);
  return Array.from({ length: count * count }, (_, k) =>
    seatOf(k % count, Math.floor(k / count), lattice, kinds, read),
  );
}

const kinds = [
  shaped("tumor"),
  shaped("debris"),
  shaped("macrophage", ["m1", "m0", "m2"]),
  shaped("lymphocyte"),
  shaped("granulocyte"),
];
const densities = {
  tumor: 0.3,
  debris: 0.08,
  m1: 0.05,
  m0: 0.03,
  m2: 0.08,
  lymphocyte: 0.04,
  granulocyte: 0.06,
};

describe("who sits where", () => {
  it.each([
    ["debris", "large"],
    ["macrophage", "large"],
    ["lymphocyte", "small"],
    ["granulocyte", "small"],
  ] as const)("is as many as the density says, within the binomial error: %s", (name, lattice) => {
    const size = 2800;
    const index = kinds.findIndex((one) => one.name === name);
    const seats = seatsOf(lattice, size, kinds, flat(densities));
    const drawn = seats.filter((seat) => seat.kind === index).length;
    const small = densities.lymphocyte + densities.granulocyte;
    const room = lattice === "large" ? 1 - small : 1;
    const density = (kinds[index] as ResolvedKind).poles.reduce(
      (sum, { field }) => sum + (densities[field as keyof typeof densities] ?? 0),
      0,
    );
    const { area } = (kinds[index] as ResolvedKind).size;
    const chance = (density * LATTICES[lattice].spacing ** 2) / area / room;
    const expected = chance * seats.length;
    // Nests of one kind clump all others of their lattice, too.
    const clumping = lattice === "large" ? 2 : 1;
    const error = clumping * Math.sqrt(seats.length * chance * (1 - chance));
    expect(Math.abs(drawn - expected)).toBeLessThan(3 * error);
  });

  it("counts what stands in nests over many nests", () => {
    const seats = seatsOf("large", 5600, kinds, flat(densities));
    const drawn = seats.filter(({ kind: index }) => index === 0).length / seats.length;
    const chance = (densities.tumor * LATTICES.large.spacing ** 2) / SHAPES.tumor.area / 0.9;
    expect(Math.abs(drawn / chance - 1)).toBeLessThan(0.05);
  });

  it("marks clones among the cells of their tumor, and counts none of them twice", () => {
    const named = CELL_KINDS.find(({ name }) => name === "tumor")!;
    // As in a view of a model that has two clones of the six kinds of cell.
    const fields = named.fields.filter((field) => field !== "stemLike" && field !== "antigenLow");
    const tumor = { ...shaped("tumor", fields), whole: fields.indexOf(named.whole!) };
    // Shares of the tumor's cells; those that are senescent count beside it.
    for (const [slcHigh, mhcLow, senescent] of [
      [0, 0, 0],
      [0.06, 0.12, 0],
      [0.04, 0.2, 0.1],
    ] as const) {
      const read = flat({ tumor: 0.3, slcHigh, mhcLow, senescent });
      const seats = seatsOf("large", 5600, [tumor], read);
      const cells = seats.filter(({ kind: index }) => index === 0);
      const all = 0.3 + senescent;
      const chance = (all * LATTICES.large.spacing ** 2) / SHAPES.tumor.area;
      expect(Math.abs(cells.length / seats.length / chance - 1)).toBeLessThan(0.05);
      const shareOf = (field: string): number => {
        const pole = fields.indexOf(field);
        return cells.filter((seat) => Math.round(seat.pole) === pole).length / cells.length;
      };
      const plain = 0.3 - slcHigh - mhcLow;
      const wanted = { slcHigh, mhcLow, tumor: plain, senescent };
      for (const [field, density] of Object.entries(wanted)) {
        expect(Math.abs(shareOf(field) - density / all), field).toBeLessThan(0.02);
      }
      // Nobody bears the mark of a clone that is not there.
      const marked = cells.filter(({ pole }) => pole < fields.length - 2.01).length;
      if (slcHigh === 0) expect(marked / cells.length).toBeLessThan(1e-4);
    }
  });

  it("turns seats to the one whose density rises, and swaps no others", () => {
    const before = seatsOf("large", 1400, kinds, flat(densities));
    const after = seatsOf("large", 1400, kinds, flat({ ...densities, m2: 0.12 }));
    const changes = before.flatMap((seat, k) => {
      const next = after[k] as Seat;
      return next.kind === seat.kind ? [] : [[seat.kind, next.kind]];
    });
    expect(changes.length).toBeGreaterThan(20);
    // Bare ground shrinks, so others may gain from it; two kinds never swap.
    for (const [from, to] of changes) {
      expect(to === 2 || from === -1).toBe(true);
      expect(from).not.toBe(2);
    }
  });

  it("keeps every seat where the fields are the same", () => {
    const read = flat(densities);
    expect(seatsOf("small", 300, kinds, read)).toEqual(seatsOf("small", 300, kinds, read));
  });

  it("turns the color of a cell at a share of its own, through the middle state, and for good", () => {
    const counts = [0, 0.25, 0.5, 0.75, 1].map((share) => {
      const read = flat({ ...densities, m1: 0.16 * (1 - share), m0: 0, m2: 0.16 * share });
      return seatsOf("large", 1400, kinds, read).filter((seat) => seat.kind === 2);
    });
    for (const [i, cells] of counts.entries()) {
      const turned = cells.filter(({ pole }) => pole > 1).length / cells.length;
      expect(Math.abs(turned - i / 4)).toBeLessThan(0.06);
    }
    for (const [i, cells] of counts.slice(1).entries()) {
      const earlier = counts[i] as Seat[];
      for (const [k, { pole }] of cells.entries()) {
        expect(pole).toBeGreaterThanOrEqual((earlier[k] as Seat).pole - 1e-9);
      }
    }
  });
});

describe("the area that is drawn of a kind", () => {
  const alone = (share: number, one: ResolvedKind) => {
    const [{ field } = { field: "" }] = one.poles;
    const size = 1680;
    const step = 4;
    const seats = seatReader([one], flat({ [field]: share }));
    const known = new Map<string, Seat>();
    const memo = (i: number, j: number, lattice: "large" | "small") => {
      const key = `${lattice} ${i} ${j}`;
      const seat = known.get(key) ?? seats(i, j, lattice);
      known.set(key, seat);
      return seat;
    };
    let covered = 0;
    let all = 0;
    for (let y = 0; y < size; y += step) {
      for (let x = 0; x < size; x += step) {
        all++;
        if (cellAt(x + 100, y + 100, memo)?.kind === 0) covered++;
      }
    }
    return covered / all;
  };
  it.each([
    ["tumor", shaped("tumor"), 0.5],
    ["macrophage", shaped("macrophage"), 0.15],
    ["lymphocyte", shaped("lymphocyte"), 0.08],
    ["regulatory", shaped("regulatory"), 0.08],
    ["granulocyte", shaped("granulocyte"), 0.1],
    ["debris", shaped("debris"), 0.3],
    ["fibroblast", shaped("fibroblast"), 0.12],
    ["plain small", kind("x", plainSize(180), "small"), 0.08],
    ["plain large", kind("x", plainSize(2000), "plain"), 0.2],
  ] as const)("is its share of the tissue: %s", (_name, one, share) => {
    const area = alone(share, one);
    expect(Math.abs(area / share - 1)).toBeLessThan(0.05);
  });
});
