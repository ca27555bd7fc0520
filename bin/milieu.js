#!/usr/bin/env node
import { importTypeScript } from "../scripts/import-ts.mjs";

await importTypeScript("src/cli/main.ts");
