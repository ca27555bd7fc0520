import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { extname, join, normalize, sep } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { buildPage } from "../../src/cli/browser/build-page.ts";
import { openBrowser } from "../../src/cli/browser/chromium.ts";
import { type OpenedPage, openPage } from "../support/open-page.ts";

/** A host that knows nothing but files, and serves the page under a path that is not its own. */
const base = "/some/path/";
const types: Readonly<Record<string, string>> = {
  ".css": "text/css",
  ".html": "text/html",
  ".js": "text/javascript",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".webp": "image/webp",
};

let dist = "";
let server: Server;
let url = "";
let browser: Browser;
let opened: OpenedPage | undefined;
const missed: string[] = [];

beforeAll(async () => {
  dist = await buildPage();
  server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://any");
    const inside = normalize(decodeURIComponent(pathname.slice(base.length)) || "index.html");
    const path = join(dist, inside);
    const isFile =
      pathname.startsWith(base) &&
      !inside.startsWith(`..${sep}`) &&
      (await stat(path).catch(() => undefined))?.isFile();
    if (!isFile) {
      if (pathname !== "/favicon.ico") missed.push(pathname);
      response.writeHead(404).end();
      return;
    }
    response.setHeader("Content-Type", types[extname(path)] ?? "application/octet-stream");
    createReadStream(path).pipe(response);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}${base}`;
  browser = await openBrowser({ webgpu: false });
});

afterAll(async () => {
  await browser?.close();
  server?.close();
});

/** Nothing may have been asked for outside of the folder, and nothing have gone wrong. */
afterEach(async () => {
  const problems = opened?.problems ?? [];
  await opened?.close();
  opened = undefined;
  expect(problems).toEqual([]);
  expect(missed).toEqual([]);
});

async function open(query: string): Promise<Page> {
  opened = await openPage(browser, `${url}${query}`);
  await opened.page.evaluate(() => window.milieu.ready);
  return opened.page;
}

const uiOf = (page: Page) => page.evaluate(() => document.documentElement.dataset["ui"]);

test("opens what the address says, and computes", async () => {
  const page = await open("?preset=gray-scott&backend=cpu&ui=min");
  expect(await page.title()).toContain("Gray-Scott");
  expect(await uiOf(page)).toBe("min");
  // Gray-Scott plays by itself: the steps under way are not counted among those asked for.
  expect(await page.evaluate(() => window.milieu.step(2))).toBe(2);
  expect(new URL(page.url()).pathname).toBe(base);
});

test("tells what the address asks for in vain", async () => {
  const page = await open("index.html?preset=gray-scott&backend=cpu&ui=tiny");
  expect(await uiOf(page)).toBe("full");
  await page.getByText("ui=tiny, which there is not").waitFor();
});

test("opens a dropped file, whose address names no preset, and tells of what it cannot read", async () => {
  const page = await open("?preset=gray-scott&backend=cpu&ui=full");
  const markdown = await readFile("docs/preset-format.md", "utf8");
  const example = /```json\n(.*?)```/s.exec(markdown)?.[1] as string;
  const drop = (name: string, contents: number[]) =>
    page.evaluate(
      ([fileName, bytes]) => {
        const data = new DataTransfer();
        data.items.add(new File([Uint8Array.from(bytes)], fileName));
        for (const type of ["dragover", "drop"]) {
          const event = new DragEvent(type, {
            dataTransfer: data,
            bubbles: true,
            cancelable: true,
          });
          document.getElementById("page")?.dispatchEvent(event);
        }
      },
      [name, contents] as const,
    );
  await drop("drug.json", [...new TextEncoder().encode(example)]);
  await page.waitForFunction(() => document.title.includes("leaks from vessels"));
  expect(new URL(page.url()).search).toBe("?backend=cpu&ui=full");
  await drop("wide.json", [0xff, 0xfe, 0x7b, 0]);
  await page.getByText("is UTF-16 (little-endian); save it as UTF-8").waitFor();
  expect(await page.title()).toContain("leaks from vessels");
});

test("a script ends with the preset and runs to a time", async () => {
  const page = await open("?preset=gray-scott&backend=cpu");
  const preset = {
    format: "milieu/1",
    title: "Short",
    model: {
      fields: { food: { kind: "population", unit: "1", initial: 1 } },
      parameters: { appetite: { value: 0.01, unit: "1/min" } },
      processes: [{ type: "loss", field: "food", rate: "appetite" }],
    },
    domain: { size: ["160 um", "160 um"], grid: [16, 16] },
    time: { step: "6 min", stop: "2 h" },
  };
  const said = await page.evaluate(async (file) => {
    await window.milieu.load(file);
    window.milieu.pause();
    await window.milieu.reset();
    const reached = await window.milieu.runTo("0.5 h");
    await window.milieu.step(1000);
    const again = await window.milieu.step(5);
    const refused: string[] = [];
    for (const wrong of [
      () => window.milieu.load(42 as never),
      () => window.milieu.record({ format: "avi" as never }),
      () => window.milieu.screenshot({ width: 20_000, height: 20_000 }),
      async () => window.milieu.set("constructor", 1),
      async () => window.milieu.set("appetite", 1e9),
    ]) {
      await wrong().catch((error: Error) => refused.push(error.message));
    }
    return { reached, end: window.milieu.time, again, refused };
  }, preset);
  expect(said).toMatchObject({ reached: 30, end: 120, again: 0 });
  expect(said.refused.join("\n")).toMatch(/not 42.*mp4.*20000.*constructor.*outside/s);
});
