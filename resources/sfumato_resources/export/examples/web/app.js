// The page: a form that grows from the passport, and a gallery of what was drawn.

import { BrowserModel, readPassport, Service } from "./drawing.js";
import { Gallery } from "./gallery.js";

const LARGEST_SEED = 2n ** 62n;
const element = (id) => document.getElementById(id);

let passport, model, gallery;
let isStopping = false;

start().catch(tellTrouble);

async function start() {
  growTheme();
  const read = await readPassport();
  passport = read.passport;
  const inputs = passport.files.find((file) => file.file === "model.onnx").inputs;
  tellFacts();
  growFields(new Map(inputs.map((input) => [input.name, input])));
  gallery = new Gallery(passport, (seed) => (element("seed").value = seed));
  element("dice").onclick = () => (element("seed").value = anySeed());
  element("wishes").onsubmit = (event) => {
    event.preventDefault();
    if (gallery.isGrowing) isStopping = true;
    else draw().catch(tellTrouble);
  };
  model = read.isServed ? new Service() : new BrowserModel(passport, tellProgress);
  await model.ready;
  element("draw").disabled = false;
  element("progress").hidden = true;
  tell(read.isServed ? "Ready; the service draws." : "Ready; this browser draws.");
}

function tellFacts() {
  const [height, width] = passport.image_size_px;
  const { pictures, images_seen: seen } = passport.training;
  document.title = element("title").textContent = passport.title;
  const facts = [`${width} × ${height} px`, `learnt from ${pictures.toLocaleString()} pictures`];
  element("facts").textContent = [...facts, `${seen.toLocaleString()} images seen`].join(" · ");
  const licence = passport.licence || "none given";
  const papers = [["Model card", "../MODEL_CARD.md"], ["Licence: " + licence, "../LICENSE.txt"], ["Passport", "../passport.json"]];
  for (const [text, address] of papers) {
    const link = document.createElement("a");
    Object.assign(link, { textContent: text, href: address });
    element("papers").append(link, " · ");
  }
  element("papers").append("The same seed gives the same picture, here and in every program.");
}

// A field for each input that the model has besides the seed.
function growFields(inputs) {
  if (inputs.has("class_label")) {
    const choices = [["turns", "In turn"], ...passport.classes.map((name, label) => [label, name]), [-1, "None"]];
    const select = document.createElement("select");
    select.id = "class";
    for (const [value, text] of choices) select.append(new Option(text, value));
    addField("Class", select);
  }
  if (inputs.has("guidance") && !inputs.get("guidance").is_optional) {
    const slider = document.createElement("input");
    const usual = passport.sampling.guidance_scale;
    const greatest = Math.max(5, Math.ceil(usual));
    Object.assign(slider, { id: "guidance", type: "range", min: 0, max: greatest, step: 0.1, value: usual });
    slider.title = "How far pictures are pushed; 1 is not at all, and faster.";
    addField("Guidance", slider, document.createElement("output"));
  }
  if (inputs.has("steps")) {
    const [least, most] = inputs.get("steps").range;
    const field = document.createElement("input");
    Object.assign(field, { id: "steps", type: "number", min: least, max: most, value: passport.sampling.num_steps, required: true });
    addField("Steps", field);
  }
}

function addField(text, field, shown) {
  const label = document.createElement("label");
  const row = document.createElement("span");
  row.className = "row";
  row.append(field);
  label.append(text, row);
  if (shown) {
    row.append(shown);
    field.oninput = () => (shown.textContent = Number(field.value).toFixed(1));
    field.oninput();
  }
  element("fields").append(label);
}

function readWishes() {
  const first = BigInt(element("seed").value);
  const count = Number(element("count").value);
  if (first + BigInt(count) > LARGEST_SEED) throw new Error(`Seeds go up to ${LARGEST_SEED}.`);
  const chosen = element("class")?.value ?? "turns";
  const number = (id) => (element(id) ? Number(element(id).value) : null);
  return {
    seeds: Array.from({ length: count }, (_, place) => first + BigInt(place)),
    className: chosen === "turns" ? null : Number(chosen),
    guidance: number("guidance"),
    steps: number("steps"),
  };
}

function labelOf(seed, className) {
  if (!passport.classes.length) return -1;
  return className ?? Number(seed % BigInt(passport.classes.length));
}

async function draw() {
  const wishes = readWishes();
  const total = wishes.seeds.length;
  const begun = performance.now();
  const batch = gallery.begin(wishes);
  element("draw").textContent = "Stop";
  try {
    for (let done = 0; done < total && !isStopping; done += model.batchSize) {
      tellProgress(done / total, `${done} of ${total} pictures`);
      const seeds = wishes.seeds.slice(done, done + model.batchSize);
      const labels = seeds.map((seed) => labelOf(seed, wishes.className));
      const pictures = await model.draw({ ...wishes, seeds, labels });
      pictures.forEach((picture, place) => batch.add(picture, seeds[place], labels[place]));
    }
  } finally {
    const seconds = (performance.now() - begun) / 1000;
    batch.end(seconds);
    element("draw").textContent = "Draw";
    element("progress").hidden = true;
    tell(`${batch.size} of ${total} pictures in ${seconds.toFixed(1)} s.`);
    isStopping = false;
  }
}

function anySeed() {
  return crypto.getRandomValues(new Uint32Array(1))[0];
}

function tellProgress(share, text = "Fetching the model …") {
  Object.assign(element("progress"), { hidden: false, value: share });
  tell(text);
}

function tell(text) {
  element("status").textContent = text;
  element("status").classList.remove("trouble");
}

function tellTrouble(error) {
  tell(error.message);
  element("status").classList.add("trouble");
  element("progress").hidden = true;
}

// The system's colours, light or dark; the choice is kept.
function growTheme() {
  const themes = ["system", "light", "dark"];
  const show = (theme) => {
    document.documentElement.dataset.theme = theme;
    element("theme").textContent = `Colours: ${theme}`;
    localStorage.setItem("theme", theme);
  };
  show(themes.includes(localStorage.getItem("theme")) ? localStorage.getItem("theme") : "system");
  element("theme").onclick = () => {
    const now = themes.indexOf(document.documentElement.dataset.theme);
    show(themes[(now + 1) % themes.length]);
  };
}
