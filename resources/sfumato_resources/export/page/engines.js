// What generates the images: the model in this browser, or the service that serves the page. Both
// return images as { width, height, pixels }, where pixels are RGBA bytes.

const PART_S = 120;
const OPENING_S = 180;
// A WebAssembly module with one SIMD instruction.
const SIMD = [0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11];

// Whether `sfumato serve`, or the bundle's own service, serves this page.
async function isServed() {
  if (!location.protocol.startsWith("http")) return false;
  try {
    const answer = await fetch("../manifest.json", { method: "HEAD" });
    return answer.headers.has("X-Image-Service");
  } catch {
    return false;
  }
}

// Generates with onnxruntime-web, in a worker, so that the page stays responsive.
class BrowserEngine {
  isOpen = false;
  #answers = new Map();
  #failure = null; // of the worker, which may fail before anything is asked of it
  #worker;

  constructor(about) {
    this.about = about;
    this.batchSize = 1;
  }

  async open(report) {
    requireBrowser();
    if (this.about.payloads.every(({ name }) => name !== "model")) requireServer(this.about);
    this.close();
    this.#failure = null;
    report(0, "Loading the model…");
    this.#worker = startedWorker(await loadedPart(this.about.loader));
    this.#worker.onmessage = ({ data }) => this.#settle(data);
    this.#worker.onerror = (event) => this.#fail(event.message || "The web worker of this page did not start.");
    this.#worker.onmessageerror = () => this.#fail("The web worker of this page did not respond.");
    await this.#receiveAll(report);
    report(1, "Starting the model…");
    const opening = this.#request("open", { modelBytes: this.about.model_bytes });
    await within(OPENING_S, opening, "The model did not start within three minutes. Reload the page to try again.");
    this.isOpen = true;
  }

  async generate(request) {
    const start = performance.now();
    const images = await this.#request("generate", request);
    const secondsPerImage = (performance.now() - start) / 1000 / images.length;
    // Larger batches are a little faster; a batch of about a second still shows progress and stops soon.
    this.batchSize = Math.max(1, Math.min(8, 2 * this.batchSize, Math.floor(1 / secondsPerImage)));
    return images;
  }

  close() {
    this.#worker?.terminate();
    this.#answers.clear();
    this.isOpen = false;
    this.batchSize = 1;
  }

  async #receiveAll(report) {
    const { payloads, model_bytes: modelBytes } = this.about;
    const total = payloads.flatMap(({ files }) => files).length;
    let done = 0;
    for (const { name, files } of payloads) {
      for (const file of files) {
        report(done / total, "Loading the model…");
        const part = { name, text: await loadedPart(file), isLast: file === files.at(-1) };
        const receiving = this.#request("receive", part).catch((error) => fail(this.#failure || isMemory(error.message) ? error.message : damaged(file)));
        await within(PART_S, receiving, `“web/${file}” could not be read within two minutes.`);
        done += 1;
      }
    }
    if (payloads.some(({ name }) => name === "model")) return;
    const bytes = await fetchedModel(modelBytes, (share) => report(share, "Loading the model…"));
    await this.#request("receiveWhole", { name: "model", bytes });
  }

  #request(job, given) {
    if (this.#failure) return Promise.reject(this.#failure);
    const id = crypto.getRandomValues(new Uint32Array(1))[0];
    return new Promise((resolve, reject) => {
      this.#answers.set(id, { resolve, reject });
      this.#worker.postMessage({ id, job, given });
    });
  }

  #settle({ id, value, error }) {
    const answer = this.#answers.get(id);
    this.#answers.delete(id);
    if (error === undefined) answer?.resolve(value);
    else answer?.reject(new Error(explained(error)));
  }

  #fail(message) {
    this.#failure = new Error(explained(message));
    for (const { reject } of this.#answers.values()) reject(this.#failure);
    this.close();
  }
}

// Generates with the service at `../api`, which queues requests itself.
class ServiceEngine {
  isOpen = true;
  batchSize = 8;

  async open() {}

  close() {}

  async generate(request) {
    // Seeds may be larger than a JavaScript number can be, so they are written digit by digit.
    const parts = [`"seeds":[${request.seeds.join(",")}]`];
    if (request.className !== null) parts.push(`"class":${JSON.stringify(request.className)}`);
    for (const name of ["guidance", "steps"]) {
      if (request[name] !== null) parts.push(`"${name}":${request[name]}`);
    }
    for (;;) {
      const answer = await this.#post(`{${parts.join(",")}}`);
      if (answer.ok) return Promise.all((await answer.json()).images.map(unpacked));
      if (answer.status !== 503) fail((await answer.json()).error);
      await new Promise((later) => setTimeout(later, 1000 * (answer.headers.get("Retry-After") ?? 1)));
    }
  }

