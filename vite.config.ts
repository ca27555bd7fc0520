import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
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

/** d3 makes all of its color schemes when it is loaded. Marked as pure, those that nobody uses are left out. */
function usedColorSchemes(): Plugin {
  const pure = "/* @__PURE__ */ ";
  return {
    name: "used-color-schemes",
    apply: "build",
    transform: (code, id) => {
      if (!id.includes("/d3-scale-chromatic/")) return null;
      const marked = code
        .replace(/new Array\(3\)\.concat\([^)]*\)\.map\(colors\)/g, `${pure}(() => $&)()`)
        .replace(/^(var [\w$]+ = )(?=[\w$]+\()/gm, `$1${pure}`)
        .replace(/(?<=[(,] ?)cubehelix\$1\(/g, `${pure}$&`);
      return { code: marked, map: null };
    },
  };
}

/** Comments and indents of kernels stay at home. Their lines stay: a compiler's messages are told by line. */
function plainShaders(): Plugin {
  const query = "?raw";
  return {
    name: "plain-shaders",
    apply: "build",
    enforce: "pre",
    load: async (id) => {
      if (!id.endsWith(`.wgsl${query}`)) return null;
      const text = await readFile(id.slice(0, -query.length), "utf8");
      const plain = text.replace(/\/\/(?!! uses:).*$/gm, "").replace(/^[ \t]+|[ \t]+$/gm, "");
      return `export default ${JSON.stringify(plain)}`;
    },
  };
}

/** Isolates the page from other origins, so that the CPU path may use threads on one memory. */
const isolation = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
};

const own = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/**
 * three's sources instead of its bundles, so that a renderer brings only what it draws with
 * (view/open-renderer.ts): a third less to load, and without the parts that draw nothing here.
 * Whoever bundles src/view must take all of three from there.
 */
export const threeByFiles = [
  { find: "three/webgpu", replacement: "three/src/Three.WebGPU.js" },
  { find: "three/tsl", replacement: "three/src/Three.TSL.js" },
  { find: /^.*\/XRManager\.js$/, replacement: own("src/view/no-headset.ts") },
  {
    find: /^.*\/(PMREMNode|CubeMapNode|DFGLUT)\.js$/,
    replacement: own("src/view/no-surroundings.ts"),
  },
  {
    find: /^.*\/accessors\/(Morph|Skinning|Instance|Batch)\.js$/,
    replacement: own("src/view/no-figures.ts"),
  },
  { find: /^.*\/math\/(Ray|Triangle)\.js$/, replacement: own("src/view/no-rays.ts") },
  {
    find: /^.*\/Web(GPU|GL)TimestampQueryPool\.js$/,
    replacement: own("src/view/no-timing.ts"),
  },
];

/** What draws the first picture is asked for all at once; of what is loaded later only the styles are told beforehand. */
function preloaded(
  file: string,
  parts: readonly string[],
  { hostType }: { readonly hostType: "html" | "js" },
): string[] {
  const isFirst = hostType === "html" || /(stage|engine|device|preset|hypoxic)/.test(file);
  return parts.filter((part) => isFirst || part.endsWith(".css"));
}

interface ModuleGraph {
  getModuleInfo(
    id: string,
  ): { readonly isEntry: boolean; readonly importers: readonly string[] } | null;
}

/** What the entry imports is one file, also where parts that come later share it: small files pack badly. */
function inFirst(): (id: string, graph: ModuleGraph) => string | null {
  const known = new Map<string, boolean>();
  const isReached = (id: string, graph: ModuleGraph): boolean => {
    const before = known.get(id);
    if (before !== undefined) return before;
    // Of a circle of imports those count that come from outside.
    known.set(id, false);
    const { isEntry = false, importers = [] } = graph.getModuleInfo(id) ?? {};
    const isIn = isEntry || importers.some((importer) => isReached(importer, graph));
    known.set(id, isIn);
    return isIn;
  };
  return (id, graph) => (isReached(id, graph) ? "first" : null);
}

/** The page: static files with relative addresses, so that any folder of any host can serve them. */
export default defineConfig({
  base: "./",
  plugins: [contentSecurityPolicy(), usedColorSchemes(), plainShaders()],
  server: { headers: isolation },
  preview: { headers: isolation },
  resolve: { alias: threeByFiles },
  worker: { format: "es" },
  build: {
    target: "es2023",
    chunkSizeWarningLimit: 1200,
    modulePreload: { resolveDependencies: preloaded },
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: inFirst() }] } } },
  },
});
