import type { ModuleDescription } from "../model/description.ts";

/** A part of the biology: its modules lie in one folder, and others rely on what it promises. */
export interface Room {
  /** Of the folder and of the page in docs/biology/. */
  readonly name: string;
  readonly title: string;
  /** Markdown: what the room gives to the others. */
  readonly promise: string;
  readonly modules: readonly ModuleDescription[];
}
