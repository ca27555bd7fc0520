import { preview } from "vite";
import { buildPage } from "./build-page.ts";

/** The built page, served on this machine. */
export interface PageServer {
  /** Address of the page, with a slash at its end. */
  readonly url: string;
  close(): Promise<void>;
}

/** Serves the page as `npm run build` makes it, on a free port. */
export async function servePage(): Promise<PageServer> {
  const outDir = await buildPage();
  const server = await preview({
    logLevel: "error",
    build: { outDir },
    preview: { host: "127.0.0.1", port: 0, strictPort: true },
  });
  const url = server.resolvedUrls?.local[0];
  if (url === undefined) throw new Error("the page's server has no address");
  return {
    url,
    close: () => server.close(),
  };
}
