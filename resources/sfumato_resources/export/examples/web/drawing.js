// What draws: the model in this browser, or the service that brought the page. Both give pictures
// as { width, height, pixels }, where pixels are RGBA bytes.

export async function readPassport() {
  const answer = await fetch("../passport.json");
  if (!answer.ok) throw new Error("There is no passport.json beside this page's folder.");
  return { passport: await answer.json(), isServed: answer.headers.has("X-Picture-Service") };
}

// Draws with onnxruntime-web, in a worker, so that the page stays awake.
export class BrowserModel {
  batchSize = 4;

  constructor(passport, told) {
    this.worker = new Worker("worker.js", { type: "module" });
    this.questions = [];
    this.ready = this.#ask({ passport }, told);
  }

  async draw(wishes) {
    return (await this.#ask({ wishes })).pictures;
  }

  // The worker answers one question after another, in order.
  #ask(question, told = () => {}) {
    return new Promise((resolve, reject) => {
      this.questions.push({ resolve, reject, told });
      this.worker.onmessage = ({ data }) => {
        if (data.progress !== undefined) return this.questions[0].told(data.progress);
        const { resolve, reject } = this.questions.shift();
        if (data.error) reject(new Error(data.error));
        else resolve(data);
      };
      this.worker.onerror = () => reject(new Error("The worker of this page did not start."));
      this.worker.postMessage(question);
    });
  }
}

// Draws with the service at `../api`, which has a line of waiting pictures of its own.
export class Service {
  batchSize = 8;
  ready = Promise.resolve();

  async draw(wishes) {
    // Seeds may be larger than a number of JavaScript holds, so they are written as they are.
    const parts = [`"seeds":[${wishes.seeds.join(",")}]`];
    if (wishes.className !== null) parts.push(`"class":${JSON.stringify(wishes.className)}`);
    for (const name of ["guidance", "steps"]) {
      if (wishes[name] !== null) parts.push(`"${name}":${wishes[name]}`);
    }
    for (;;) {
      const answer = await fetch("../api/pictures", {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: `{${parts.join(",")}}`,
      });
      if (answer.ok) return Promise.all((await answer.json()).pictures.map(decoded));
      if (answer.status !== 503) throw new Error((await answer.json()).error);
      await new Promise((later) => setTimeout(later, 1000 * (answer.headers.get("Retry-After") ?? 1)));
    }
  }
}

async function decoded({ png }) {
  const bytes = Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0));
  const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
  const canvas = new OffscreenCanvas(image.width, image.height);
  const context = canvas.getContext("2d");
  context.drawImage(image, 0, 0);
  const { width, height } = image;
  return { width, height, pixels: context.getImageData(0, 0, width, height).data };
}
