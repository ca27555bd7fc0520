import fc from "fast-check";
import { deflateSync, strToU8 } from "fflate";
import { describe, expect, it } from "vitest";
import { crc32 } from "../../src/engine/crc-32.ts";
import { bytesToBase64Url } from "../../src/lab/base64.ts";
import { documentOf, type LabDocument } from "../../src/lab/document.ts";
import { COSTLY, cardOf, costOf } from "../../src/lab/share/card.ts";
import { inflateCapped } from "../../src/lab/share/inflate-capped.ts";
import { decodeLink, encodeLink } from "../../src/lab/share/link.ts";
import { openLink } from "../../src/lab/share/open-link.ts";
import { ShareError } from "../../src/lab/share/share-error.ts";
import { durationText } from "../../src/lab/treatments/times.ts";
import { shippedNames } from "../../src/preset/preset-library.ts";
import { arbitraryDocument } from "./arbitrary-document.ts";
import { open, smallBase, smallDocument } from "./open-base.ts";

const library = (name: string): LabDocument => documentOf({ kind: "library", name });
const isShipped = (name: string): boolean => shippedNames().includes(name);

/** 30 treatments and 500 changed parameters, all numbers of full length. */
function largeDocument(): LabDocument {
  const value = (i: number): number => Math.sin(i) * 1000;
  return {
    ...library("anti-pd1-csf1r"),
    parameters: Object.fromEntries(
      Array.from({ length: 500 }, (_, i) => [`spareParameter${i}`, value(i)]),
    ),
    treatments: Array.from({ length: 30 }, (_, i) => ({
      id: `t${i + 1}`,
      on: i % 3 > 0,
      intervention: {
        label: `Drug ${i}`,
        start: durationText(Math.abs(value(i)) * 10),
        every: durationText(Math.abs(value(i + 1))),
        count: i + 1,
        field: `drug${i}Given`,
        add: value(i),
      },
    })),
  };
}

function bytesOfLink(json: string, checksum = crc32(strToU8(json))): string {
  const body = deflateSync(strToU8(json));
  const bytes = new Uint8Array(4 + body.length);
  new DataView(bytes.buffer).setUint32(0, checksum);
  bytes.set(body, 4);
  return `#v1=${bytesToBase64Url(bytes)}`;
}

function problemOf(text: string): string {
  try {
    decodeLink(text);
  } catch (error) {
    if (error instanceof ShareError) return error.problem;
    throw error;
  }
  return "none";
}

