import { defineConfig, type Plugin } from "vite";

const POLICY = {
  "default-src": "'none'",
  "script-src": "'self' 'wasm-unsafe-eval'",
  "worker-src": "'self'",
  "style-src": "'self'",
  "img-src": "'self' blob: data:",
  "media-src": "'self' blob:",
  "font-src": "'self'",
  "connect-src": "'self'",
  "manifest-src": "'self'",
  "base-uri": "'none'",
  "form-action": "'none'",
};

/** Writes the policy into the built page only: the development server injects styles inline. */
function contentSecurityPolicy(): Plugin {
  const content = Object.entries(POLICY).map((rule) => rule.join(" "));
  const attrs = { "http-equiv": "Content-Security-Policy", content: content.join("; ") };
  return {
    name: "content-security-policy",
    apply: "build",
    transformIndexHtml: () => [{ tag: "meta", attrs, injectTo: "head-prepend" }],
  };
}

/** Isolates the page from other origins, so that the CPU path may use threads on one memory. */
const isolation = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
};

/** The page: static files with relative addresses, so that any folder of any host can serve them. */
export default defineConfig({
  base: "./",
  plugins: [contentSecurityPolicy()],
  server: { headers: isolation },
  preview: { headers: isolation },
  worker: { format: "es" },
  build: { target: "es2023", chunkSizeWarningLimit: 1200 },
});
