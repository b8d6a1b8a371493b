
"use strict";
// Looks up what the program has computed and shows it. No status, mark, day or sentence is worked out here.
(() => {
  const find = id => document.getElementById(id);
  const DATA = JSON.parse(find("data").textContent);
  const BOXES = JSON.parse(find("boxes").textContent);
  const NS = "http://www.w3.org/2000/svg";
  const UNSAID = DATA.statuses.length - 1;
  const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
  const say = number => number < 0 ? "" : DATA.texts[number];

  const STATES = DATA.states.map(([code, iso3, name, note, rows], place) => ({
    code, iso3, name, note, place,
    stages: rows.map(([begins, status, possible, marks, perhaps, since, until, through, headline, said, reasons, beside, open]) => ({
      begins, status, possible, marks, perhaps, since: say(since), until: say(until), through: say(through), said: say(said),
      headline: filled(say(headline), [name, say(since), say(through), say(until)]), reasons, beside, open,
    })),
    events: [],
  }));
  for (const event of DATA.events) {
    event[2] ||= event[1];
    STATES[event[0]].events.push(event);
  }
  const compare = new Intl.Collator("en").compare;
  [...STATES].sort((a, b) => compare(a.name, b.name) || (a.code < b.code ? -1 : 1)).forEach((state, rank) => { state.rank = rank; });
  const byName = (a, b) => a.rank - b.rank;
  const BY_CODE = new Map(STATES.map(state => [state.code, state]));
  const CHANGES = [...new Set(STATES.flatMap(state => state.stages.slice(1).map(stage => stage.begins)))].sort();
  const TURNS = [...new Set(STATES.flatMap(state => state.stages.slice(1).filter((stage, i) => stage.said !== state.stages[i].said).map(stage => stage.begins)))].sort();

  const view = {day: DATA.on, code: null, only: null, query: "", by: "name", down: false, box: "World", all: false};

  // ---- looking up

  function filled(text, words) {
    return text.replace(/[\u0001-\u0004]/g, gap => words[gap.charCodeAt(0) - 1]);
  }

  function last(rows, day, begins) {
    let low = 0, high = rows.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (begins(rows[middle]) <= day) low = middle; else high = middle;
    }
    return rows[low];
  }

  const stageOn = (state, day) => last(state.stages, day, stage => stage.begins);
  const tallyOn = day => last(DATA.tallies, day, tally => tally[0]);

  function standing(code, day) {
    const state = BY_CODE.get(code), stage = stageOn(state, day);
    return {
      status: DATA.statuses[stage.status][0], possible: stage.possible.map(i => DATA.statuses[i][0]),
      marks: stage.marks.map(i => DATA.marks[i][0]), possible_marks: stage.perhaps.map(i => DATA.marks[i][0]),
      since: stage.since, until: stage.until, through: stage.through, headline: stage.headline, said: stage.said,
    };
  }

  // ---- days

  const number = day => Date.parse(day + "T00:00:00Z") / 864e5;
  const dayOf = number => new Date(number * 864e5).toISOString().slice(0, 10);
  const isDay = text => /^(1[89]\d\d|2[01]\d\d|2200)-\d\d-\d\d$/.test(text) && !isNaN(number(text)) && dayOf(number(text)) === text;
  const inWords = day => `${+day.slice(8)} ${MONTHS[+day.slice(5, 7) - 1]} ${day.slice(0, 4)}`;

  // ---- making elements: text is always text

  function make(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  }

  function draw(tag, attributes = {}, ...children) {
    const element = document.createElementNS(NS, tag);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  }

  // A day is never broken at its hyphens, nor an article parted from its number.
  function unbroken(text) {
    return text.split(/(\d{4}-\d\d-\d\d|\(?art\. \S+)/).map((part, i) => i % 2 ? make("span", {class: "date"}, part) : part).filter(part => part !== "");
  }

  function button(text, act, attributes = {}) {
    const element = make("button", {type: "button", ...attributes}, text);
    element.addEventListener("click", act);
    return element;
  }

  function link(address, text, title) {
    if (!/^https?:\/\//.test(address)) return document.createTextNode(text);
    return make("a", {href: address, rel: "noreferrer noopener", ...(title ? {title} : {})}, text);
  }

  function stateButton(state) {
    return button(state.name, () => choose(state.code), {class: "link"});
  }

  // ---- patterns: colour is never alone

  function patterns(prefix) {
    const tile = (id, size, turn, ...shapes) =>
      draw("pattern", {id: prefix + id, width: size, height: size, patternUnits: "userSpaceOnUse", "data-turn": turn}, ...shapes);
    const ground = (size, name) => draw("rect", {width: size, height: size, class: name, stroke: "none"});
    const stripe = (size, width, name) => draw("path", {d: `M0 ${size / 2}H${size}`, "stroke-width": width, class: name});
    const spot = (size, r, name) => draw("circle", {cx: size / 2, cy: size / 2, r, class: name});
    return draw("defs", {},
      tile("0", 6, 0, ground(6, "p-none")),
      tile("1", 5, 0, ground(5, "p-sea"), spot(5, 1.25, "p-party")),
      tile("2", 5, 0, ground(5, "p-soft"), stripe(5, 1.7, "l-party")),
      tile("3", 6, 0, ground(6, "p-party")),
      tile("4", 5, 45, ground(5, "p-former"), stripe(5, 1.5, "l-fsoft")),
      tile("5", 6, 45, ground(6, "p-usoft"), stripe(6, 1.2, "l-unsaid"), draw("path", {d: "M3 0V6", "stroke-width": 1.2, class: "l-unsaid"})),
      tile("out", 4, -45, stripe(4, .7, "l-out")),
      tile("k0", 7, 135, draw("path", {d: "M0 3.5H7", "stroke-width": 4.1, class: "l-paper"}), draw("path", {d: "M0 3.5H7", "stroke-width": 2.6, stroke: "var(--former)"})),
      tile("k1", 7, 0, spot(7, 2.7, "p-paper"), spot(7, 1.9, "p-former")),
      tile("k2", 7, 0, stripe(7, 2.3, "l-amber")),
      tile("k3", 7, 90, stripe(7, 1.8, "l-amber")));
  }

  const stateMarks = stage => stage.marks.concat(stage.perhaps);

  function swatch(stage) {
    const box = {x: .5, y: .5, width: 23, height: 14};
    return draw("svg", {class: "swatch", "aria-hidden": "true", width: 24, height: 15},
      ...(stage.status < 0 ? [] : [draw("rect", {...box, class: "s" + stage.status})]),
      ...stateMarks(stage).map(mark => draw("rect", {...box, class: "k" + mark})));
  }

  // ---- the map

  const map = find("map"), tip = find("tip");
  const shapes = new Map([...map.querySelectorAll("g")].map(g => [g.dataset.code, g]));
  const order = STATES.filter(state => shapes.has(state.code)).sort(byName);
  const DOTS = [...map.querySelectorAll("circle")].map(dot => ({
    g: dot.parentNode, apart: [+dot.getAttribute("cx"), +dot.getAttribute("cy")], trueAt: dot.dataset.at.split(" ").map(Number),
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
      g.addEventListener("focus", () => { reach(i); showTip(state); });
      g.addEventListener("blur", hideTip);
    }
    map.addEventListener("click", event => { const state = at(event); if (state) choose(state.code === view.code ? null : state.code); });
    map.addEventListener("pointermove", event => { const state = event.pointerType === "touch" ? null : at(event); if (state) showTip(state, event); else hideTip(); });
    map.addEventListener("pointerleave", hideTip);
    map.addEventListener("keydown", onMapKey);
    for (const name of Object.keys(BOXES)) {
      find("views").append(button(name, () => { view.box = name; fit(); }, {"data-view": name}));
    }
    const absent = STATES.filter(state => !shapes.has(state.code)).sort(byName);
    if (absent.length) {
      find("absent").append("Not on the map: ", ...absent.flatMap((state, i) => [i ? ", " : "", stateButton(state)]), ".");
      find("absent").hidden = false;
    }
    new ResizeObserver(fit).observe(map);
    fit();
  }

  // A dot is hit from well beyond its edge, at sea more than over another State's land; of several, the nearest.
  function at(event) {
    const under = event.target.closest("#map g"), scale = unitsPerPixel(), [x, y] = pointOf(event);
    let best = under, nearest = (under ? 4 : 14) * scale;
    for (const dot of DOTS) {
      const distance = Math.hypot(dot.x - x, dot.y - y);
      if (distance < nearest) { nearest = distance; best = dot.g; }
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
    const world = BOXES.World, box = BOXES[view.box];
    map.setAttribute("viewBox", world === box ? world.join(" ") : shaped(box, world[2] / world[3]).join(" "));
    for (const each of find("views").children) each.setAttribute("aria-pressed", each.dataset.view === view.box);
    const scale = unitsPerPixel();
    for (const pattern of map.querySelectorAll("pattern")) {
      pattern.setAttribute("patternTransform", `scale(${scale}) rotate(${pattern.dataset.turn})`);
    }
    const near = scale < 2.2, r = near ? 4.5 * scale : Math.max(13, 2.2 * scale);
    for (const dot of DOTS) {
      [dot.x, dot.y] = near ? dot.trueAt : dot.apart;
      for (const circle of dot.g.querySelectorAll("circle")) {
        for (const [key, value] of Object.entries({cx: dot.x, cy: dot.y, r})) circle.setAttribute(key, value);
      }
    }
  }

  function shaped([x, y, w, h], ratio) {
    const width = Math.max(w, h * Math.min(ratio, 1.9)), height = width / ratio;
    const tall = Math.max(height, h), wide = tall * ratio;
    return [Math.round(x - (wide - w) / 2), Math.round(y - (tall - h) / 2), Math.round(wide), Math.round(tall)];
  }

  function onMapKey(event) {
    const steps = {ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1};
    if (event.ctrlKey || event.altKey || event.metaKey || !order.length) return;
    let next = null;
    if (event.key in steps) next = (reached + steps[event.key] + order.length) % order.length;
    else if (event.key === "Home") next = 0;
    else if (event.key === "End") next = order.length - 1;
    else if (event.key === "Enter" || event.key === " ") { event.preventDefault(); return choose(order[reached].code); }
    else if (event.key === "Escape" && view.code) return choose(null);
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
    const g = shapes.get(state.code), frame = map.getBoundingClientRect();
    const box = (g.querySelector("circle") || g).getBoundingClientRect();
    const [x, y] = event ? [event.clientX, event.clientY] : [box.left + box.width / 2, box.top + box.height / 2];
    tip.replaceChildren(make("b", {}, state.name), wordsOf(stageOn(state, view.day)));
    tip.hidden = false;
    const left = Math.min(Math.max(0, x - frame.left + 14), frame.width - tip.offsetWidth);
    const below = y - frame.top + 18;
    const top = below + tip.offsetHeight > frame.height ? y - frame.top - tip.offsetHeight - 12 : below;
    tip.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`;
  }

  function hideTip() { tip.hidden = true; }

  const wordsOf = stage => stage.status === UNSAID ? `${DATA.statuses[UNSAID][1]}: ${stage.said}` : stage.said;

  function showMap() {
    for (const state of order) {
      const g = shapes.get(state.code), stage = stageOn(state, view.day);
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

  // ---- the legend, which chooses too

  const KEYS = [
    ...DATA.statuses.map(([word, label], i) => ({word, label, stage: {status: i, marks: [], perhaps: []}, has: stage => stage.status === i})),
    ...DATA.marks.map(([word, label], i) => ({word, label, stage: {status: i === 3 ? 2 : 3, marks: [i], perhaps: []}, has: stage => stateMarks(stage).includes(i)})),
  ].filter(key => key.word === "state-party" || STATES.some(state => state.stages.some(key.has)));

  const fits = stage => !view.only || KEYS.find(key => key.word === view.only).has(stage);

  function setUpLegend() {
    for (const key of KEYS) {
      key.count = make("b");
      key.button = button("", () => { view.only = view.only === key.word ? null : key.word; show(); });
      key.button.append(swatch(key.stage), key.count, " " + key.label);
      find("legend").append(make("li", {}, key.button));
    }
  }

  function showLegend() {
    const stages = STATES.map(state => stageOn(state, view.day));
    for (const key of KEYS) {
      key.number = stages.filter(key.has).length;
      key.count.textContent = key.number;
      key.button.setAttribute("aria-pressed", view.only === key.word);
      key.button.classList.toggle("none", !key.number);
    }
  }

  // ---- the day

  const slider = find("slider"), dayInput = find("day"), curve = find("curve");

  function setUpDay() {
    slider.min = number(DATA.first);
    slider.max = number(DATA.last);
    slider.addEventListener("input", () => ask(dayOf(+slider.value)));
    dayInput.addEventListener("input", () => { if (isDay(dayInput.value)) ask(dayInput.value); });
    find("before").addEventListener("click", () => ask(TURNS.findLast(day => day < view.day)));
    find("after").addEventListener("click", () => ask(TURNS.find(day => day > view.day)));
    find("asked").addEventListener("click", () => ask(DATA.on));
    find("asked").textContent = `back to ${DATA.on}`;
    const parts = [`States Parties in force, ${DATA.first.slice(0, 4)} to ${DATA.last.slice(0, 4)}.`];
    if (leavingDays().length) parts.push("Red strokes: a withdrawal took effect.");
    if (DATA.tallies.some(tally => tally[1] !== tally[2])) parts.push("Hatched: the facts leave the number open.");
    if (DATA.verified < DATA.last) parts.push(`Shaded: after ${DATA.verified}, through which the facts are held to be complete.`);
    find("key").append(...unbroken(parts.join(" ")));
    const drag = event => { if (event.buttons || event.type === "pointerdown") ask(dayOf(Math.round(dayAt(event)))); };
    curve.addEventListener("pointerdown", drag);
    curve.addEventListener("pointermove", event => { if (event.pointerType !== "touch") drag(event); });
    new ResizeObserver(() => { drawCurve(); showDay(); }).observe(curve);
  }

  const EDGE = 10;
  const span = () => number(DATA.last) - number(DATA.first);
  const across = (day, width) => EDGE + (number(day) - number(DATA.first)) / span() * (width - 2 * EDGE);

  function dayAt(event) {
    const box = curve.getBoundingClientRect();
    const part = (event.clientX - box.left - EDGE) / (box.width - 2 * EDGE);
    return number(DATA.first) + Math.min(1, Math.max(0, part)) * span();
  }

  const frame = {width: 0, height: 0, most: 1, base: 0};
  const up = count => frame.base - count / frame.most * (frame.base - 24);

  function drawCurve() {
    const box = curve.getBoundingClientRect();
    if (!box.width) return;
    Object.assign(frame, {width: box.width, height: box.height, base: box.height - 20, most: Math.max(1, ...DATA.tallies.map(tally => tally[2]))});
    curve.setAttribute("viewBox", `0 0 ${box.width} ${box.height}`);
    const x = day => across(day < DATA.first ? DATA.first : day, frame.width).toFixed(1);
    const right = x(DATA.last);
    const steps = which => DATA.tallies.map((tally, i) => {
      const next = DATA.tallies[i + 1];
      return `${i ? "L" : "M"}${x(tally[0])} ${up(tally[which]).toFixed(1)}L${next ? x(next[0]) : right} ${up(tally[which]).toFixed(1)}`;
    }).join("");
    const open = DATA.tallies.map((tally, i) => ({tally, end: DATA.tallies[i + 1]?.[0] ?? DATA.last})).filter(({tally}) => tally[1] !== tally[2]);
    const parts = [];
    if (DATA.verified < DATA.last) {
      parts.push(draw("rect", {class: "unknown", x: x(DATA.verified), y: 6, width: Math.max(0, right - x(DATA.verified)), height: frame.base - 6}));
    }
    parts.push(draw("path", {class: "area", d: `${steps(1)}L${right} ${frame.base}L${x(DATA.first)} ${frame.base}z`}), draw("path", {class: "line", d: steps(1)}));
    for (const {tally, end} of open) {
      parts.push(draw("rect", {class: "open", x: x(tally[0]), y: up(tally[2]), width: x(end) - x(tally[0]), height: up(tally[1]) - up(tally[2])}));
    }
    parts.push(...levels(), ...axes(x), ...leavings(x));
    parts.push(draw("line", {class: "cursor", id: "cursor"}), draw("text", {class: "now halo", id: "now"}));
    curve.replaceChildren(...parts);
  }

  function levels() {
    const by = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].find(step => frame.most / step < 4) || 1e4;
    const parts = [];
    for (let count = by; count <= frame.most; count += by) {
      parts.push(draw("line", {class: "level", x1: EDGE, x2: frame.width - EDGE, y1: up(count), y2: up(count)}),
        draw("text", {class: "halo", x: EDGE, y: up(count) - 4}, String(count)));
    }
    return parts;
  }

  function axes(x) {
    const first = +DATA.first.slice(0, 4), years = +DATA.last.slice(0, 4) - first;
    const room = Math.max(2, Math.floor(frame.width / 62));
    const by = [1, 2, 5, 10, 20, 25, 50, 100].find(step => years / step <= room) || 200;
    const parts = [draw("line", {class: "axis", x1: EDGE, x2: frame.width - EDGE, y1: frame.base, y2: frame.base})];
    for (let year = Math.ceil((first + 1) / by) * by; year <= first + years; year += by) {
      const at = x(`${year}-01-01`);
      parts.push(draw("line", {class: "tick", x1: at, x2: at, y1: frame.base, y2: frame.base + 4}));
      if (at < frame.width - 14 && at > 14) parts.push(draw("text", {x: at, y: frame.base + 16, "text-anchor": "middle"}, String(year)));
    }
    return parts;
  }

  function leavingDays() {
    const former = DATA.statuses.findIndex(([word]) => word === "former-state-party");
    return [...new Set(STATES.flatMap(state => state.stages.filter((stage, i) => i && stage.status === former && state.stages[i - 1].status !== former).map(stage => stage.begins)))];
  }

  function leavings(x) {
    return leavingDays().map(day => draw("line", {class: "left", x1: x(day), x2: x(day), y1: frame.base - 7, y2: frame.base}));
  }

  function showDay() {
    const tally = tallyOn(view.day), words = inWords(view.day);
    slider.value = number(view.day);
    slider.setAttribute("aria-valuetext", `${words}: ${say(tally[3])}`);
    if (document.activeElement !== dayInput || dayInput.value !== view.day) dayInput.value = view.day;
    find("before").disabled = !TURNS.some(day => day < view.day);
    find("after").disabled = !TURNS.some(day => day > view.day);
    find("asked").disabled = view.day === DATA.on;
    find("bound").textContent = say(tally[3]);
    find("daywords").textContent = `on ${words}`;
    document.title = `${say(tally[3])} on ${view.day}`;
    find("beyond").textContent = DATA.beyond;
    find("beyond").hidden = view.day <= DATA.verified;
    curve.setAttribute("aria-label", `States Parties in force over time. ${words}: ${say(tally[3])}.`);
    if (!frame.width) return;
    const at = Math.min(frame.width - EDGE, Math.max(EDGE, across(view.day, frame.width)));
    const cursor = find("cursor"), now = find("now");
    for (const [key, value] of Object.entries({x1: at, x2: at, y1: 4, y2: frame.height + 8})) cursor.setAttribute(key, value);
    const early = at < frame.width / 2;
    now.setAttribute("x", at + (early ? 7 : -7));
    now.setAttribute("y", 13);
    now.setAttribute("text-anchor", early ? "start" : "end");
    now.textContent = tally[1] === tally[2] ? tally[1] : `${tally[1]} to ${tally[2]}`;
  }

  // ---- the table

  const COLUMNS = [
    {key: "code", label: "Code", value: row => row.state.code, kind: "iso"},
    {key: "name", label: "State", value: row => row.state.name},
    {key: "status", label: "Status", value: row => `${row.stage.status}${stateMarks(row.stage).length ? 0 : 1}`},
    {key: "since", label: "Since", value: row => row.stage.since},
    {key: "through", label: "Through", value: row => row.stage.through, kind: "through"},
  ];
  const rows = STATES.map(state => ({state, stage: null}));

  function setUpTable() {
    for (const column of COLUMNS) {
      column.head = make("th", {scope: "col", class: column.kind || ""}, button(column.label, () => {
        view.down = view.by === column.key && !view.down;
        view.by = column.key;
        show();
      }));
      find("heads").append(column.head);
    }
    for (const row of rows) {
      const name = make("a", {href: "#" + row.state.code}, row.state.name);
      name.addEventListener("click", event => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        choose(row.state.code);
      });
      row.cells = {status: make("td"), since: make("td", {class: "days"}), through: make("td", {class: "days through"})};
      row.tr = make("tr", {"data-code": row.state.code}, make("td", {class: "code iso"}, row.state.code), make("th", {scope: "row"}, name),
        row.cells.status, row.cells.since, row.cells.through);
      row.link = name;
    }
    find("search").addEventListener("input", () => { view.query = find("search").value; show(); });
    find("all").addEventListener("click", () => { view.only = null; view.query = find("search").value = ""; show(); });
  }

  const plainly = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  function showTable() {
    const query = plainly(view.query.trim());
    for (const row of rows) {
      const stage = stageOn(row.state, view.day);
      if (row.stage !== stage) {
        row.stage = stage;
        row.cells.status.replaceChildren(make("span", {class: "stands"}, swatch(stage), make("span", {}, wordsOf(stage))));
        row.cells.since.replaceChildren(...unbroken(stage.since),
          ...(stage.through ? [make("span", {class: "narrow"}, "through ", ...unbroken(stage.through))] : []));
        row.cells.through.replaceChildren(...unbroken(stage.through));
      }
      row.link.setAttribute("href", `#${row.state.code}@${view.day}`);
      row.tr.classList.toggle("chosen", row.state.code === view.code);
      row.fits = fits(stage) && (!query || plainly([row.state.name, row.state.code, row.state.iso3, wordsOf(stage)].join(" ")).includes(query));
    }
    sortRows();
    const count = rows.filter(row => row.fits).length;
    const key = KEYS.find(each => each.word === view.only);
    const shown = `${count === rows.length ? count : `${count} of ${rows.length}`} States${key ? `: ${key.label}` : ""}`;
    if (find("shown").textContent !== shown) find("shown").textContent = shown;
    find("all").hidden = !view.only && !view.query;
  }

  function sortRows() {
    const {value} = COLUMNS.find(column => column.key === view.by);
    const inOrder = (a, b) => {
      const x = value(a), y = value(b);
      if (!x !== !y) return x ? -1 : 1;
      const way = view.by === "name" ? byName(a.state, b.state) : x < y ? -1 : x > y ? 1 : 0;
      return (view.down ? -way : way) || byName(a.state, b.state);
    };
    for (const column of COLUMNS) {
      if (column.key === view.by) column.head.setAttribute("aria-sort", view.down ? "descending" : "ascending");
      else column.head.removeAttribute("aria-sort");
    }
    const wanted = rows.filter(row => row.fits).sort(inOrder).map(row => row.tr);
    const body = find("rows");
    if (wanted.length !== body.children.length || wanted.some((tr, i) => tr !== body.children[i])) body.replaceChildren(...wanted);
  }

  // ---- beside the map: one State, or what comes next

  const beside = find("beside");
  let besideShows = null;

  function showBeside() {
    const state = BY_CODE.get(view.code);
    const stamp = `${view.code}@${view.day}${view.all}`;
    if (besideShows === stamp) return;
    besideShows = stamp;
    beside.replaceChildren(...(state ? oneState(state) : comingNext()));
  }

  function comingNext() {
    const dated = DATA.events.filter(event => event[2] > view.day).sort((a, b) => a[1] < b[1] ? -1 : a[1] > b[1] ? 1 : 0);
    const open = STATES.filter(state => stageOn(state, view.day).open);
    const most = view.all ? dated.length : 12;
    const itemOf = event => {
      const item = eventItem(event);
      item.lastChild.prepend(stateButton(STATES[event[0]]), ": ");
      return item;
    };
    const items = dated.slice(0, most).map(itemOf);
    for (const state of open) {
      items.push(make("li", {}, make("span", {class: "when"}, "no day known"), make("span", {}, stateButton(state), ": " + stageOn(state, view.day).headline)));
    }
    const came = DATA.events.filter(event => event[1] && event[2] <= view.day && !event[5]).sort((a, b) => a[1] < b[1] ? 1 : a[1] > b[1] ? -1 : 0).slice(0, 6);
    return [
      make("h2", {}, "What comes next"),
      make("p", {class: "small"}, `${items.length ? "On record" : "Nothing is on record"} after ${inWords(view.day)}. Choose a State here, on the map or in the table to see its own story.`),
      make("ol", {}, ...items),
      ...(dated.length > most ? [button(`${dated.length - most} more`, () => { view.all = true; show(); }, {class: "more"})] : []),
      ...(came.length ? [make("h3", {}, "What came last"), make("ol", {}, ...came.map(itemOf))] : []),
    ];
  }

  function eventItem([place, earliest, , on, text, step]) {
    const words = say(on) || earliest || "no day";
    return make("li", step ? {class: "step"} : {}, make("span", {class: "when"}, ...unbroken(words)), make("span", {}, ...unbroken(filled(say(text), [STATES[place].name]))));
  }

  function oneState(state) {
    const stage = stageOn(state, view.day);
    const reasons = stage.reasons.map(i => DATA.reasons[i]);
    const parts = [
      make("div", {class: "top"}, make("h2", {}, state.name + " ", make("span", {class: "code"}, [state.code, state.iso3].filter(Boolean).join(" · "))),
        button("close", () => { const code = view.code; choose(null); shapes.get(code)?.focus(); }, {class: "close", "aria-label": `Close ${state.name}`})),
      make("p", {class: "lead"}, ...unbroken(stage.headline)),
      lifeLine(state),
      make("h3", {}, "Its standing over time"),
      make("ol", {}, ...spells(state).map(({begins, through, said, stage: each}) => make("li", begins <= view.day && (!through || view.day <= through) ? {class: "now", "aria-current": "true"} : {},
        make("span", {class: "when"}, begins || "at first"), make("span", {class: "stands"}, swatch(each), make("span", {}, said))))),
    ];
    if (reasons.length) parts.push(make("h3", {}, "Why"), ...reasons.flatMap(reasonParts));
    parts.push(...stage.beside.map(line => make("p", {class: "note"}, ...unbroken(say(line)))));
    if (state.note) parts.push(make("p", {class: "note"}, ...unbroken("Note: " + state.note)));
    if (view.day > DATA.verified) parts.push(make("p", {class: "warn"}, DATA.beyond));
    if (state.events.length) {
      parts.push(make("h3", {}, "On record"), make("ol", {}, ...state.events.map(event => {
        const item = eventItem(event);
        if (event[1] > view.day) item.classList.add("later");
        return item;
      })));
    }
    const cited = [...new Set([...reasons.flatMap(reason => reason[6]), ...state.events.flatMap(event => event[6])])];
    if (cited.length) {
      parts.push(make("h3", {}, "Sources"), make("ul", {class: "cites"}, ...cited.map(i => DATA.sources[i]).map(([id, title, dated, address]) =>
        make("li", {}, title ? link(address, title) : id, title && dated ? `, ${dated}` : "", title ? make("span", {class: "id"}, ` ${id}`) : ""))));
    }
    return parts;
  }

  function reasonParts([act, date, law, sum, so, published, sources]) {
    const pairs = [["law", say(law)], ["sum", say(sum)], ["so", say(so)], ["published", say(published)]].filter(([, said]) => said);
    const cited = sources.map(i => DATA.sources[i]).flatMap(([id, title, , address], i) => [i ? ", " : "", title ? link(address, id, title) : id]);
    return [
      make("p", {class: "act"}, `${say(act)}, ${say(date)}`),
      make("dl", {}, ...pairs.flatMap(([what, said]) => [make("dt", {}, what), make("dd", {}, ...unbroken(said))]),
        ...(cited.length ? [make("dt", {}, "sources"), make("dd", {}, ...cited)] : [])),
    ];
  }

  // Stages that say the same of the status are one spell.
  function spells(state) {
    const found = [];
    for (const stage of state.stages) {
      const said = wordsOf(stage);
      if (found.length && found[found.length - 1].said === said) continue;
      if (found.length) found[found.length - 1].through = dayOf(number(stage.begins) - 1);
      found.push({begins: stage.begins, through: "", said, stage});
    }
    return found;
  }

  function lifeLine(state) {
    const wide = 376, x = day => (number(day) - number(DATA.first)) / span() * wide;
    const parts = spells(state).flatMap(({begins, through, stage}) => {
      const left = begins ? x(begins) : 0, right = through ? x(through) : wide;
      const box = {x: left, y: 7, width: Math.max(.5, right - left), height: 15};
      return [draw("rect", {...box, class: "s" + stage.status}), ...stateMarks(stage).map(mark => draw("rect", {...box, class: "k" + mark}))];
    });
    const at = Math.min(wide, Math.max(0, x(view.day)));
    return draw("svg", {class: "life", viewBox: `0 0 ${wide} 30`, preserveAspectRatio: "none", "aria-hidden": "true"}, ...parts,
      draw("line", {x1: at, x2: at, y1: 1, y2: 28}));
  }

  // ---- together

  function ask(day) {
    if (!day || !isDay(day)) return;
    view.day = day;
    show();
  }

  function choose(code) {
    view.code = code;
    view.all = false;
    show();
    if (!code) return;
    const top = beside.getBoundingClientRect().top;
    if (top < 0 || top > innerHeight * .7) beside.scrollIntoView({block: "start", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth"});
  }

  function show() {
    showDay();
    showLegend();
    showMap();
    showTable();
    showBeside();
    later();
  }

  let waiting = 0;
  function later() {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      const hash = `#${view.code || ""}@${view.day}`;
      if (location.hash !== hash) history.replaceState(null, "", hash);
      const state = BY_CODE.get(view.code);
      const told = `${say(tallyOn(view.day)[3])} on ${inWords(view.day)}.${state ? " " + stageOn(state, view.day).headline : ""}`;
      if (find("live").textContent !== told) find("live").textContent = told;
    }, 250);
  }

  function readHash() {
    const match = /^#?([A-Z][A-Z0-9]{1,7})?(?:@?(\d{4}-\d\d-\d\d))?$/.exec(location.hash);
    if (!match) return;
    if (match[2] && isDay(match[2])) view.day = match[2];
    if (match[1] ? BY_CODE.has(match[1]) : match[2]) view.code = match[1] || null;
  }

  setUpMap();
  setUpLegend();
  setUpDay();
  setUpTable();
  readHash();
  addEventListener("hashchange", () => { readHash(); show(); });
  drawCurve();
  show();
  if (view.code) choose(view.code);
  window.ottawa = {standing, changes: CHANGES, codes: [...BY_CODE.keys()]};
})();
