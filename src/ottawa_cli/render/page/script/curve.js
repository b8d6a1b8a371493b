// The curves of States Parties, drawn to the width they have: all days from none upwards, and the last years closer.

const EDGE = 10;
const curve = find("curve"),
  recent = find("recent");
const MOST = Math.max(1, ...TALLIES.map(tally => tally.most));
const PLOTS = [
  {svg: curve, first: DATA.first, last: DATA.last, least: 0, most: MOST, width: 0},
  ...(DATA.recent ? [{svg: recent, ...DATA.recent, last: DATA.last, width: 0}] : []),
];
const span = plot => number(plot.last) - number(plot.first);
const em = () => parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;

const across = (plot, day) =>
  EDGE +
  ((number(day < plot.first ? plot.first : day > plot.last ? plot.last : day) - number(plot.first)) / span(plot)) *
    (plot.width - 2 * EDGE);
const up = (plot, count) => plot.base - ((count - plot.least) / (plot.most - plot.least)) * (plot.base - plot.head);

function dayAt(plot, event) {
  const box = plot.svg.getBoundingClientRect();
  const part = (event.clientX - box.left - EDGE) / (box.width - 2 * EDGE);
  return dayOf(Math.round(number(plot.first) + Math.min(1, Math.max(0, part)) * span(plot)));
}

function drawCurves() {
  find("recentbox").hidden = !DATA.recent;
  for (const plot of PLOTS) drawCurve(plot);
}

// The numbers within a plot, each from a day until another.
function stretches(plot) {
  return TALLIES.map((tally, i) => ({tally, since: tally.since, until: TALLIES[i + 1]?.since ?? plot.last}))
    .filter(({since, until}) => until > plot.first && since < plot.last)
    .map(({tally, since, until}) => ({tally, from: across(plot, since || plot.first), to: across(plot, until)}));
}

function drawCurve(plot) {
  const box = plot.svg.getBoundingClientRect();
  if (!box.width) return;
  const text = em();
  Object.assign(plot, {width: box.width, height: box.height, base: box.height - 20 * text, head: 34 * text, text});
  plot.svg.setAttribute("viewBox", `0 0 ${box.width} ${box.height}`);
  const parts = stretches(plot),
    right = plot.width - EDGE;
  const level = ({tally, from, to}) =>
    `${from.toFixed(1)} ${up(plot, tally.least).toFixed(1)}L${to.toFixed(1)} ${up(plot, tally.least).toFixed(1)}`;
  const steps = "M" + parts.map(level).join("L");
  plot.svg.replaceChildren(
    ...beyondRecord(plot),
    draw("path", {class: "area", d: `${steps}L${right} ${plot.base}L${EDGE} ${plot.base}z`}),
    draw("path", {class: "line", d: steps}),
    ...parts.filter(({tally}) => tally.least !== tally.most).map(part => openBox(plot, part)),
    ...levels(plot),
    ...years(plot),
    ...peak(plot),
    ...leavings(plot),
    (plot.cursor = draw("line", {class: "cursor"})),
    (plot.now = draw("text", {class: "now halo"})),
  );
}

function beyondRecord(plot) {
  if (DATA.verified >= plot.last) return [];
  const x = across(plot, DATA.verified);
  return [draw("rect", {class: "unknown", x, y: 6, width: Math.max(0, plot.width - EDGE - x), height: plot.base - 6})];
}

function openBox(plot, {tally, from, to}) {
  const top = up(plot, tally.most);
  return draw("rect", {
    class: "open",
    x: from,
    y: top,
    width: Math.max(0, to - from),
    height: Math.max(2, up(plot, tally.least) - top),
  });
}

function levels(plot) {
  const reach = plot.most - plot.least,
    by = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].find(step => reach / step < 4) || 1e4;
  const parts = [];
  for (let count = (Math.floor(plot.least / by) + 1) * by; count <= plot.most; count += by) {
    const y = up(plot, count);
    parts.push(
      draw("line", {class: "level", x1: EDGE, x2: plot.width - EDGE, y1: y, y2: y}),
      draw("text", {class: "halo", x: EDGE, y: y - 4}, String(count)),
    );
  }
  return parts;
}

function years(plot) {
  const first = +plot.first.slice(0, 4),
    count = +plot.last.slice(0, 4) - first,
    {base, text} = plot;
  const room = Math.max(2, Math.floor(plot.width / (62 * text)));
  const by = [1, 2, 5, 10, 20, 25, 50, 100].find(step => count / step <= room) || 200;
  const parts = [draw("line", {class: "axis", x1: EDGE, x2: plot.width - EDGE, y1: base, y2: base})];
  for (let year = Math.ceil((first + 1) / by) * by; year <= first + count; year += by) {
    const x = across(plot, `${year}-01-01`);
    parts.push(draw("line", {class: "tick", x1: x, x2: x, y1: base, y2: base + 4}));
    if (x < plot.width - 14 && x > 14)
      parts.push(draw("text", {x, y: base + 16 * text, "text-anchor": "middle"}, String(year)));
  }
  return parts;
}

// The most that were ever sure, on its first day, where there are fewer since.
function peak(plot) {
  const most = Math.max(...TALLIES.map(tally => tally.least)),
    {since} = TALLIES.find(tally => tally.least === most);
  if (!since || TALLIES.at(-1).least >= most || since < plot.first) return [];
  const x = across(plot, since) - 4;
  return [draw("text", {class: "peak halo", x, y: up(plot, most) - 5, "text-anchor": "end"}, `peak ${most}, ${since}`)];
}

function leavings(plot) {
  const days = LEAVINGS.filter(day => day > plot.first && day <= plot.last);
  const strokes = days.map(day => {
    const x = across(plot, day);
    return draw("line", {class: "left", x1: x, x2: x, y1: plot.base - 7, y2: plot.base});
  });
  const together = [];
  for (const day of days) {
    const before = together.at(-1);
    if (before && across(plot, day) - across(plot, before.at(-1)) < 40 * plot.text) before.push(day);
    else together.push([day]);
  }
  const words = together.map(near =>
    draw(
      "text",
      {class: "gone halo", x: across(plot, near[0]) - 4, y: plot.base - 5, "text-anchor": "end"},
      `${near.flatMap(leftOn).length} left`,
    ),
  );
  return [...strokes, ...words];
}

function showCursor(tally) {
  for (const plot of PLOTS) {
    if (!plot.cursor) continue;
    const within = view.day >= plot.first || plot.svg === curve,
      x = across(plot, view.day),
      early = x < plot.width / 2;
    plot.cursor.classList.toggle("off", !within);
    plot.now.classList.toggle("off", !within);
    for (const [key, value] of Object.entries({x1: x, x2: x, y1: 4, y2: plot.height + (plot.svg === curve ? 8 : -18)}))
      plot.cursor.setAttribute(key, value);
    plot.now.setAttribute("x", x + (early ? 7 : -7));
    plot.now.setAttribute("y", 12 * plot.text);
    plot.now.setAttribute("text-anchor", early ? "start" : "end");
    plot.now.textContent = tally.least === tally.most ? tally.most : `${tally.least} to ${tally.most}`;
  }
}
