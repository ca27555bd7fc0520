import { expect, it } from "vitest";
import { StorageFull } from "../../src/record/write/byte-store.ts";
import { FileStore } from "../../src/record/write/file-store.ts";
import { Room, roomOf } from "../../src/record/write/room.ts";

it("of a disk is what 95 % of it leave; a browser need not say", () => {
  expect(roomOf({ quota: 1000, usage: 100 })).toBe(850);
  expect(roomOf({ quota: 1000, usage: 990 })).toBe(0);
  expect(roomOf({ usage: 990 })).toBe(null);
});

it("ends a film while it can still be finished", async () => {
  const held = async (quota: number, size: number, reserve: number) =>
    new Room(async () => ({ quota, usage: size }), reserve).require(size);
  // 950 MB of 1 GB: 400 MB of film need 400 MB more to be written anew, and leave 150.
  await held(1e9, 400e6, 1);
  await expect(held(1e9, 460e6, 1)).rejects.toThrow(StorageFull);
  // Pictures are finished where they are.
  await held(1e9, 460e6, 0);
  await expect(held(1e9, 910e6, 0)).rejects.toThrow(StorageFull);
});

/** A handle on a disk of so many bytes, which writes a part of what does not fit. */
function smallDisk(room: number) {
  let bytes = new Uint8Array(0);
  return {
    write: (data: Uint8Array, { at }: { at: number }) => {
      const fits = Math.min(data.length, room - at);
      if (fits <= 0) throw new DOMException("full", "QuotaExceededError");
      const longer = new Uint8Array(Math.max(bytes.length, at + fits));
      longer.set(bytes);
      longer.set(data.subarray(0, fits), at);
      bytes = longer;
      return fits;
    },
    read: (into: Uint8Array, { at }: { at: number }) => {
      const part = bytes.subarray(at, at + into.length);
      into.set(part);
      return part.length;
    },
    truncate: (size: number) => {
      bytes = bytes.slice(0, size);
    },
    getSize: () => bytes.length,
    flush: () => {},
    close: () => {},
  };
}

it("a file on a full disk holds what it held, and nothing of what did not fit", () => {
  const disk = smallDisk(100);
  const store = new FileStore(disk, { read: async () => new Blob(), remove: async () => {} });
  store.write(new Uint8Array(60).fill(1), 0);
  expect(() => store.write(new Uint8Array(60).fill(2), 60)).toThrow(StorageFull);
  expect([store.size, disk.getSize()]).toEqual([60, 60]);
  store.write(new Uint8Array(40).fill(3), 60);
  expect([...store.read(58, 4)]).toEqual([1, 1, 3, 3]);
});
