import { unzipSync } from "fflate";
import {
  BlobSource,
  EncodedPacket,
  EncodedPacketSink,
  EncodedVideoPacketSource,
  Input,
  MP4,
  Output,
  StreamTarget,
  WEBM,
} from "mediabunny";
import { describe, expect, it } from "vitest";
import { crc32 } from "../../src/engine/crc-32.ts";
import { StorageFull } from "../../src/record/write/byte-store.ts";
import type { FilmPlan } from "../../src/record/write/film-plan.ts";
import { type FinishedFilm, finishFilm } from "../../src/record/write/finish-film.ts";
import { MemoryStore } from "../../src/record/write/memory-store.ts";
import { piecesFormat } from "../../src/record/write/pieces-format.ts";
import { directoryOf, localHeader } from "../../src/record/write/zip-parts.ts";

const FRAMES = 30;
const plan: FilmPlan = {
  extension: "mp4",
  codec: "vp9",
  width: 320,
  height: 180,
  fps: 12,
  frames: FRAMES,
  title: "A film",
  fileName: "a-film",
};

/** A film in pieces whose packets say nothing but which one they are; a key frame a second. */
async function videoPieces(extension: "mp4" | "webm"): Promise<Uint8Array> {
  const store = new MemoryStore();
  const write = ({ data }: { data: Uint8Array }): void => store.write(data, store.size);
  const target = new StreamTarget(new WritableStream({ write }));
  const output = new Output({ format: piecesFormat(extension), target });
  const source = new EncodedVideoPacketSource("vp9");
  output.addVideoTrack(source, { frameRate: 12 });
  await output.start();
  const decoderConfig = { codec: "vp09.00.10.08", codedWidth: 320, codedHeight: 180 };
  for (let frame = 0; frame < FRAMES; frame++) {
    const data = new Uint8Array(60 + 7 * frame).fill(frame);
    const kind = frame % 12 === 0 ? "key" : "delta";
    await source.add(new EncodedPacket(data, kind, frame / 12, 1 / 12), { decoderConfig });
  }
  await output.finalize();
  return store.read(0, store.size);
}

function storeOf(bytes: Uint8Array): MemoryStore {
  const store = new MemoryStore();
  store.write(bytes, 0);
  return store;
}

async function packetsOf(file: Blob, extension: "mp4" | "webm") {
  const input = new Input({
    source: new BlobSource(file),
    formats: [extension === "mp4" ? MP4 : WEBM],
  });
  const track = await input.getPrimaryVideoTrack();
  const packets = [];
  if (track !== null) {
    for await (const packet of new EncodedPacketSink(track).packets()) packets.push(packet);
  }
  return packets;
}

describe.each(["mp4", "webm"] as const)("a film in %s that breaks off", (extension) => {
  it("is finished up to its last whole piece, wherever that is", async () => {
    const pieces = await videoPieces(extension);
    let before = 0;
    const counts = new Set<number>();
    // Every length is too many files; a prime does not fall in with the pieces.
    for (let length = 0; length <= pieces.length; length += length < 1500 ? 1 : 41) {
      const cut = pieces.subarray(0, length);
      const film = await finishFilm(
        { ...plan, extension },
        storeOf(cut),
        async () => new MemoryStore(),
      );
      if (film === null) continue;
      expect(film.problem).toBe(null);
      expect(film.frames).toBeGreaterThanOrEqual(before);
      before = film.frames;
      if (counts.has(film.frames)) continue;
      counts.add(film.frames);
      const packets = await packetsOf(film.file, extension);
      expect(packets.length).toBe(film.frames);
      for (const [frame, { timestamp, data }] of packets.entries()) {
        expect(Math.abs(timestamp - frame / 12)).toBeLessThanOrEqual(5.001e-4);
        expect([...new Set(data)]).toEqual([frame]);
        expect(data.length).toBe(60 + 7 * frame);
      }
    }
    expect([...counts].slice(0, 2)).toEqual(extension === "mp4" ? [12, 24] : [1, 2]);
    const whole = await finishFilm(
      { ...plan, extension },
      storeOf(pieces),
      async () => new MemoryStore(),
    );
    expect(whole?.frames).toBe(FRAMES);
  });

  it("stays in pieces, which is told, where there is no room to write it anew", async () => {
    const pieces = await videoPieces(extension);
    const film = await finishFilm(
      { ...plan, extension },
      storeOf(pieces),
      async () => new MemoryStore(2000),
    );
    expect(film?.problem).toContain("no room to write it anew");
    expect((await packetsOf(film?.file as Blob, extension)).length).toBe(FRAMES);
  });
});

