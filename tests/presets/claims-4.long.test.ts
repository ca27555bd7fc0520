import { holdClaims } from "./hold-claims.ts";

holdClaims(4);
