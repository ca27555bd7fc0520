import type { FilmCall, FilmReply } from "./film-calls.ts";
import { FilmMaker, recoverFilm } from "./film-maker.ts";

/** What of a worker's own scope is used here. */
interface Scope {
  onmessage: ((event: { readonly data: FilmCall }) => void) | null;
  postMessage(reply: FilmReply): void;
}

const scope = globalThis as unknown as Scope;
let maker: FilmMaker | null = null;
let turn: Promise<unknown> = Promise.resolve();

scope.onmessage = ({ data }) => {
  turn = turn.then(() => answer(data)).then((reply) => scope.postMessage(reply));
};

async function answer(call: FilmCall): Promise<FilmReply> {
  try {
    return await perform(call);
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    return { kind: "failed", name, message };
  }
}

async function perform(call: FilmCall): Promise<FilmReply> {
  if (call.kind === "recover") return { kind: "finished", film: await recoverFilm(call.id) };
  if (call.kind === "open") {
    maker = await FilmMaker.open(call.id, call.plan);
    return { kind: "opened", keeps: maker.keeps };
  }
  if (maker === null) throw new Error("No film is open.");
  if (call.kind === "finish") return { kind: "finished", film: await maker.finish() };
  await (call.kind === "add" ? maker.add(call.frame) : maker.discard());
  return { kind: "done" };
}
