import { isSameData } from "../../lab/plain-data.ts";
import type { Page } from "../page.ts";
import type { Session } from "../session/session.ts";

/** ms without a further movement. */
const PAUSE = 250;

/** Puts where one looks into the document when the picture has come to rest. */
export function followCamera(page: Page, session: Session): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => sendCamera(page, session), PAUSE);
  };
  for (const event of ["pointerup", "wheel", "dblclick", "keyup"]) {
    page.furniture.shell.panes.addEventListener(event, soon, { passive: true });
  }
}

/** Where the stage looks, and the slice of a volume. */
export function sendCamera({ lab }: Page, { stage, engine, picture }: Session): void {
  const present = lab.peek();
  if (present === null || engine === null || picture === null) return;
  const { nx, ny, nz, dx, dy } = engine.grid;
  const { x, y, zoom, turn } = stage.framing;
  const isWhole = turn === undefined && zoom === 1 && x === (nx * dx) / 2 && y === (ny * dy) / 2;
  const { slice } = picture.choice;
  const isMiddle = slice === Math.floor(nz / 2);
  const camera =
    isWhole && isMiddle
      ? null
      : {
          center: [x, y] as [number, number],
          zoom,
          ...(isMiddle ? {} : { slice }),
          ...(turn && { turn: [...turn] as [number, number] }),
        };
  if (!isSameData(camera, present.document.peek().camera)) {
    present.send({ kind: "set-camera", camera });
  }
}
