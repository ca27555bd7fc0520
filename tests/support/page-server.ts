import { rm } from "node:fs/promises";
import { build, preview } from "vite";
import { scratchFolder } from "./cache-folder.ts";

/** The built page, served on this machine. */
export interface PageServer {
  /** Address of the page, with a slash at its end. */
  readonly url: string;
  close(): Promise<void>;
}

/** Builds the page as `npm run build` does, into a folder of its own, and serves it on a free port. */
export async function servePage(): Promise<PageServer> {
  const outDir = await scratchFolder("page");
  await build({ logLevel: "error", build: { outDir, emptyOutDir: true } });
  const server = await preview({
    logLevel: "error",
    build: { outDir },
    preview: { host: "127.0.0.1", port: 0, strictPort: true },
  });
  const url = server.resolvedUrls?.local[0];
  if (url === undefined) throw new Error("the page's server has no address");
  return {
    url,
    close: async () => {
      await server.close();
      await rm(outDir, { recursive: true, force: true });
    },
  };
}
