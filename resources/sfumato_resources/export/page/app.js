// The page: a form built from what the bundle says about its model, and the images it generates.

const LARGEST_SEED = 2n ** 62n;

let about, engine, gallery;
let running = null; // the request in progress
let isStopping = false;

start().catch(tellError);

async function start() {
  element("status").classList.remove("unstarted");
  showStatus("Loading…");
  about = JSON.parse(element("about").textContent);
  chooseTheme();
  describe();
  addFields(new Map(about.inputs.map((input) => [input.name, input])));
  gallery = new Gallery(about, (seed) => (element("seed").value = seed));
  element("random").onclick = () => (element("seed").value = randomSeed());
  element("stop").onclick = stop;
  element("request").onsubmit = (event) => {
    event.preventDefault();
    run().catch(tellError);
  };
  const served = await isServed();
  engine = served ? new ServiceEngine() : new BrowserEngine(about);
  await engine.open(tellProgress).finally(() => (element("generate").disabled = false));
  element("progress").hidden = true;
  showStatus(`Ready. Images are generated ${served ? "on the server" : "in this browser"}.`);
  if (!served) await run(); // a service generates only on request
}

function describe() {
  const [, height, width] = about.image_shape;
  const { images, images_seen: seen } = about.training;
  const metadata = [`${width} × ${height} px`, `trained on ${images.toLocaleString()} images`, `${seen.toLocaleString()} images seen`];
  element("metadata").textContent = metadata.join(" · ");
  const documents = [["Model card", "../MODEL_CARD.md"], [`License: ${about.license || "not specified"}`, "../LICENSE.txt"], ["Bundle manifest", "../manifest.json"]];
  for (const [text, address] of documents) {
    element("documents").append(made("a", { textContent: text, href: address }), " · ");
  }
  element("documents").append("The same seed generates the same image here and in every other program that uses this model.");
}

// One field for each input of the model besides the seed.
function addFields(inputs) {
  if (inputs.has("class_label")) {
    const select = made("select", { id: "class", autocomplete: "off" });
    select.append(new Option("All, alternating", "turns"));
    about.classes.forEach((name, label) => select.append(new Option(name, label)));
    select.append(new Option("None", -1));
    addField("Class", select);
  }
  if (inputs.has("guidance") && !inputs.get("guidance").is_optional) {
    const usual = about.sampling.guidance_scale;
    const largest = Math.max(5, Math.ceil(usual));
    const title = "Guidance scale. 1 disables it and is faster.";
    const slider = made("input", { id: "guidance", type: "range", min: 0, max: largest, step: 0.1, title, autocomplete: "off" });
    slider.value = usual;
    addField("Guidance", slider, made("output"));
  }
  if (inputs.has("steps")) {
    const [min, max] = inputs.get("steps").range;
    const title = "Number of sampling steps. More steps take longer.";
    addField("Steps", made("input", { id: "steps", type: "number", min, max, value: about.sampling.num_steps, required: true, title, autocomplete: "off" }));
  }
}

function addField(text, field, shown) {
  const label = made("label");
  const row = made("span", { className: "row" });
  row.append(field);
  label.append(text, row);
  if (shown) {
    row.append(shown);
    field.oninput = () => (shown.textContent = Number(field.value).toFixed(1));
    field.oninput();
  }
  element("fields").append(label);
}

function readRequest() {
  const first = BigInt(element("seed").value);
  const count = Number(element("count").value);
  if (first + BigInt(count) > LARGEST_SEED) fail(`The largest seed is ${LARGEST_SEED}.`);
  const chosen = element("class")?.value ?? "turns";
  const number = (id) => (element(id) ? Number(element(id).value) : null);
  return {
    seeds: Array.from({ length: count }, (_, index) => first + BigInt(index)),
    className: chosen === "turns" ? null : Number(chosen),
    guidance: number("guidance"),
    steps: number("steps"),
  };
}

function labelOf(seed, className) {
  if (!about.classes.length) return -1;
  return className ?? Number(seed % BigInt(about.classes.length));
}

// A new request takes the place of the one in progress.
async function run() {
  const request = readRequest();
  const before = running;
  if (before) stop();
  const current = (async () => {
    await before?.catch(() => {});
    isStopping = false;
    await generate(request);
  })();
  running = current;
  try {
    await current;
  } finally {
    if (running === current) running = null;
  }
}

async function generate(request) {
  element("stop").hidden = false;
  if (!engine.isOpen) await engine.open(tellProgress).finally(() => (element("stop").hidden = true));
  element("stop").hidden = false;
  const total = request.seeds.length;
  const start = performance.now();
  const seconds = () => (performance.now() - start) / 1000;
  const batch = gallery.begin(request);
  const clock = setInterval(() => tellCount(batch.size, total, seconds()), 1000);
  try {
    while (batch.size < total && !isStopping) {
      tellCount(batch.size, total, seconds());
      const seeds = request.seeds.slice(batch.size, batch.size + engine.batchSize);
      const labels = seeds.map((seed) => labelOf(seed, request.className));
      const images = await engine.generate({ ...request, seeds, labels });
      images.forEach((image, index) => batch.add(image, seeds[index], labels[index]));
    }
    showStatus(`Generated ${batch.size} of ${total} images in ${seconds().toFixed(1)} s.`);
  } catch (error) {
    engine.close(); // what failed for lack of memory starts anew
    throw error;
  } finally {
    clearInterval(clock);
    batch.end(seconds());
    element("stop").hidden = true;
    element("progress").hidden = true;
  }
}

function stop() {
  isStopping = true;
  showStatus("Stopping…");
}

function randomSeed() {
  return crypto.getRandomValues(new Uint32Array(1))[0];
}

function tellCount(done, total, seconds) {
  if (isStopping) return;
  tellProgress(done / total, `Generating: ${done} of ${total} · ${seconds.toFixed(0)} s`);
}

function tellProgress(share, text) {
  Object.assign(element("progress"), { hidden: false, value: share });
  showStatus(text);
}

function showStatus(text) {
  element("status").replaceChildren(text);
  element("status").classList.remove("error");
}

function tellError(error) {
  showStatus(error.message);
  element("status").classList.add("error");
  element("progress").hidden = true;
  if (error.command) element("status").append(made("code", { textContent: error.command }));
}

// Light or dark, by default as in the system; the choice is stored if the browser allows it.
function chooseTheme() {
  const themes = ["system", "light", "dark"];
  const show = (theme) => {
    document.documentElement.dataset.theme = theme;
    element("theme").textContent = `Theme: ${theme}`;
  };
  show(themes.includes(kept()) ? kept() : "system");
  element("theme").onclick = () => {
    const theme = themes[(themes.indexOf(document.documentElement.dataset.theme) + 1) % themes.length];
    show(theme);
    try {
      localStorage.setItem("theme", theme);
    } catch {
      // this browser stores nothing for local files
    }
  };
}

function kept() {
  try {
    return localStorage.getItem("theme");
  } catch {
    return null;
  }
}
