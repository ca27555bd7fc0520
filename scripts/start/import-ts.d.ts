/** Plain JavaScript, since it runs before there is anything that knows types. */
declare module "*/import-ts.mjs" {
  export function importTypeScript(entry: string): Promise<unknown>;
  export function fingerprint(paths: readonly string[]): Promise<string>;
}
