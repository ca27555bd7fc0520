import { type DecodedPng, decode } from "fast-png";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { readPictureMetadata } from "../../src/figure/read-metadata.ts";
import type { FigureRequest } from "../../src/figure/settings.ts";
import { loadPaused, QUICK_START } from "../support/open-page.ts";
import { pageSuite } from "../support/page-suite.ts";
import { type Bytes, ssim } from "../support/ssim.ts";

describe("figures on the page", () => {
  const suite = pageSuite();

  it("show states of an engine of their own as PNG and as SVG alike, and are turned back into their simulation", async () => {
    const page = await suite.open(QUICK_START);
    await loadPaused(page, "fisher-kpp");
    await page.evaluate(() => window.milieu.send({ kind: "set-settings", seed: 5 } as never));
    await page.evaluate(() => window.milieu.ready);
    const request: FigureRequest = {
      layout: "fields",
      times: ["first", "1 d"],
      width: 85,
      dpi: 150,
      caption: "a < b & c",
      curves: ["cells"],
    };
    const png = await figureOf(page, request);
    const svg = await figureOf(page, { ...request, format: "svg" });
    // The run of the page stands where it stood.
    expect(await page.evaluate(() => window.milieu.time)).toBe(0);
    const picture = decode(png, { checkCrc: true });
    expect(picture.width).toBe(Math.round((85 / 25.4) * 150));
    expect(picture.resolution).toEqual({ x: 5906, y: 5906, unit: 1 });
    const drawn = await drawSvg(page, svg.toString("utf8"), picture.width, picture.height);
    expect(drawn.problem).toBe("");
    expect(drawn.collisions).toEqual([]);
    expect(drawn.texts).toEqual(expect.arrayContaining(["A", "B", "24 h", "a < b & c"]));
    const other = { data: drawn.pixels, width: picture.width, height: picture.height };
    // Letters stand in whole pixels in one only; all of it moved by one pixel is what must not pass.
    const own = withAlpha(picture);
    expect(ssim(own, other)).toBeGreaterThan(0.95);
    expect(ssim(moved(own), other)).toBeLessThan(0.95);

    // 720 steps of its run in about sixty points.
    const [, path = ""] =
      /<path d="([^"]*)"[^>]* stroke="#1f62d0"/.exec(svg.toString("utf8")) ?? [];
    expect(path.split("L").length).toBeGreaterThan(40);

    // What a panel shows is what the page's own run comes to at that time, whoever computes it.
    const one: FigureRequest = { width: 60, dpi: 150, timeLabels: false };
    const fresh = await figureOf(page, { ...one, times: ["1 d"] });
    await page.evaluate(() => window.milieu.runTo("1 d"));
    const present = await figureOf(page, { ...one, times: ["now"] });
    const kept = await figureOf(page, { ...one, times: ["1 d"] });
    for (const same of [present, kept]) expect(decode(same).data).toEqual(decode(fresh).data);

    const wanted = await page.evaluate(() => window.milieu.document);
    for (const [name, type, bytes] of [
      ["figure.png", "image/png", png],
      ["figure.svg", "image/svg+xml", svg],
    ] as const) {
      expect(readPictureMetadata(bytes)).toMatchObject({ seed: 5, times: [0, 1440] });
      await loadPaused(page, "schnakenberg");
      await drop(page, name, type, bytes);
      await page.waitForFunction(() => window.milieu.document?.settings.seed === 5);
      expect(await page.evaluate(() => window.milieu.document)).toEqual(wanted);
    }
    // One that carries nothing, and one that is cut, say so; what runs goes on.
    for (const [bytes, words] of [
      [Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"), /carries no simulation/],
      [png.subarray(0, 300), /The picture is cut off/],
    ] as const) {
      await drop(page, words.source.includes("cut") ? "a.png" : "a.svg", "", bytes);
      await page.getByText(words).waitFor();
      expect(await page.evaluate(() => window.milieu.document)).toEqual(wanted);
    }
  });

  it("are laid out in a dialog, with a preview and a file", async () => {
    const page = await suite.open(QUICK_START, { width: 1280, height: 800 });
    await loadPaused(page, "fisher-kpp");
    await page.keyboard.press("l");
    const dialog = page.locator(".figure-dialog");
    await dialog
      .locator(".figure-facts")
      .filter({ hasText: /px at 300 dpi/ })
      .waitFor();
    await dialog.getByLabel("Layout").selectOption("fields");
    const times = dialog.getByRole("textbox", { name: "Times" });
    await times.fill("first, 6 h, 12 h");
    await times.press("Enter");
    await dialog.getByLabel("Size", { exact: true }).selectOption("double");
    await dialog
      .locator(".figure-facts")
      .filter({ hasText: /^180 ×/ })
      .waitFor();
    const download = page.waitForEvent("download");
    await dialog.getByRole("button", { name: "Save PNG" }).click();
    const file = await (await download).createReadStream();
    const parts: Buffer[] = [];
    for await (const part of file) parts.push(part as Buffer);
    const bytes = Buffer.concat(parts);
    expect(decode(bytes).width).toBe(Math.round((180 / 25.4) * 300));
    expect(readPictureMetadata(bytes)?.times).toEqual([0, 360, 720]);
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
  });
});

