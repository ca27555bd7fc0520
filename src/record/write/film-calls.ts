import type { FilmPlan } from "./film-plan.ts";
import type { FinishedFilm } from "./finish-film.ts";
import type { FilmFrame } from "./frame-packer.ts";

/** What a film's worker is asked, one thing after another. */
export type FilmCall =
  | { readonly kind: "open"; readonly id: string; readonly plan: FilmPlan }
  | { readonly kind: "add"; readonly frame: FilmFrame }
  | { readonly kind: "finish" }
  | { readonly kind: "discard" }
  | { readonly kind: "recover"; readonly id: string };

/** Its answers, in the order of the calls. */
export type FilmReply =
  | { readonly kind: "opened"; readonly keeps: "disk" | "memory" }
  | { readonly kind: "finished"; readonly film: FinishedFilm | null }
  | { readonly kind: "done" }
  | { readonly kind: "failed"; readonly name: string; readonly message: string };
