// The map: by mouse, by touch and by keyboard.

const map = find("map"),
  tip = find("tip");
const shapes = new Map([...map.querySelectorAll("g[data-code]")].map(g => [g.dataset.code, g]));
const order = STATES.filter(state => shapes.has(state.code)).sort(byName);
const LANDS = [...shapes.values()].map(g => {
  const path = g.querySelector("path");
  return {g, path, box: path.getBBox()};
});
const DOTS = [...map.querySelectorAll("g[data-code] > circle")].map(dot => {
  const [x, y, ...beyond] = dot.dataset.at.split(" ").map(Number);
  return {g: dot.parentNode, apart: [+dot.getAttribute("cx"), +dot.getAttribute("cy")], trueAt: [x, y], beyond};
});
const rings = draw("g", {id: "rings", "aria-hidden": "true"});
const MANY = 10;
let reached = 0;

function setUpMap() {
  find("world").hidden = !shapes.size && !STATES.length;
  map.parentNode.hidden = !shapes.size;
  for (const id of ["views", "mapwords"]) find(id)?.toggleAttribute("hidden", !shapes.size);
  map.setAttribute("role", "group");
  map.setAttribute("aria-label", "World map by status. The arrow keys go from State to State, Enter opens one.");
  map.append(rings);
  for (const [i, state] of order.entries()) {
    const g = shapes.get(state.code);
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
  for (const name of Object.keys(ATLAS.views))
    find("views").append(button(name, () => showRegion(name), {"data-view": name}));
  nameTheAbsent();
  new ResizeObserver(fit).observe(map.parentNode);
  fit();
}

function showRegion(name) {
  view.box = name;
  act(true);
}

// States that are on no map; where they are many, the table has them all.
function nameTheAbsent() {
  const absent = STATES.filter(state => !shapes.has(state.code)).sort(byName);
  if (!absent.length || !find("absent")) return;
  const more = absent.length > MANY ? ` and ${absent.length - MANY} more` : "";
  find("absent").append(
    "Not on the map: ",
    ...absent.slice(0, MANY).flatMap((state, i) => [i ? ", " : "", stateButton(state)]),
    `${more}.`,
  );
  find("absent").hidden = false;
}

// Land is its State's. A dot has what is about it at sea, and of another's land its own circle, where that is easily hit
// elsewhere and seen near. Of several dots, the nearest.
function at(event) {
  const [x, y] = pointOf(event),
    scale = unitsPerPixel(),
    land = landAt(x, y, event.target),
    overLand = near() && isWide(land, scale) ? 4.5 * scale : 0;
  let best = land,
    nearest = Infinity;
  for (const dot of DOTS) {
    const reach = land && land !== dot.g ? overLand : 14 * scale,
      distance = Math.hypot(dot.x - x, dot.y - y);
    if (dot.shown && distance < reach && distance < nearest) {
      nearest = distance;
      best = dot.g;
    }
  }
  return best ? BY_CODE.get(best.dataset.code) : null;
}

const WIDE = 24;
function isWide(g, scale) {
  const {box} = LANDS.find(land => land.g === g) ?? {};
  return Boolean(box) && Math.min(box.width, box.height) > WIDE * scale;
}

// Whose shape is under a point, or a pixel beside it, dots aside.
function landAt(x, y, target) {
  const direct = target.closest?.("#map g[data-code]");
  if (direct && target.tagName !== "circle") return direct;
  const pixel = direct ? unitsPerPixel() : 0;
  for (const [across, down] of [
    [0, 0],
    [pixel, 0],
    [-pixel, 0],
    [0, pixel],
    [0, -pixel],
  ]) {
    const lands = landsAt(x + across, y + down);
    if (lands.length) return lands.at(-1).g;
  }
  return null;
}

const within = (box, x, y) => x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;
const landsAt = (x, y) => LANDS.filter(({path, box}) => within(box, x, y) && path.isPointInFill(new DOMPoint(x, y)));

function pointOf(event) {
  const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(map.getScreenCTM().inverse());
  return [point.x, point.y];
}

function unitsPerPixel() {
  const matrix = map.getScreenCTM();
  return matrix && matrix.a ? 1 / matrix.a : 4;
}
const near = () => unitsPerPixel() < 2.5;

// Each part of the world has a frame of its own shape. Patterns and dots keep their size on the screen in all of them.
const TALLEST = 40;
const SMALL = 15;
let shownBox = "";
function fit() {
  const box = ATLAS.views[view.box];
  shownBox = view.box;
  map.setAttribute("viewBox", box.join(" "));
  map.classList.toggle("part", view.box !== "World");
  map.style.maxWidth = `${(box[2] / box[3]) * TALLEST}rem`;
  for (const each of find("views").children) each.setAttribute("aria-pressed", each.dataset.view === view.box);
  const scale = unitsPerPixel();
  for (const pattern of map.querySelectorAll("pattern")) {
    pattern.setAttribute("patternTransform", `scale(${scale}) rotate(${pattern.dataset.turn})`);
  }
  for (const {g, box} of LANDS) g.classList.toggle("small", Math.min(box.width, box.height) < SMALL * scale);
  const r = near() ? 4.5 * scale : Math.max(13, 2.2 * scale);
  for (const dot of DOTS) place(dot, r);
  showRings();
}

// Seen from afar, a dot over another's land is not drawn: that land is hit there, and its own shape beside it is seen.
function place(dot, r) {
  const far = !near();
  [dot.x, dot.y] = view.box === "Oceania" && dot.beyond.length ? dot.beyond : far ? dot.apart : dot.trueAt;
  const lands = landsAt(dot.x, dot.y);
  dot.shown = !far || !lands.length || lands.some(({g}) => g === dot.g);
  for (const {g, box} of lands) if (g !== dot.g) leave(dot, box.x + box.width / 2, box.y + box.height / 2, 2 * r);
  for (const circle of dot.g.querySelectorAll("circle")) {
    for (const [key, value] of Object.entries({cx: dot.x, cy: dot.y, r})) circle.setAttribute(key, value);
    circle.classList.toggle("off", !dot.shown);
  }
}

// Rome is in the middle of Italy's frame: the dot of the Holy See stands beside it.
function leave(dot, x, y, distance) {
  const there = Math.hypot(dot.x - x, dot.y - y) || 1;
  if (there >= distance) return;
  dot.x = x + ((dot.x - x || -1) / there) * distance;
  dot.y = y + ((dot.y - y) / there) * distance;
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
    return choose(order[reached].code, true);
  } else if (event.key === "Escape" && view.code) return choose(null);
  else if (event.key.length === 1) {
    const letter = folded(event.key);
    const later = order.map((_, i) => (reached + 1 + i) % order.length);
    next = later.find(i => folded(order[i].name).startsWith(letter)) ?? null;
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
const wordsOf = stage =>
  stage.status === UNDETERMINED ? `${STATUSES[UNDETERMINED].label}: ${stage.words}` : stage.words;

function showMap() {
  const moved = new Set(movesOn(view.day).map(move => move.state));
  for (const state of order) {
    const g = shapes.get(state.code),
      stage = stageOn(state, view.day);
    if (g.shown !== stage) {
      g.shown = stage;
      g.setAttribute("aria-label", `${state.name}: ${wordsOf(stage)}`);
      showMarks(g, stateMarks(stage));
    }
    const look = [
      `s${stage.status}`,
      stateMarks(stage).length && "marked",
      g.classList.contains("small") && "small",
      fits(state, stage) || "dim",
      moved.has(state) && "moved",
      state.code === view.code && "chosen",
    ];
    const looks = look.filter(word => typeof word === "string").join(" ");
    if (g.getAttribute("class") !== looks) g.setAttribute("class", looks);
    const pressed = String(state.code === view.code);
    if (g.getAttribute("aria-pressed") !== pressed) g.setAttribute("aria-pressed", pressed);
  }
  if (shownBox !== view.box) fit();
  else showRings();
}

function showMarks(g, marks) {
  for (const overlay of g.querySelectorAll(":not(.base)")) overlay.remove();
  for (const mark of marks) {
    for (const base of g.querySelectorAll(".base")) {
      const overlay = base.cloneNode();
      overlay.setAttribute("class", `k${mark}${base.classList.contains("off") ? " off" : ""}`);
      for (const name of ["fill", "stroke", "stroke-width"]) overlay.removeAttribute(name);
      g.append(overlay);
    }
  }
}

// A State too small to be outlined has a ring about it when it is chosen or has moved, so that its colour stays to be
// seen; neighbours share one.
function showRings() {
  const ringed = [...shapes.values()].filter(g => g.matches(".small.chosen, .small.moved"));
  if (!ringed.length && !rings.childElementCount) return;
  const scale = unitsPerPixel();
  rings.replaceChildren(...joined(ringed.map(g => ringOf(g, scale))).map(ring => draw("circle", ring)));
}

function ringOf(g, scale) {
  const dot = DOTS.find(each => each.g === g && each.shown),
    {box} = LANDS.find(land => land.g === g);
  if (dot) return {cx: dot.x, cy: dot.y, r: 8 * scale};
  return {cx: box.x + box.width / 2, cy: box.y + box.height / 2, r: Math.hypot(box.width, box.height) / 2 + 3 * scale};
}

function joined(circles) {
  const apart = [];
  for (let circle of circles) {
    let met;
    while (
      (met = apart.findIndex(other => Math.hypot(other.cx - circle.cx, other.cy - circle.cy) < other.r + circle.r)) >= 0
    )
      circle = about(circle, apart.splice(met, 1)[0]);
    apart.push(circle);
  }
  return apart;
}

// The smallest circle about two.
function about(one, other) {
  const between = Math.hypot(other.cx - one.cx, other.cy - one.cy);
  if (between + other.r <= one.r) return one;
  if (between + one.r <= other.r) return other;
  const r = (between + one.r + other.r) / 2,
    part = (r - one.r) / between;
  return {cx: one.cx + (other.cx - one.cx) * part, cy: one.cy + (other.cy - one.cy) * part, r};
}