async function figureOf(page: Page, request: FigureRequest): Promise<Buffer> {
  const base64 = await page.evaluate(async (asked) => {
    const blob = await window.milieu.figure(asked);
    const bytes = new Uint8Array(await blob.arrayBuffer());
    let text = "";
    for (let at = 0; at < bytes.length; at += 0x8000) {
      text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
    }
    return btoa(text);
  }, request);
  return Buffer.from(base64, "base64");
}

/** How Chromium reads and draws an SVG, px. */
async function drawSvg(page: Page, text: string, width: number, height: number) {
  const result = await page.evaluate(
    async ([svg, wide, high]) => {
      const read = new DOMParser().parseFromString(svg, "image/svg+xml");
      const problem = read.querySelector("parsererror")?.textContent ?? "";
      const texts = [...read.querySelectorAll("text")].map((one) => one.textContent ?? "");
      const shown = document.body.appendChild(document.importNode(read.documentElement, true));
      const boxes = [...shown.querySelectorAll("text")].map((one) => {
        // A line is higher than its letters: their middle is taken.
        const { left, right, top, bottom } = one.getBoundingClientRect();
        const inset = Math.min(right - left, bottom - top) / 5;
        return {
          said: one.textContent ?? "",
          left,
          right,
          top: top + inset,
          bottom: bottom - inset,
        };
      });
      shown.remove();
      const collisions = boxes.flatMap((one, index) =>
        boxes
          .slice(index + 1)
          .filter(
            (other) =>
              one.left < other.right &&
              other.left < one.right &&
              one.top < other.bottom &&
              other.top < one.bottom,
          )
          .map((other) => `${one.said} and ${other.said}`),
      );
      const image = new Image();
      image.src = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
      await image.decode();
      const canvas = new OffscreenCanvas(wide, high);
      const context = canvas.getContext("2d")!;
      context.drawImage(image, 0, 0, wide, high);
      return {
        problem,
        texts,
        collisions,
        pixels: [...context.getImageData(0, 0, wide, high).data],
      };
    },
    [text, width, height] as const,
  );
  return { ...result, pixels: Uint8Array.from(result.pixels) };
}

async function drop(page: Page, name: string, type: string, bytes: Uint8Array): Promise<void> {
  const base64 = Buffer.from(bytes).toString("base64");
  const transfer = await page.evaluateHandle(
    ([fileName, mediaType, text]) => {
      const content = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
      const data = new DataTransfer();
      data.items.add(new File([content], fileName, { type: mediaType }));
      return data;
    },
    [name, type, base64] as const,
  );
  await page.dispatchEvent("#page", "drop", { dataTransfer: transfer });
}

/** Red, green, blue and alpha of an image that may have no alpha. */
function withAlpha({ data, channels, width, height }: DecodedPng): Bytes {
  const pixels = new Uint8Array(4 * width * height).fill(255);
  for (let at = 0; at < width * height; at++)
    for (let part = 0; part < channels; part++)
      pixels[4 * at + part] = data[channels * at + part] as number;
  return { data: pixels, width, height };
}

/** The same a pixel further to the left. */
function moved({ data, width, height }: Bytes): Bytes {
  return { data: Array.from(data).slice(4).concat([255, 255, 255, 255]), width, height };
}
