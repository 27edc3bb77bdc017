// What was drawn, the newest batch first, and the viewer of one picture.

const element = (id) => document.getElementById(id);

export class Gallery {
  isGrowing = false;

  constructor(passport, useSeed) {
    this.passport = passport;
    this.pictures = [];
    this.shown = 0;
    this.place = element("gallery");
    const [height, width] = passport.image_size_px;
    this.place.style.setProperty("--shape", `${width} / ${height}`);
    this.place.append(made("p", { className: "empty", textContent: "Pictures come here." }));
    element("before").onclick = () => this.#show(this.shown - 1);
    element("after").onclick = () => this.#show(this.shown + 1);
    element("close").onclick = () => element("viewer").close();
    element("save").onclick = () => save(element("large"), this.pictures[this.shown].name);
    element("reuse").onclick = () => {
      useSeed(this.pictures[this.shown].seed);
      element("viewer").close();
    };
    element("viewer").onkeydown = (event) => {
      if (event.key === "ArrowLeft") this.#show(this.shown - 1);
      if (event.key === "ArrowRight") this.#show(this.shown + 1);
    };
  }

  begin(wishes) {
    this.isGrowing = true;
    this.place.querySelector(".empty")?.remove();
    return new Batch(this, wishes);
  }

  add(picture) {
    const place = this.pictures.push(picture) - 1;
    const button = made("button", { type: "button", ariaLabel: `Picture of ${picture.caption}` });
    button.append(picture.canvas);
    button.onclick = () => {
      this.#show(place);
      element("viewer").showModal();
    };
    const figure = made("figure");
    figure.append(button, made("figcaption", { textContent: picture.caption, title: picture.caption }));
    return figure;
  }

  #show(place) {
    if (place < 0 || place >= this.pictures.length) return;
    this.shown = place;
    const { canvas, about } = this.pictures[place];
    Object.assign(element("large"), { width: canvas.width, height: canvas.height });
    element("large").getContext("2d").drawImage(canvas, 0, 0);
    element("caption").textContent = about;
    element("before").disabled = place === 0;
    element("after").disabled = place === this.pictures.length - 1;
  }
}

class Batch {
  size = 0;

  constructor(gallery, wishes) {
    this.gallery = gallery;
    this.wishes = wishes;
    this.grid = made("div", { className: "grid" });
    this.heading = made("h2");
    this.sheet = made("button", { type: "button", className: "quiet", textContent: "Save sheet", disabled: true });
    this.sheet.onclick = () => save(sheetOf(this.grid), `seeds-${wishes.seeds[0]}-${wishes.seeds[this.size - 1]}.png`);
    const top = made("div");
    top.append(this.heading, this.sheet);
    this.section = made("section", { className: "batch" });
    this.section.append(top, this.grid);
    gallery.place.prepend(this.section);
  }

  add({ width, height, pixels }, seed, label) {
    const canvas = made("canvas", { width, height });
    canvas.getContext("2d").putImageData(new ImageData(pixels, width, height), 0, 0);
    const name = this.gallery.passport.classes[label];
    const caption = name === undefined ? `${seed}` : `${seed} · ${name}`;
    const more = [`seed ${seed}`, name, this.#way()].filter(Boolean).join(" · ");
    this.grid.append(this.gallery.add({ canvas, seed, caption, about: more, name: `${seed}.png` }));
    this.size += 1;
    this.heading.textContent = this.#told();
  }

  end(seconds) {
    this.gallery.isGrowing = false;
    if (this.size) {
      this.heading.textContent = `${this.#told()} · ${seconds.toFixed(1)} s`;
      this.sheet.disabled = false;
    } else this.section.remove();
  }

  #told() {
    const { seeds } = this.wishes;
    return [`Seeds ${seeds[0]} to ${seeds[this.size - 1]}`, this.#way()].filter(Boolean).join(" · ");
  }

  #way() {
    const { guidance, steps } = this.wishes;
    return [guidance !== null && `guidance ${guidance}`, steps !== null && `${steps} steps`].filter(Boolean).join(" · ");
  }
}

function made(name, values = {}) {
  return Object.assign(document.createElement(name), values);
}

// All pictures of a grid on one, with as many columns as make it about square.
function sheetOf(grid) {
  const pictures = [...grid.querySelectorAll("canvas")];
  const columns = Math.ceil(Math.sqrt(pictures.length));
  const { width, height } = pictures[0];
  const sheet = made("canvas", { width: columns * width, height: Math.ceil(pictures.length / columns) * height });
  const context = sheet.getContext("2d");
  pictures.forEach((picture, place) => {
    context.drawImage(picture, (place % columns) * width, Math.floor(place / columns) * height);
  });
  return sheet;
}

function save(canvas, name) {
  canvas.toBlob((blob) => {
    const address = URL.createObjectURL(blob);
    made("a", { href: address, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  }, "image/png");
}
