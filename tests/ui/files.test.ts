import { expect, it } from "vitest";
import { droppedFile, readFile } from "../../src/ui/files.ts";

function drop(files: readonly File[], folder?: string) {
  const item = { webkitGetAsEntry: () => ({ isDirectory: folder !== undefined, name: folder }) };
  return {
    files: files as unknown as FileList,
    items: (files.length > 0 || folder ? [item] : []) as unknown as DataTransferItemList,
  };
}

const file = (name: string, parts: BlobPart[] = ["{}"]) => new File(parts, name);

it("takes one dropped file, and says what is none", () => {
  const one = file("a.json");
  expect(droppedFile(drop([one]))).toBe(one);
  expect(droppedFile(drop([one, file("b.json")]))).toContain("These are 2 files");
  expect(droppedFile(drop([file("x")], "presets"))).toBe(
    '"presets" is a folder; drop the preset file itself.',
  );
  expect(droppedFile(drop([]))).toContain("no file that the browser lets a page read");
});

it("reads text, and names what is none", async () => {
  expect(await readFile(file("a.json", ["\u{feff}{ µ }"]))).toBe("{ µ }");
  const wide = Uint8Array.of(0xff, 0xfe, 0x7b, 0);
  await expect(readFile(file("a.json", [wide]))).rejects.toThrow(
    '"a.json" is UTF-16 (little-endian); save it as UTF-8.',
  );
  await expect(readFile(file("a.png", [Uint8Array.of(0x89, 0x50, 0)]))).rejects.toThrow(
    '"a.png" is no text',
  );
});

it("tells of a file that is gone, and of one that is too large before it is read", async () => {
  const gone = file("gone.json");
  gone.arrayBuffer = () => Promise.reject(new DOMException("it was moved", "NotReadableError"));
  await expect(readFile(gone)).rejects.toThrow('"gone.json" cannot be read: it was moved');
  const large = file("large.json");
  Object.defineProperty(large, "size", { value: 1e9 });
  await expect(readFile(large)).rejects.toThrow('"large.json" is larger than 128 MB');
});
