// The curve of States Parties, drawn to the width it has.

const EDGE = 10;
const span = () => number(DATA.last) - number(DATA.first);
const across = (day, width) => EDGE + ((number(day) - number(DATA.first)) / span()) * (width - 2 * EDGE);

function dayAt(event) {
  const box = curve.getBoundingClientRect();
  const part = (event.clientX - box.left - EDGE) / (box.width - 2 * EDGE);
  return number(DATA.first) + Math.min(1, Math.max(0, part)) * span();
}

const frame = {width: 0, height: 0, most: 1, base: 0};
const up = count => frame.base - (count / frame.most) * (frame.base - 24);

function drawCurve() {
  const box = curve.getBoundingClientRect();
  if (!box.width) return;
  Object.assign(frame, {
    width: box.width,
    height: box.height,
    base: box.height - 20,
    most: Math.max(1, ...TALLIES.map(tally => tally.most)),
  });
  curve.setAttribute("viewBox", `0 0 ${box.width} ${box.height}`);
  const x = day => across(day < DATA.first ? DATA.first : day, frame.width).toFixed(1);
  const right = x(DATA.last);
  const steps = TALLIES.map((tally, i) => {
    const next = TALLIES[i + 1],
      height = up(tally.least).toFixed(1);
    return `${i ? "L" : "M"}${x(tally.since)} ${height}L${next ? x(next.since) : right} ${height}`;
  }).join("");
  const open = TALLIES.map((tally, i) => ({tally, end: TALLIES[i + 1]?.since ?? DATA.last})).filter(
    ({tally}) => tally.least !== tally.most,
  );
  const parts = [];
  if (DATA.verified < DATA.last) {
    parts.push(
      draw("rect", {
        class: "unknown",
        x: x(DATA.verified),
        y: 6,
        width: Math.max(0, right - x(DATA.verified)),
        height: frame.base - 6,
      }),
    );
  }
  parts.push(
    draw("path", {class: "area", d: `${steps}L${right} ${frame.base}L${x(DATA.first)} ${frame.base}z`}),
    draw("path", {class: "line", d: steps}),
  );
  for (const {tally, end} of open) {
    parts.push(
      draw("rect", {
        class: "open",
        x: x(tally.since),
        y: up(tally.most),
        width: x(end) - x(tally.since),
        height: up(tally.least) - up(tally.most),
      }),
    );
  }
  parts.push(...levels(), ...axes(x), ...leavings(x));
  parts.push(draw("line", {class: "cursor", id: "cursor"}), draw("text", {class: "now halo", id: "now"}));
  curve.replaceChildren(...parts);
}

function levels() {
  const by = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].find(step => frame.most / step < 4) || 1e4;
  const parts = [];
  for (let count = by; count <= frame.most; count += by) {
    parts.push(
      draw("line", {class: "level", x1: EDGE, x2: frame.width - EDGE, y1: up(count), y2: up(count)}),
      draw("text", {class: "halo", x: EDGE, y: up(count) - 4}, String(count)),
    );
  }
  return parts;
}

function axes(x) {
  const first = +DATA.first.slice(0, 4),
    years = +DATA.last.slice(0, 4) - first;
  const room = Math.max(2, Math.floor(frame.width / 62));
  const by = [1, 2, 5, 10, 20, 25, 50, 100].find(step => years / step <= room) || 200;
  const parts = [draw("line", {class: "axis", x1: EDGE, x2: frame.width - EDGE, y1: frame.base, y2: frame.base})];
  for (let year = Math.ceil((first + 1) / by) * by; year <= first + years; year += by) {
    const at = x(`${year}-01-01`);
    parts.push(draw("line", {class: "tick", x1: at, x2: at, y1: frame.base, y2: frame.base + 4}));
    if (at < frame.width - 14 && at > 14)
      parts.push(draw("text", {x: at, y: frame.base + 16, "text-anchor": "middle"}, String(year)));
  }
  return parts;
}

function leavingDays() {
  const former = statusOf("former-state-party");
  return [
    ...new Set(
      STATES.flatMap(state =>
        state.stages
          .filter((stage, i) => i && stage.status === former && state.stages[i - 1].status !== former)
          .map(stage => stage.begins),
      ),
    ),
  ];
}

function leavings(x) {
  return leavingDays().map(day =>
    draw("line", {class: "left", x1: x(day), x2: x(day), y1: frame.base - 7, y2: frame.base}),
  );
}
