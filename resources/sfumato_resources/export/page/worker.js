// Runs in a worker: collects the payloads, opens the model, and generates images. Its source becomes
// part of the worker's script, behind the loader of onnxruntime-web, so it uses nothing outside itself
// but `ort`. Jobs are done one after another.

function generateInWorker() {
  const payloads = new Map();
  let session;
  let previous = Promise.resolve();

  onmessage = ({ data: { id, job, given } }) => {
    previous = previous.then(async () => {
      try {
        postMessage({ id, value: await jobs[job](given) });
      } catch (error) {
        postMessage({ id, error: String(error?.message ?? error) });
      }
    });
  };

  const jobs = {
    // A payload is gzip data in base64, in parts; gzip's own checksum proves that it is intact.
    async receive({ name, text, isLast }) {
      if (!payloads.has(name)) payloads.set(name, new Inflated());
      await payloads.get(name).write(decoded(text), isLast);
    },

    receiveWhole({ name, bytes }) {
      payloads.set(name, { bytes: Promise.resolve(bytes) });
    },

    async open({ modelBytes }) {
      ort.env.wasm.wasmBinary = await taken("runtime");
      // Many threads need a page that is isolated from others, by two headers of the server.
      ort.env.wasm.numThreads = self.crossOriginIsolated ? Math.min(8, navigator.hardwareConcurrency) : 1;
      ort.env.logLevel = "error";
      const model = new Uint8Array(await taken("model"));
      if (model.length !== modelBytes) throw new Error(`The model has ${model.length} bytes instead of ${modelBytes}.`);
      session = await ort.InferenceSession.create(model, { logSeverityLevel: 3 });
    },

    async generate({ seeds, labels, guidance, steps }) {
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
      return Array.from({ length: count }, (_, index) => ({
        width,
        height,
        pixels: rgba(image.data.subarray(index * size, (index + 1) * size), channels),
      }));
    },
  };

  async function taken(name) {
    const { bytes } = payloads.get(name);
    payloads.delete(name); // it is large, and needed once
    return bytes;
  }

  class Inflated {
    constructor() {
      const stream = new DecompressionStream("gzip");
      this.writer = stream.writable.getWriter();
      this.bytes = new Response(stream.readable).arrayBuffer();
      this.bytes.catch(() => {}); // `write` tells it
    }

    async write(bytes, isLast) {
      await this.writer.write(bytes);
      if (!isLast) return;
      await this.writer.close();
      await this.bytes;
    }
  }

  function decoded(text) {
    if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text);
    const letters = atob(text);
    const bytes = new Uint8Array(letters.length);
    for (let index = 0; index < letters.length; index++) bytes[index] = letters.charCodeAt(index);
    return bytes;
  }

  function rgba(bytes, channels) {
    const pixels = new Uint8ClampedArray((4 * bytes.length) / channels).fill(255);
    for (let from = 0, to = 0; from < bytes.length; from += channels, to += 4) {
      for (let channel = 0; channel < Math.max(3, channels); channel++) {
        pixels[to + channel] = bytes[from + (channels === 1 ? 0 : channel)];
      }
    }
    return pixels;
  }
}
