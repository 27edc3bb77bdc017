// Copies what the page needs of onnxruntime-web into “vendor”; `npm install` runs it. The page
// then works from any static server, and the folder “node_modules” may be deleted.

import { copyFileSync, mkdirSync } from "node:fs";

const from = new URL("node_modules/onnxruntime-web/dist/", import.meta.url);
const to = new URL("vendor/", import.meta.url);

mkdirSync(to, { recursive: true });
copyFileSync(new URL("ort.wasm.bundle.min.mjs", from), new URL("ort.js", to));
copyFileSync(new URL("ort-wasm-simd-threaded.wasm", from), new URL("ort.wasm", to));