describe("links", () => {
  it("bring every document back as it was", () => {
    fc.assert(
      fc.property(arbitraryDocument, (document) => {
        const link = encodeLink(document);
        expect(decodeLink(link)).toEqual(document);
      }),
      { numRuns: 100 },
    );
  });

  it("open as the same document, on a base that it fits", async () => {
    const one: LabDocument = { ...library("gray-scott"), settings: { seed: 4, grid: [64, 64] } };
    const opened = await openLink(encodeLink(one), open, isShipped);
    expect(opened.document).toEqual(one);
    expect(opened.base.context.grid.nx).toBe(64);
    expect(opened.card).toBeNull();
  });

  it("are short where little changed, and carry the largest document", () => {
    const plain = encodeLink(library("hypoxic-core"));
    const ordinary = encodeLink({
      ...library("anti-pd1-csf1r"),
      parameters: { tumorGrowth: 0.000_71, oxygenUptake: 300, cd8Entry: 1e-4, hypoxiaHalf: 8.25 },
      treatments: largeDocument().treatments!.slice(0, 3),
      settings: { seed: 12, grid: [256, 256] },
      view: {
        mode: "composite",
        channels: [
          { field: "tumor", color: "#3050ff", window: [0, 1] },
          { field: "cd8Eff", color: "#ff3080" },
          { field: "oxygen", color: "#40ff40", window: "auto" },
        ],
        contours: [{ field: "oxygen", level: 8, color: "#ffffff" }],
      },
      camera: { center: [1402.25, 1377.5], zoom: 2.375 },
      speed: 720,
    });
    const large = largeDocument();
    const largest = encodeLink(large);
    expect(plain.length).toBeLessThan(120);
    expect(ordinary.length).toBeLessThan(2000);
    expect(largest.length).toBeLessThan(12_000);
    expect(decodeLink(largest)).toEqual(large);
  });

  it("survive any damage with a ShareError and nothing else", () => {
    const large = largeDocument();
    const link = encodeLink(large);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(link.length - 1), fc.constantFrom(..."AZaz09-_=%é#")), {
          minLength: 1,
          maxLength: 6,
        }),
        fc.nat(link.length),
        fc.boolean(),
        (changes, cut, isCut) => {
          const letters = [...link];
          for (const [at, letter] of changes) letters[at] = letter;
          const damaged = letters.join("").slice(0, isCut ? cut : undefined);
          // The last letter has bits that mean nothing.
          if (problemOf(damaged) === "none") expect(decodeLink(damaged)).toEqual(large);
          else expect(problemOf(damaged)).toMatch(/corrupt|newer|too large|invalid/);
        },
      ),
      { numRuns: 80 },
    );
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(problemOf(`#v1=${text}`)).not.toBe("none");
        expect(problemOf(text)).toBe("corrupt");
      }),
    );
  });

  it("survive whatever JSON stands in them", () => {
    fc.assert(
      fc.property(fc.json(), (json) => {
        expect(problemOf(bytesOfLink(json))).toBe("invalid");
      }),
    );
    const change = (changes: object): string =>
      problemOf(
        bytesOfLink(JSON.stringify({ source: { kind: "library", name: "a" }, ...changes })),
      );
    expect(change({})).toBe("none");
    expect(change({ parameters: { k: "1" } })).toBe("invalid");
    expect(change({ extra: 1 })).toBe("invalid");
    expect(change({ version: 2 })).toBe("invalid");
    expect(change({ treatments: [{ id: "a" }] })).toBe("invalid");
    const treatment = { id: "a", on: true, intervention: { start: "1 d", field: "u", add: 1 } };
    expect(change({ treatments: [treatment] })).toBe("none");
    expect(change({ treatments: [treatment, treatment] })).toBe("invalid");
    expect(
      problemOf(
        bytesOfLink('{"source":{"kind":"library","name":"a"},"parameters":{"__proto__":1}}'),
      ),
    ).toBe("invalid");
    expect(problemOf(bytesOfLink("not json"))).toBe("invalid");
  });

  it("tell their errors apart", async () => {
    const link = encodeLink(library("hypoxic-core"));
    expect(problemOf(link.replace("v1", "v2"))).toBe("newer");
    expect(problemOf(link.slice(0, -3))).toBe("corrupt");
    expect(problemOf(bytesOfLink("{}", 1))).toBe("corrupt");
    expect(problemOf(`#v1=${"A".repeat(2_100_000)}`)).toBe("too large");
    const problem = (document: LabDocument): Promise<string> =>
      openLink(encodeLink(document), open, isShipped).then(
        () => "none",
        (error: unknown) => (error instanceof ShareError ? error.problem : String(error)),
      );
    expect(await problem(library("of-another-age"))).toBe("unknown preset");
    const arms = [{ label: "a", preset: "of-another-age" }];
    expect(await problem({ ...library("gray-scott"), compare: { arms, layout: "side" } })).toBe(
      "unknown preset",
    );
    expect(await problem({ ...library("gray-scott"), parameters: { nobody: 1 } })).toBe("invalid");
    expect(await problem({ ...smallDocument(), parameters: { k: 0.2 } })).toBe("none");
    const { source } = smallDocument();
    if (source.kind !== "file") throw new Error("the small preset is a file");
    const preset = { ...source.preset, modules: ["of-another-age"] };
    expect(await problem(documentOf({ ...source, preset }))).toBe("foreign model");
  });

  it("that are cut are told so", () => {
    const packed = deflateSync(
      new Uint8Array(3000).map((_, i) => i * i),
      { level: 9 },
    );
    expect(() => inflateCapped(packed.subarray(0, -20), 2 ** 20)).toThrow(/perhaps cut/);
    expect(() => inflateCapped(new Uint8Array(0), 2 ** 20)).toThrow(/perhaps cut/);
    expect(inflateCapped(packed, 2 ** 20)).toHaveLength(3000);
  });

  it("stop unpacking what explodes long before it is all there", () => {
    let portions = 0;
    class Counted extends Uint8Array {
      override subarray(...range: [number?, number?]): Uint8Array<ArrayBuffer> {
        portions++;
        return new Uint8Array(this.buffer as ArrayBuffer).subarray(...range);
      }
    }
    const bomb = new Counted(deflateSync(new Uint8Array(64 * 2 ** 20), { level: 9 }));
    expect(() => inflateCapped(bomb, 2 ** 20)).toThrow(/more than 1 MB/);
    expect(portions).toBeLessThan(5);
    expect(bomb.length / 1024).toBeGreaterThan(50);
    const bytes = new Uint8Array(4 + bomb.length);
    bytes.set(bomb, 4);
    expect(problemOf(`#v1=${bytesToBase64Url(bytes)}`)).toBe("too large");
  });

  it("refuse to be made where they would be too long", () => {
    const { source } = smallDocument();
    if (source.kind !== "file") throw new Error("the small preset is a file");
    const image = "iVBORw0K".repeat(1_200_000);
    const initial = [{ field: "u", image: `data:image/png;base64,${image}` }];
    const preset = { ...source.preset, initial };
    expect(() => encodeLink(documentOf({ ...source, preset }))).toThrow(/preset file/);
  });
});

