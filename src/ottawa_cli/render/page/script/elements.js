// How elements are made, always with text and never with markup.

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
