import type { Browser, Page } from "playwright-core";
import { afterEach, expect, test } from "vitest";
import { openBrowser } from "../../src/cli/browser/chromium.ts";

let browser: Browser | undefined;
afterEach(() => browser?.close());

/** A blank page at an address that counts as secure, so that WebGPU and WebCodecs exist. */
async function openBlankPage(options: { webgpu: boolean }): Promise<Page> {
  browser = await openBrowser(options);
  const page = await browser.newPage();
  await page.route("**/*", (route) => route.fulfill({ contentType: "text/html", body: "" }));
  await page.goto("http://localhost/");
  return page;
}

test("Chromium presents a WebGPU canvas and keeps its device", async () => {
  const page = await openBlankPage({ webgpu: true });
  const result = await page.evaluate(async () => {
    const adapter = await navigator.gpu.requestAdapter();
    if (!adapter) throw new Error("no adapter");
    const device = await adapter.requestDevice();
    let lost = false;
    void device.lost.then(() => {
      lost = true;
    });
    const canvas = document.body.appendChild(document.createElement("canvas"));
    const context = canvas.getContext("webgpu");
    const copy = new OffscreenCanvas(1, 1).getContext("2d");
    if (!context || !copy) throw new Error("no canvas context");
    context.configure({ device, format: navigator.gpu.getPreferredCanvasFormat() });

    for (let frame = 0; frame < 3; frame++) {
      await new Promise(requestAnimationFrame);
      const view = context.getCurrentTexture().createView();
      const encoder = device.createCommandEncoder();
      const orange: GPURenderPassColorAttachment = {
        view,
        clearValue: [1, 0.5, 0, 1],
        loadOp: "clear",
        storeOp: "store",
      };
      encoder.beginRenderPass({ colorAttachments: [orange] }).end();
      device.queue.submit([encoder.finish()]);
      copy.drawImage(canvas, 0, 0);
      await device.queue.onSubmittedWorkDone();
    }
    return { lost, pixel: [...copy.getImageData(0, 0, 1, 1).data] };
  });
  expect(result).toEqual({ lost: false, pixel: [255, 128, 0, 255] });
});

test("Chromium encodes H.264, VP9 and AV1", async () => {
  const page = await openBlankPage({ webgpu: true });
  const supported = await page.evaluate(() => {
    const isSupported = async (codec: string): Promise<boolean> => {
      const config = { codec, width: 1280, height: 720, framerate: 30 };
      return (await VideoEncoder.isConfigSupported(config)).supported ?? false;
    };
    return Promise.all(["avc1.640028", "vp09.00.31.08", "av01.0.05M.08"].map(isSupported));
  });
  expect(supported).toEqual([true, true, true]);
});

test("without WebGPU, Chromium draws with WebGL2", async () => {
  const page = await openBlankPage({ webgpu: false });
  const result = await page.evaluate(async () => ({
    adapter: (await navigator.gpu?.requestAdapter()) ?? null,
    webgl2: document.createElement("canvas").getContext("webgl2") !== null,
  }));
  expect(result).toEqual({ adapter: null, webgl2: true });
});
