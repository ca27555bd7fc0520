import { fromArrayBuffer } from "geotiff";
import { parse } from "npyjs";
import type { Download } from "playwright-core";
import { unzip } from "unzipit";
import { expect, test } from "vitest";
import { loadPaused, QUICK_START } from "../support/open-page.ts";
import { pageSuite } from "../support/page-suite.ts";

const suite = pageSuite();

/** u decays from x/um: after t min it is x exp(-rate t), where the scheme is exact. */
const decay = {
  format: "milieu/1",
  title: "Decay",
  model: {
    fields: {
      u: { label: "U", kind: "static", unit: "mM", initial: "x", color: "#ff8800" },
      v: { label: "V", kind: "static", unit: "1", initial: "0.5" },
    },
    observables: { twice: { label: "Twice", expression: "2*u", unit: "mM" } },
    parameters: { rate: { value: 0.001, unit: "1/min", min: 0, max: 1 } },
    processes: [{ type: "loss", field: "u", rate: "rate" }],
  },
  domain: { size: ["160 um", "240 um"], grid: [16, 24] },
  time: { step: "10 min", stop: "10 h" },
  view: { mode: "field", field: "u" },
};

async function bytesOf(download: Download): Promise<ArrayBuffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  return Uint8Array.from(Buffer.concat(chunks)).buffer;
}

test("a whole run is saved beside the one that is seen, which stays where it is", async () => {
  const page = await suite.open(QUICK_START, { width: 1280, height: 800 });
  await loadPaused(page, decay);
  await page.evaluate(() => window.milieu.runTo(30));
  // A person's change counts from t = 0.
  await page.evaluate(() => window.milieu.set("rate", 0.005));
  await page.keyboard.press("d");
  const dialog = page.getByRole("dialog", { name: "Save data" });
  await dialog.getByLabel("Moments").selectOption("run");
  await dialog.getByLabel("Every").fill("4 h");
  await dialog.getByLabel("Fields").selectOption("all");
  await dialog.getByText("4 frames of 3 fields on 16 × 24 voxels").waitFor();
  await dialog.getByRole("button", { name: "Save" }).click();
  const waiting = page.waitForEvent("download");
  await dialog.getByRole("link", { name: "Download" }).click();
  const download = await waiting;
  expect(download.suggestedFilename()).toBe("decay.npz");
  const { entries } = await unzip(await bytesOf(download));
  const read = async (name: string) =>
    parse((await entries[name]?.arrayBuffer()) ?? new ArrayBuffer(0));
  const times = [...((await read("time_min.npy")).data as Float64Array)];
  expect(times).toEqual([0, 240, 480, 600]);
  const { shape, data } = await read("twice.npy");
  expect(shape).toEqual([4, 24, 16]);
  for (const [frame, time] of times.entries()) {
    // Voxel (7, 5), its center at 75 um.
    const value = (data as Float32Array)[frame * 24 * 16 + 5 * 16 + 7];
    expect(value).toBeCloseTo(2 * 75 * Math.exp(-0.005 * time), 3);
  }
  expect(await page.evaluate(() => window.milieu.time)).toBe(30);
});

test("a script saves the present state with the picture's field as a channel, and may stop a run", async () => {
  const page = await suite.open(QUICK_START);
  await loadPaused(page, decay);
  const bytes = await page.evaluate(async () => {
    const blob = await window.milieu.save({ format: "ome-tiff" });
    return [...new Uint8Array(await blob.arrayBuffer())];
  });
  const tiff = await fromArrayBuffer(Uint8Array.from(bytes).buffer);
  expect(await tiff.getImageCount()).toBe(1);
  const image = await tiff.getImage(0);
  const [values] = (await image.readRasters()) as unknown as readonly Float32Array[];
  expect([...(values ?? [])].slice(0, 3)).toEqual([5, 15, 25]);
  const text = String(await image.fileDirectory.loadValue("ImageDescription" as never));
  expect(text).toContain('Name="u" SamplesPerPixel="1" Color="-7864065"');
  expect(text).toContain('PhysicalSizeX="10"');
  expect(text).toContain("#v1=");
  // The states that the run has kept, observables too.
  const kept = await page.evaluate(async () => {
    await window.milieu.runTo("5 h");
    const blob = await window.milieu.save({ moments: "kept", fields: ["twice"] });
    return [...new Uint8Array(await blob.arrayBuffer())];
  });
  const { entries } = await unzip(Uint8Array.from(kept).buffer);
  const read = async (name: string) => parse((await entries[name]?.arrayBuffer()) as ArrayBuffer);
  const times = [...((await read("time_min.npy")).data as Float64Array)];
  expect(times[0]).toBe(0);
  const twice = (await read("twice.npy")).data as Float32Array;
  expect(twice).toHaveLength(times.length * 24 * 16);
  for (const [frame, time] of times.entries()) {
    expect(twice[frame * 24 * 16 + 7]).toBeCloseTo(2 * 75 * Math.exp(-0.001 * time), 3);
  }
  const stopped = await page.evaluate(async () => {
    const abort = new AbortController();
    const onProgress = (): void => abort.abort(new Error("enough"));
    const options = { moments: "run", signal: abort.signal, onProgress } as const;
    return window.milieu.save(options).then(() => "saved", String);
  });
  expect(stopped).toContain("enough");
});
