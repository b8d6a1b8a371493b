// The map: by mouse, by touch and by keyboard.

const map = find("map"),
  tip = find("tip");
const shapes = new Map([...map.querySelectorAll("g")].map(g => [g.dataset.code, g]));
const order = STATES.filter(state => shapes.has(state.code)).sort(byName);
const DOTS = [...map.querySelectorAll("circle")].map(dot => ({
  g: dot.parentNode,
  apart: [+dot.getAttribute("cx"), +dot.getAttribute("cy")],
  trueAt: dot.dataset.at.split(" ").map(Number),
}));
let reached = 0;

function setUpMap() {
  map.prepend(patterns("m"));
  document.body.append(draw("svg", {width: 0, height: 0, "aria-hidden": "true", class: "unseen"}, patterns("w")));
  for (const pattern of document.querySelectorAll("svg.unseen pattern")) {
    pattern.setAttribute("patternTransform", `rotate(${pattern.dataset.turn})`);
  }
  for (const [i, state] of order.entries()) {
    const g = shapes.get(state.code);
    for (const shape of g.children) shape.classList.add("base");
    g.setAttribute("role", "button");
    g.setAttribute("tabindex", i ? "-1" : "0");
    g.addEventListener("focus", () => {
      reach(i);
      showTip(state);
    });
    g.addEventListener("blur", hideTip);
  }
  map.addEventListener("click", event => {
    const state = at(event);
    if (state) choose(state.code === view.code ? null : state.code);
  });
  map.addEventListener("pointermove", event => {
    const state = event.pointerType === "touch" ? null : at(event);
    if (state) showTip(state, event);
    else hideTip();
  });
  map.addEventListener("pointerleave", hideTip);
  map.addEventListener("keydown", onMapKey);
  for (const name of Object.keys(BOXES)) {
    find("views").append(
      button(
        name,
        () => {
          view.box = name;
          fit();
        },
        {"data-view": name},
      ),
    );
  }
  const absent = STATES.filter(state => !shapes.has(state.code)).sort(byName);
  if (absent.length) {
    find("absent").append(
      "Not on the map: ",
      ...absent.flatMap((state, i) => [i ? ", " : "", stateButton(state)]),
      ".",
    );
    find("absent").hidden = false;
  }
  new ResizeObserver(fit).observe(map);
  fit();
}

// A dot is hit from well beyond its edge, at sea more than over another State's land; of several, the nearest.
function at(event) {
  const under = event.target.closest("#map g"),
    scale = unitsPerPixel(),
    [x, y] = pointOf(event);
  let best = under,
    nearest = (under ? 4 : 14) * scale;
  for (const dot of DOTS) {
    const distance = Math.hypot(dot.x - x, dot.y - y);
    if (distance < nearest) {
      nearest = distance;
      best = dot.g;
    }
  }
  return best ? BY_CODE.get(best.dataset.code) : null;
}

function pointOf(event) {
  const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(map.getScreenCTM().inverse());
  return [point.x, point.y];
}

function unitsPerPixel() {
  const matrix = map.getScreenCTM();
  return matrix && matrix.a ? 1 / matrix.a : 4;
}

// Patterns and dots keep their size on the screen, whatever part of the world is shown.
function fit() {
  const world = BOXES.World,
    box = BOXES[view.box];
  map.setAttribute("viewBox", world === box ? world.join(" ") : shaped(box, world[2] / world[3]).join(" "));
  for (const each of find("views").children) each.setAttribute("aria-pressed", each.dataset.view === view.box);
  const scale = unitsPerPixel();
  for (const pattern of map.querySelectorAll("pattern")) {
    pattern.setAttribute("patternTransform", `scale(${scale}) rotate(${pattern.dataset.turn})`);
  }
  const near = scale < 2.2,
    r = near ? 4.5 * scale : Math.max(13, 2.2 * scale);
  for (const dot of DOTS) {
    [dot.x, dot.y] = near ? dot.trueAt : dot.apart;
    for (const circle of dot.g.querySelectorAll("circle")) {
      for (const [key, value] of Object.entries({cx: dot.x, cy: dot.y, r})) circle.setAttribute(key, value);
    }
  }
}

function shaped([x, y, w, h], ratio) {
  const width = Math.max(w, h * Math.min(ratio, 1.9)),
    height = width / ratio;
  const tall = Math.max(height, h),
    wide = tall * ratio;
  return [Math.round(x - (wide - w) / 2), Math.round(y - (tall - h) / 2), Math.round(wide), Math.round(tall)];
}

function onMapKey(event) {
  const steps = {ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1};
  if (event.ctrlKey || event.altKey || event.metaKey || !order.length) return;
  let next = null;
  if (event.key in steps) next = (reached + steps[event.key] + order.length) % order.length;
  else if (event.key === "Home") next = 0;
  else if (event.key === "End") next = order.length - 1;
  else if (event.key === "Enter" || event.key === " ") {
    event.preventDefault();
    return choose(order[reached].code);
  } else if (event.key === "Escape" && view.code) return choose(null);
  else if (event.key.length === 1) {
    const letter = plainly(event.key);
    const later = order.map((_, i) => (reached + 1 + i) % order.length);
    next = later.find(i => plainly(order[i].name).startsWith(letter)) ?? null;
  }
  if (next === null) return;
  event.preventDefault();
  shapes.get(order[next].code).focus();
}

function reach(i) {
  shapes.get(order[reached].code).setAttribute("tabindex", "-1");
  reached = i;
  shapes.get(order[i].code).setAttribute("tabindex", "0");
}

function showTip(state, event) {
  const g = shapes.get(state.code),
    frame = map.getBoundingClientRect();
  const box = (g.querySelector("circle") || g).getBoundingClientRect();
  const [x, y] = event ? [event.clientX, event.clientY] : [box.left + box.width / 2, box.top + box.height / 2];
  tip.replaceChildren(make("b", {}, state.name), wordsOf(stageOn(state, view.day)));
  tip.hidden = false;
  const left = Math.min(Math.max(0, x - frame.left + 14), frame.width - tip.offsetWidth);
  const below = y - frame.top + 18;
  const top = below + tip.offsetHeight > frame.height ? y - frame.top - tip.offsetHeight - 12 : below;
  tip.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`;
}

function hideTip() {
  tip.hidden = true;
}

const UNDETERMINED = statusOf("undetermined");
const wordsOf = stage => (stage.status === UNDETERMINED ? `${STATUSES[UNDETERMINED].label}: ${stage.words}` : stage.words);

function showMap() {
  for (const state of order) {
    const g = shapes.get(state.code),
      stage = stageOn(state, view.day);
    if (g.shown !== stage) {
      g.shown = stage;
      g.setAttribute("aria-label", `${state.name}: ${wordsOf(stage)}`);
      for (const overlay of g.querySelectorAll(":not(.base)")) overlay.remove();
      for (const mark of stateMarks(stage)) {
        for (const base of g.querySelectorAll(".base")) {
          const overlay = base.cloneNode();
          overlay.setAttribute("class", "k" + mark);
          g.append(overlay);
        }
      }
    }
    g.setAttribute("class", `s${stage.status}${fits(stage) ? "" : " dim"}${state.code === view.code ? " chosen" : ""}`);
    g.setAttribute("aria-pressed", state.code === view.code);
  }
}