describe("cards", () => {
  it("are shown for foreign models and for high cost, never for a shipped preset", async () => {
    const base = smallBase();
    expect(cardOf(smallDocument(), base)).toMatchObject({
      isForeign: true,
      isCostly: false,
      title: "Small",
    });
    const gray = await open(library("gray-scott"));
    expect(
      cardOf({ ...library("gray-scott"), settings: { grid: [4096, 4096], step: 0.01 } }, gray),
    ).toMatchObject({
      isForeign: false,
      isCostly: true,
    });
    let most = 0;
    for (const name of shippedNames()) {
      const document = library(name);
      const shipped = await open(document);
      expect(cardOf(document, shipped), name).toBeNull();
      most = Math.max(most, costOf(document, shipped).updates);
    }
    expect(4 * most).toBeLessThan(COSTLY);
  });

  it("count what is given, since steps end there", async () => {
    const document = library("gray-scott");
    const gray = await open(document);
    const stop = gray.preset.scenario.time.stop ?? Number.NaN;
    const given = (more: object) => {
      const intervention = { start: "1 min", field: "v", add: 0, ...more };
      const treatments = [{ id: "a", on: true, intervention }] as never;
      return costOf({ ...document, treatments }, gray).steps - costOf(document, gray).steps;
    };
    expect(given({})).toBe(1);
    expect(given({ every: "10 min" })).toBe(Math.floor((stop - 1) / 10) + 1);
    expect(given({ every: "0.01 min", count: 100_000 })).toBe(100_000);
    expect(given({ start: `${stop + 1} min` })).toBe(0);
  });

  it("count the runs beside the main one", async () => {
    const document = library("gray-scott");
    const gray = await open(document);
    const arms = [1, 2, 3].map((seed) => ({ label: `${seed}`, seed }));
    const alone = costOf(document, gray);
    const four = costOf({ ...document, compare: { arms, layout: "side" } }, gray);
    expect(four.updates).toBe(4 * alone.updates);
  });
});
