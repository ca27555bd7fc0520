import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { buildPage } from "../../scripts/start/build-page.ts";
import {
  portOption,
  type ServedPage,
  servePage,
  usualPort,
} from "../../scripts/start/serve-page.ts";

let root = "";
let outDir = "";
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "milieu-start-"));
  outDir = join(root, "dist");
  await mkdir(join(root, "src"));
  await writeFile(join(root, "index.html"), '<script type="module" src="/src/main.ts"></script>');
  await writeFile(join(root, "src/main.ts"), "document.title = 'first' as string;");
});
afterAll(() => rm(root, { recursive: true }));

it("builds the page when a source has changed or the build is not whole, and not else", async () => {
  const isBuilt = async (always?: boolean) => (await buildPage(root, outDir, always)) !== null;
  expect(await isBuilt()).toBe(true);
  expect(await isBuilt()).toBe(false);
  await writeFile(join(root, "src/main.ts"), "document.title = 'second' as string;");
  expect(await isBuilt()).toBe(true);
  expect(await isBuilt()).toBe(false);
  await writeFile(join(root, "src/new.ts"), "");
  expect(await isBuilt()).toBe(true);
  await rm(join(root, "src/new.ts"));
  expect(await isBuilt()).toBe(true);
  await rm(join(outDir, "index.html"));
  expect(await isBuilt()).toBe(true);
  await writeFile(join(outDir, "index.html"), "of somebody else");
  expect(await isBuilt()).toBe(true);
  expect(await readFile(join(outDir, "index.html"), "utf8")).toContain("assets/");
  expect(await isBuilt(true)).toBe(true);
});

it("keeps no build that fails", async () => {
  await writeFile(join(root, "src/main.ts"), "}");
  await expect(buildPage(root, outDir)).rejects.toThrow();
  await expect(buildPage(root, outDir)).rejects.toThrow();
});

/** A program that has a port already. */
async function takePort(port: number): Promise<Server> {
  const server = createServer();
  await new Promise<void>((done, fail) => {
    server.once("error", fail);
    server.listen(port, "localhost", () => done());
  });
  return server;
}

it("serves it with the headers that threads need, on the port that was asked for or the next", async () => {
  const page = join(root, "page");
  await mkdir(page);
  await writeFile(join(page, "index.html"), "<title>here</title>");
  const taken = await takePort(0);
  const address = taken.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  await expect(servePage(page, { port, isAsked: true, host: false })).rejects.toThrow(
    `Port ${port} is taken by another program`,
  );
  const served: ServedPage = await servePage(page, { port, isAsked: false, host: false });
  try {
    expect(served.instead).toBe(port);
    const answer = await fetch(served.addresses[0]!);
    expect(await answer.text()).toContain("here");
    expect(answer.headers.get("Cross-Origin-Opener-Policy")).toBe("same-origin");
    expect(answer.headers.get("Cross-Origin-Embedder-Policy")).toBe("require-corp");
  } finally {
    await served.close();
    taken.close();
  }
  const again = await servePage(page, { port, isAsked: true, host: false });
  expect(again.instead).toBe(null);
  await again.close();
});

it("takes ports and nothing else for ports", () => {
  expect(portOption(undefined)).toEqual({ port: usualPort, isAsked: false });
  expect(portOption("8080")).toEqual({ port: 8080, isAsked: true });
  for (const text of ["0", "65536", "http", "", "80 80", "1e3"]) {
    expect(() => portOption(text)).toThrow("is no port");
  }
});
