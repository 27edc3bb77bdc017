// Generates images with the model of this bundle; requires Node.js 20 and onnxruntime-node.
//
//   npm install --prefix node --ignore-scripts
//   node node/example.js --count 16 --out images
//   node node/example.js --seeds 7,8,9 --class NAME --guidance 2

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { deflateSync } from "node:zlib";

process.env.ORT_DISABLE_TELEMETRY ??= "1"; // otherwise onnxruntime sends usage data
const { default: ort } = await import("onnxruntime-node");

const BUNDLE = fileURLToPath(new URL("..", import.meta.url));
const manifest = JSON.parse(readFileSync(join(BUNDLE, "manifest.json"), "utf8"));

const { values: options } = parseArgs({
  options: {
    seeds: { type: "string" }, // comma-separated
    count: { type: "string", default: "16" },
    "first-seed": { type: "string", default: "0" },
    class: { type: "string" }, // a name or "none"; by default, the classes alternate by seed
    guidance: { type: "string", default: String(manifest.sampling.settings.guidance_scale) },
    steps: { type: "string", default: String(manifest.sampling.settings.num_steps) },
    "batch-size": { type: "string", default: "16" },
    out: { type: "string", default: "images" },
  },
});

const session = await ort.InferenceSession.create(join(BUNDLE, "model.onnx"), {
  logSeverityLevel: 3, // errors only; warnings are for developers of onnxruntime
});
// An input with a default value is not listed by the session and cannot be set from JavaScript.
if (process.argv.includes("--guidance") && !session.inputNames.includes("guidance")) {
  throw new Error("This model uses a fixed guidance scale in JavaScript; remove --guidance.");
}
mkdirSync(options.out, { recursive: true });
const seeds = requestedSeeds();
const batchSize = Number(options["batch-size"]);
for (let start = 0; start < seeds.length; start += batchSize) {
  const batch = seeds.slice(start, start + batchSize);
  const { image } = await session.run(inputs(batch));
  const [, height, width, channels] = image.dims;
  const size = height * width * channels;
  batch.forEach((seed, place) => {
    const pixels = image.data.subarray(place * size, (place + 1) * size);
    const file = join(options.out, `${seed}.png`);
    writeFileSync(file, png(pixels, width, height, channels));
    console.log(file);
  });
}

function requestedSeeds() {
  if (options.seeds) return options.seeds.split(",").map(BigInt);
  const first = BigInt(options["first-seed"]);
  return Array.from({ length: Number(options.count) }, (_, place) => first + BigInt(place));
}

// Seeds and labels are 64-bit integers, BigInt in JavaScript.
function inputs(batch) {
  const given = {
    seed: () => new ort.Tensor("int64", BigInt64Array.from(batch), [batch.length]),
    class_label: () => new ort.Tensor("int64", BigInt64Array.from(batch, label), [batch.length]),
    guidance: () => new ort.Tensor("float32", [Number(options.guidance)], []),
    steps: () => new ort.Tensor("int64", [BigInt(options.steps)], []),
  };
  return Object.fromEntries(session.inputNames.map((name) => [name, given[name]()]));
}

function label(seed) {
  const { classes } = manifest;
  if (options.class === undefined) return seed % BigInt(classes.length);
  if (options.class === "none") return -1n;
  const found = classes.indexOf(options.class);
  if (found < 0) throw new Error(`Unknown class “${options.class}”. Available: ${classes.join(", ")}.`);
  return BigInt(found);
}

// Encodes a PNG file: the signature and three chunks, each with length, type, data, and checksum.
function png(pixels, width, height, channels) {
  const row = width * channels;
  const rows = Buffer.alloc(height * (row + 1)); // each row starts with filter type 0: unfiltered
  for (let y = 0; y < height; y++) {
    rows.set(pixels.subarray(y * row, (y + 1) * row), y * (row + 1) + 1);
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head[8] = 8; // bits per channel
  head[9] = { 1: 0, 3: 2, 4: 6 }[channels]; // grayscale, RGB, or RGBA
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const parts = [part("IHDR", head), part("IDAT", deflateSync(rows)), part("IEND", Buffer.alloc(0))];
  return Buffer.concat([signature, ...parts]);
}

function part(name, content) {
  const named = Buffer.concat([Buffer.from(name, "latin1"), content]);
  const length = Buffer.alloc(4);
  const sum = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

function crc32(bytes) {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return ~sum >>> 0;
}
