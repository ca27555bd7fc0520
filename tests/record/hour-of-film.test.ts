import {
  closeSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readSync,
  writeSync,
} from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { EncodedPacket, EncodedVideoPacketSource, Output, StreamTarget } from "mediabunny";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { ByteStore } from "../../src/record/write/byte-store.ts";
import { FileStore } from "../../src/record/write/file-store.ts";
import { finishFilm } from "../../src/record/write/finish-film.ts";
import { piecesFormat } from "../../src/record/write/pieces-format.ts";

const FPS = 30;
const FRAMES = 3600 * FPS;
/** Bytes of a packet: what grows with a film is its index, whatever packets weigh. */
const PACKET = 1500;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "milieu-hour-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A store on a file of this machine, as a worker has one on the page's own disk. */
function openStore(name: string): ByteStore {
  const path = join(folder, name);
  const file = openSync(path, "w+");
  const handle = {
    write: (data: Uint8Array, { at }: { at: number }) => writeSync(file, data, 0, data.length, at),
    read: (into: Uint8Array, { at }: { at: number }) => readSync(file, into, 0, into.length, at),
    truncate: (size: number) => ftruncateSync(file, size),
    getSize: () => fstatSync(file).size,
    flush: () => fsyncSync(file),
    close: () => closeSync(file),
  };
  return new FileStore(handle, {
    read: async () => new Blob([]),
    remove: () => rm(path),
  });
}

/** Bytes held at most while `work` runs, beyond those before; looked at with every write. */
async function peakOf(work: (look: () => void) => Promise<void>): Promise<number> {
  const held = (): number => {
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  };
  const before = held();
  let peak = 0;
  let count = 0;
  await work(() => {
    if (count++ % 200 === 0) peak = Math.max(peak, held() - before);
  });
  return peak;
}

it("an hour of film is written and finished without being held", async () => {
  const pieces = openStore("hour.part");
  const writing = await peakOf(async (look) => {
    const write = ({ data }: { data: Uint8Array }): void => {
      pieces.write(data, pieces.size);
      look();
    };
    const target = new StreamTarget(new WritableStream({ write }));
    const output = new Output({ format: piecesFormat("mp4"), target });
    const source = new EncodedVideoPacketSource("vp9");
    output.addVideoTrack(source, { frameRate: FPS });
    await output.start();
    const decoderConfig = { codec: "vp09.00.10.08", codedWidth: 1920, codedHeight: 1080 };
    for (let frame = 0; frame < FRAMES; frame++) {
      const kind = frame % FPS === 0 ? "key" : "delta";
      const packet = new EncodedPacket(new Uint8Array(PACKET), kind, frame / FPS, 1 / FPS);
      await source.add(packet, { decoderConfig });
    }
    await output.finalize();
  });
  expect(pieces.size).toBeGreaterThan(FRAMES * PACKET);
  const plan = { width: 1920, height: 1080, fps: FPS, frames: FRAMES, title: "", fileName: "" };
  let film: Awaited<ReturnType<typeof finishFilm>> = null;
  const finishing = await peakOf(async (look) => {
    film = await finishFilm({ ...plan, extension: "mp4", codec: "vp9" }, pieces, async () => {
      const store = openStore("hour.film");
      const write = store.write.bind(store);
      store.write = (data, at) => {
        look();
        write(data, at);
      };
      return store;
    });
  });
  expect(film).toMatchObject({ frames: FRAMES, problem: null });
  // Found: 39 and 122 MB, most of it not yet collected; a page may take 500 MB.
  expect(writing).toBeLessThan(150e6);
  expect(finishing).toBeLessThan(300e6);
});