  #post(body) {
    const headers = { "Content-Type": "application/json" };
    return fetch("../api/images", { method: "POST", headers, body }).catch(() =>
      fail("The server is not responding. Restart it, then press Generate."),
    );
  }
}

async function unpacked({ png }) {
  const bytes = Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0));
  const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
  const { width, height } = image;
  const context = made("canvas", { width, height }).getContext("2d");
  context.drawImage(image, 0, 0);
  return { width, height, pixels: context.getImageData(0, 0, width, height).data };
}

// The worker's script is put together here: Safari lets no worker of a file import anything. The loader
// starts its threads, which are named so, with the same script.
function startedWorker(loader) {
  const start = `if (!self.name.startsWith("em-pthread")) (${generateInWorker})();`;
  const script = new Blob([loader, start], { type: "text/javascript" });
  return new Worker(URL.createObjectURL(script));
}

// A file that is opened by double click may not fetch others, but may run them as scripts: each part
// of a payload is a script that hands its text to `receivePart`.
function loadedPart(file) {
  let found;
  window.receivePart = (name, text) => (found = { name, text });
  const script = made("script", { src: file });
  const loading = new Promise((resolve, reject) => {
    script.onload = () => (found?.name === file ? resolve(found.text) : reject(new Error(damaged(file))));
    script.onerror = () => reject(new Error(missing(file)));
  });
  document.head.append(script);
  return within(PART_S, loading, `“web/${file}” could not be loaded within two minutes.`).finally(() => script.remove());
}

// A model that is too large for the page still comes from a server.
async function fetchedModel(total, report) {
  const answer = await fetch("../model.onnx").catch(() => null);
  if (!answer?.ok) fail(missing("../model.onnx"));
  const bytes = new Uint8Array(total);
  let size = 0;
  for (const reader = answer.body.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) break;
    if (size + value.length > total) fail(damaged("../model.onnx"));
    bytes.set(value, size);
    size += value.length;
    report(size / total);
  }
  return size === total ? bytes.buffer : fail(damaged("../model.onnx"));
}

function requireBrowser() {
  const isThere = typeof WebAssembly === "object" && WebAssembly.validate(Uint8Array.from(SIMD));
  if (!isThere) {
    fail("This browser cannot run the model because WebAssembly with SIMD is missing or disabled. Use a current version of Chrome, Edge, Firefox, or Safari.");
  }
  for (const name of ["DecompressionStream", "Worker", "BigInt64Array"]) {
    if (!(name in window)) fail(`This browser is too old to run the model because ${name} is missing. Use a current version of Chrome, Edge, Firefox, or Safari.`);
  }
}

// A static server gives a large model to the page, if one file holds it; a double click does not.
function requireServer(about) {
  if (about.is_one_file && location.protocol.startsWith("http")) return;
  const size = Math.round(about.model_bytes / 1e6).toLocaleString();
  const use = about.is_one_file ? "from a local file" : "in a browser";
  fail(`This model (${size} MB) is too large to run ${use}. Run this command in a terminal, then open the address it shows:`, serveCommand());
}

// The command that serves this bundle; a page that was opened by double click knows its folder.
function serveCommand() {
  if (location.protocol !== "file:") return "sfumato serve FOLDER";
  const isWindows = location.host !== "" || /^\/[A-Za-z]:/.test(location.pathname);
  let folder = location.pathname.replace(/\/[^/]*\/[^/]*$/, "") || "/";
  try {
    folder = decodeURIComponent(folder);
  } catch {
    return "sfumato serve FOLDER"; // a name that is not UTF-8
  }
  if (!isWindows) return `sfumato serve '${folder.replaceAll("'", "'\\''")}'`;
  const start = location.host ? `\\\\${location.host}` : "";
  return `sfumato serve "${start}${folder.slice(location.host ? 0 : 1).replaceAll("/", "\\")}"`;
}

const isMemory = (error) => /memory|alloc|out of bounds|shape is too large/i.test(error);

function explained(error) {
  if (!isMemory(error)) return `The model failed: ${error}`;
  return `This browser ran out of memory. Close other tabs or generate fewer images, then press Generate. (${error})`;
}

const missing = (file) => `“web/${file}” is missing or unreadable. If you opened this page from an archive, extract the whole folder first.`;
const damaged = (file) => `“web/${file}” is damaged or incomplete. Extract or copy the whole folder again.`;

function fail(message, command = "") {
  throw Object.assign(new Error(message), { command });
}

function within(seconds, promise, message) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(message)), 1000 * seconds);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
