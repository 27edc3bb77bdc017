// Draws with the model beside the page's folder. It is asked by messages: first { passport }, then
// { wishes } as often as one likes; it answers each in order, with { error } where it cannot.

let ort, session, passport;

const MISSING = "This page needs onnxruntime-web once: run “npm install” in its folder “web”.";

onmessage = async ({ data }) => {
  try {
    if (data.passport) postMessage(await open(data.passport));
    else postMessage({ pictures: await draw(data.wishes) });
  } catch (error) {
    postMessage({ error: error.message ?? String(error) });
  }
};

async function open(read) {
  passport = read;
  ort = await import("./vendor/ort.js").catch(() => {
    throw new Error(MISSING);
  });
  ort.env.wasm.wasmPaths = { wasm: new URL("vendor/ort.wasm", import.meta.url).href };
  // Many threads need a page that is isolated from others, by two headers of the server.
  ort.env.wasm.numThreads = self.crossOriginIsolated ? Math.min(8, navigator.hardwareConcurrency) : 1;
  session = await ort.InferenceSession.create(await fetched("../model.onnx"));
  return {};
}

async function fetched(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`The model is missing: ${answer.status} for “${address}”.`);
  const total = Number(answer.headers.get("Content-Length"));
  const parts = [];
  let size = 0;
  for (let reader = answer.body.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) break;
    parts.push(value);
    size += value.length;
    if (total) postMessage({ progress: Math.min(1, size / total) });
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

async function draw({ seeds, labels, guidance, steps }) {
  const given = {
    seed: () => new ort.Tensor("int64", BigInt64Array.from(seeds), [seeds.length]),
    class_label: () => new ort.Tensor("int64", BigInt64Array.from(labels, BigInt), [seeds.length]),
    guidance: () => new ort.Tensor("float32", Float32Array.of(guidance), []),
    steps: () => new ort.Tensor("int64", BigInt64Array.of(BigInt(steps)), []),
  };
  const feeds = Object.fromEntries(session.inputNames.map((name) => [name, given[name]()]));
  const { image } = await session.run(feeds);
  const [count, height, width, channels] = image.dims;
  const size = height * width * channels;
  return Array.from({ length: count }, (_, place) => ({
    width,
    height,
    pixels: inColour(image.data.subarray(place * size, (place + 1) * size), channels),
  }));
}

function inColour(bytes, channels) {
  const pixels = new Uint8ClampedArray((4 * bytes.length) / channels).fill(255);
  for (let from = 0, to = 0; from < bytes.length; from += channels, to += 4) {
    for (let channel = 0; channel < 3; channel++) {
      pixels[to + channel] = bytes[from + (channels === 3 ? channel : 0)];
    }
  }
  return pixels;
}
