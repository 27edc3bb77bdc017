// The generated images, the newest batch first, and the viewer of one image.

const SMALL_PX = 160; // below, pixels are shown as squares

class Gallery {
  constructor(about, useSeed) {
    this.about = about;
    this.images = [];
    this.shown = 0;
    this.place = element("gallery");
    const [, height, width] = about.image_shape;
    this.place.style.setProperty("--shape", `${width} / ${height}`);
    document.body.classList.toggle("pixelated", Math.max(width, height) < SMALL_PX);
    this.place.append(made("p", { className: "empty", textContent: "Generated images appear here." }));
    element("previous").onclick = () => this.#show(this.shown - 1);
    element("next").onclick = () => this.#show(this.shown + 1);
    element("close").onclick = () => element("viewer").close();
    element("save").onclick = () => save(this.images[this.shown].canvas, this.images[this.shown].file);
    element("reuse").onclick = () => {
      useSeed(this.images[this.shown].seed);
      element("viewer").close();
    };
    element("viewer").onkeydown = (event) => {
      if (event.key === "ArrowLeft") this.#show(this.shown - 1);
      if (event.key === "ArrowRight") this.#show(this.shown + 1);
    };
    element("viewer").onclick = (event) => {
      if (event.target === element("viewer")) element("viewer").close(); // beside the image
    };
  }

  begin(request) {
    this.place.querySelector(".empty")?.remove();
    return new Batch(this, request);
  }

  add(image) {
    const index = this.images.push(image) - 1;
    const button = made("button", { type: "button", ariaLabel: `Image, ${image.about}` });
    button.append(image.canvas);
    button.onclick = () => {
      this.#show(index);
      element("viewer").showModal();
    };
    const figure = made("figure");
    figure.append(button, made("figcaption", { textContent: image.caption, title: image.about }));
    return figure;
  }

  #show(index) {
    if (index < 0 || index >= this.images.length) return;
    this.shown = index;
    const { canvas, about } = this.images[index];
    Object.assign(element("large"), { width: canvas.width, height: canvas.height });
    element("large").getContext("2d").drawImage(canvas, 0, 0);
    element("caption").textContent = about;
    element("previous").disabled = index === 0;
    element("next").disabled = index === this.images.length - 1;
  }
}

class Batch {
  size = 0;

  constructor(gallery, request) {
    this.gallery = gallery;
    this.request = request;
    this.grid = made("div", { className: "grid" });
    this.heading = made("h2", { textContent: this.#name(request.seeds.at(-1)) });
    this.sheet = made("button", { type: "button", className: "quiet", textContent: "Save all", title: "Save all images of this batch as one PNG", disabled: true });
    this.sheet.onclick = () => save(sheetOf(this.grid), `seeds-${request.seeds[0]}-${request.seeds[this.size - 1]}.png`);
    const top = made("div");
    top.append(this.heading, this.sheet);
    this.section = made("section", { className: "batch" });
    this.section.append(top, this.grid);
    gallery.place.prepend(this.section);
    this.waiting = request.seeds.map(() => made("div", { className: "waiting" }));
    this.grid.append(...this.waiting);
  }

  add({ width, height, pixels }, seed, label) {
    const canvas = made("canvas", { width, height });
    canvas.getContext("2d").putImageData(new ImageData(pixels, width, height), 0, 0);
    const name = this.gallery.about.classes[label];
    const caption = name === undefined ? `${seed}` : `${seed} · ${name}`;
    const about = [`seed ${seed}`, name, this.#settings()].filter(Boolean).join(" · ");
    this.waiting[this.size].replaceWith(this.gallery.add({ canvas, seed, caption, about, file: `${seed}.png` }));
    this.size += 1;
  }

  end(seconds) {
    this.waiting.slice(this.size).forEach((place) => place.remove());
    if (!this.size) return this.section.remove();
    this.heading.textContent = `${this.#name(this.request.seeds[this.size - 1])} · ${seconds.toFixed(1)} s`;
    this.sheet.disabled = false;
  }

  #name(last) {
    const first = this.request.seeds[0];
    const seeds = first === last ? `Seed ${first}` : `Seeds ${first}–${last}`;
    return [seeds, this.#settings()].filter(Boolean).join(" · ");
  }

  #settings() {
    const { guidance, steps } = this.request;
    return [guidance !== null && `guidance scale ${guidance}`, steps !== null && `${steps} steps`].filter(Boolean).join(" · ");
  }
}

function element(id) {
  return document.getElementById(id);
}

function made(name, values = {}) {
  return Object.assign(document.createElement(name), values);
}

// All images of a grid in one, with as many columns as make it about square.
function sheetOf(grid) {
  const images = [...grid.querySelectorAll("canvas")];
  const columns = Math.ceil(Math.sqrt(images.length));
  const { width, height } = images[0];
  const sheet = made("canvas", { width: columns * width, height: Math.ceil(images.length / columns) * height });
  const context = sheet.getContext("2d");
  images.forEach((image, index) => {
    context.drawImage(image, (index % columns) * width, Math.floor(index / columns) * height);
  });
  return sheet;
}

function save(canvas, file) {
  canvas.toBlob((blob) => {
    const address = URL.createObjectURL(blob);
    made("a", { href: address, download: file }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  }, "image/png");
}
