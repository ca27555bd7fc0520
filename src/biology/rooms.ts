import { lymphoidRoom } from "./lymphoid/room.ts";
import { metabolismRoom } from "./metabolism/room.ts";
import { myeloidRoom } from "./myeloid/room.ts";
import type { Room } from "./room.ts";
import { signalsRoom } from "./signals/room.ts";
import { stromaRoom } from "./stroma/room.ts";
import { therapiesRoom } from "./therapies/room.ts";
import { tumorRoom } from "./tumor/room.ts";

/** All of the biology, room by room. */
export const rooms: readonly Room[] = [
  metabolismRoom,
  tumorRoom,
  signalsRoom,
  myeloidRoom,
  lymphoidRoom,
  stromaRoom,
  therapiesRoom,
];