it("pictures that break off are listed up to the last whole one, and again the same", async () => {
  const store = new MemoryStore();
  for (let frame = 0; frame < 5; frame++) {
    const data = new Uint8Array(1000).fill(frame);
    const notes = [frame / 12, 1 / 12, 60 * frame];
    const head = localHeader({ name: `${frame}.png`, crc: crc32(data), size: 1000, notes });
    store.write(head, store.size);
    store.write(data, store.size);
  }
  store.truncate(store.size - 1);
  const wanted: FilmPlan = { ...plan, extension: "zip", codec: "png" };
  for (const _ of ["first", "again"]) {
    const film = await finishFilm(wanted, store, async () => new MemoryStore());
    expect(film?.frames).toBe(4);
    const files = unzipSync(new Uint8Array(await (film as FinishedFilm).file.arrayBuffer()));
    expect(Object.keys(files)).toEqual(["0.png", "1.png", "2.png", "3.png", "times.csv"]);
    expect(new TextDecoder().decode(files["times.csv"])).toContain(
      "3.png,0.25,0.08333333333333333,180\n",
    );
  }
});

it("more pictures than 16 bits count are all in the list", async () => {
  const store = new MemoryStore();
  const data = Uint8Array.of(7);
  for (let frame = 0; frame < 70_000; frame++) {
    const head = localHeader({ name: `${frame}.png`, crc: crc32(data), size: 1, notes: [] });
    store.write(head, store.size);
    store.write(data, store.size);
  }
  const wanted: FilmPlan = { ...plan, extension: "zip", codec: "png" };
  const film = (await finishFilm(wanted, store, async () => new MemoryStore())) as FinishedFilm;
  expect(film.frames).toBe(70_000);
  const files = unzipSync(new Uint8Array(await film.file.arrayBuffer()));
  expect(Object.keys(files).length).toBe(70_001);
  expect(files["69999.png"]).toEqual(data);
});

it("a place beyond 32 bits is told in 64", () => {
  const entry = { name: "a.png", crc: 1, size: 5, offset: 5e9, notes: [] };
  const [central, large] = directoryOf([entry], 6e9).map((part) => new DataView(part.buffer));
  expect(central?.getUint32(42, true)).toBe(0xffffffff);
  expect([central?.getUint16(51, true), central?.getUint16(53, true)]).toEqual([1, 8]);
  expect(central?.getBigUint64(55, true)).toBe(5_000_000_000n);
  expect(large?.getBigUint64(48, true)).toBe(6_000_000_000n);
});

it("nothing is left of a film without a frame", async () => {
  for (const extension of ["mp4", "webm", "gif", "zip"] as const) {
    const store = storeOf(new Uint8Array([1, 2, 3]));
    expect(await finishFilm({ ...plan, extension }, store, async () => new MemoryStore())).toBe(
      null,
    );
    expect(store.size).toBe(0);
  }
});

describe("a film in memory", () => {
  it("holds what was written where it was written, and no more than it may", async () => {
    const store = new MemoryStore(3 * 2 ** 20);
    const data = Uint8Array.from({ length: 2.5 * 2 ** 20 }, (_, index) => index % 251);
    store.write(data, 0);
    store.write(Uint8Array.of(9, 8, 7), 2 ** 20 - 1);
    expect([...store.read(2 ** 20 - 2, 5)]).toEqual([
      (2 ** 20 - 2) % 251,
      9,
      8,
      7,
      (2 ** 20 + 2) % 251,
    ]);
    expect(() => store.write(new Uint8Array(2 ** 20), 2.5 * 2 ** 20)).toThrow(StorageFull);
    expect((await store.close()).size).toBe(2.5 * 2 ** 20);
  });
});
