// How elements are made, always with text and never with markup; and the patterns, so that colour is never alone.

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
  return text
    .split(/(\d{4}-\d\d-\d\d|\(?art\. \S+)/)
    .map((part, i) => (i % 2 ? make("span", {class: "date"}, part) : part))
    .filter(part => part !== "");
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

function patterns(prefix) {
  const tile = (id, size, turn, ...shapes) =>
    draw(
      "pattern",
      {id: prefix + id, width: size, height: size, patternUnits: "userSpaceOnUse", "data-turn": turn},
      ...shapes,
    );
  const ground = (size, name) => draw("rect", {width: size, height: size, class: name, stroke: "none"});
  const stripe = (size, width, name) => draw("path", {d: `M0 ${size / 2}H${size}`, "stroke-width": width, class: name});
  const spot = (size, r, name) => draw("circle", {cx: size / 2, cy: size / 2, r, class: name});
  return draw(
    "defs",
    {},
    tile("0", 6, 0, ground(6, "p-none")),
    tile("1", 5, 0, ground(5, "p-sea"), spot(5, 1.25, "p-party")),
    tile("2", 5, 0, ground(5, "p-soft"), stripe(5, 1.7, "l-party")),
    tile("3", 6, 0, ground(6, "p-party")),
    tile("4", 5, 45, ground(5, "p-former"), stripe(5, 1.5, "l-fsoft")),
    tile(
      "5",
      6,
      45,
      ground(6, "p-usoft"),
      stripe(6, 1.2, "l-unsaid"),
      draw("path", {d: "M3 0V6", "stroke-width": 1.2, class: "l-unsaid"}),
    ),
    tile("out", 4, -45, stripe(4, 0.7, "l-out")),
    tile(
      "k0",
      7,
      135,
      draw("path", {d: "M0 3.5H7", "stroke-width": 4.1, class: "l-paper"}),
      draw("path", {d: "M0 3.5H7", "stroke-width": 2.6, stroke: "var(--former)"}),
    ),
    tile("k1", 7, 0, spot(7, 2.7, "p-paper"), spot(7, 1.9, "p-former")),
    tile("k2", 7, 0, stripe(7, 2.3, "l-amber")),
    tile("k3", 7, 90, stripe(7, 1.8, "l-amber")),
  );
}

const stateMarks = stage => stage.marks.concat(stage.possible_marks);

function swatch(stage) {
  const box = {x: 0.5, y: 0.5, width: 23, height: 14};
  return draw(
    "svg",
    {class: "swatch", "aria-hidden": "true", width: 24, height: 15},
    ...(stage.status < 0 ? [] : [draw("rect", {...box, class: "s" + stage.status})]),
    ...stateMarks(stage).map(mark => draw("rect", {...box, class: "k" + mark})),
  );
}
