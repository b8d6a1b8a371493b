// What can be taken away: the table of the day as CSV, map and curve as SVG, a State's events as a calendar.

function setUpDownloads() {
  find("csv").addEventListener("click", () => save(`${DATA.id}-${view.day}.csv`, "text/csv", tableText()));
  find("mapsvg").addEventListener("click", () => savePicture("map", map));
  find("mapsvg").hidden = !shapes.size;
  find("curvesvg").addEventListener("click", () => savePicture("curve", curve));
}

function save(name, type, text) {
  const address = URL.createObjectURL(new Blob([text], {type: `${type};charset=utf-8`}));
  const anchor = make("a", {href: address, download: name});
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

// Begun with a mark by which spreadsheets know the letters; no cell is run as a formula.
function tableText() {
  const head = [
    "on",
    "code",
    "iso3",
    "name",
    "status",
    "signed",
    "deposited",
    "act",
    "in_force",
    "notice_received",
    "out",
  ];
  const lines = shownRows().map(({state, stage}) => {
    const acts = actsOn(stage);
    return [view.day, state.code, state.iso3, state.name, wordsOf(stage), ...ACT_COLUMNS.map(({key}) => acts[key])];
  });
  return "\ufeff" + [head, ...lines].map(line => line.map(cell).join(",") + "\r\n").join("");
}

function cell(text) {
  const safe = /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const NEVER_NONE = ["fill", "stroke", "display"];
const DRAWN = [
  "fill",
  "fill-rule",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "stroke-linejoin",
  "opacity",
  "vector-effect",
  "paint-order",
  "display",
  "font-family",
  "font-size",
  "font-weight",
  "text-anchor",
];

// The picture as it is seen, with its looks and the patterns it is filled with in it, its title and what it is made of.
function savePicture(name, svg) {
  const copied = pictureOf(svg),
    box = svg.getBoundingClientRect(),
    [x, y, width, height] = copied.getAttribute("viewBox").split(" ");
  const fill = getComputedStyle(document.documentElement).backgroundColor;
  const made = `The facts are held to be complete through ${DATA.verified}. Made by ottawa.`;
  copied.prepend(
    draw("title", {}, document.title),
    draw("desc", {}, `${DATA.treaty}: ${name} of ${view.day}. ${made}`),
    ...missingPatterns(copied),
    draw("rect", {x, y, width, height, fill}),
  );
  for (const [key, value] of Object.entries({xmlns: NS, width: Math.round(box.width), height: Math.round(box.height)}))
    copied.setAttribute(key, value);
  save(`${DATA.id}-${name}-${view.day}.svg`, "image/svg+xml", new XMLSerializer().serializeToString(copied));
}

function pictureOf(element) {
  const copied = element.cloneNode(true),
    seen = element.querySelectorAll("*");
  for (const [i, each] of copied.querySelectorAll("*").entries()) writeLooks(each, getComputedStyle(seen[i]));
  for (const {name} of [...copied.attributes])
    if (["class", "style", "role", "aria-label"].includes(name)) copied.removeAttribute(name);
  return copied;
}

function writeLooks(element, looks) {
  for (const key of DRAWN) {
    const value = looks.getPropertyValue(key).replace(/url\(["']?[^)]*#([^"')]*)["']?\)/, "url(#$1)");
    const isSaid = value && (!["none", "normal"].includes(value) || NEVER_NONE.includes(key));
    if (isSaid) element.setAttribute(key, value);
  }
  for (const key of ["class", "role", "tabindex", "aria-pressed", "aria-label", "data-code", "data-at", "data-turn"])
    element.removeAttribute(key);
}

// Those that the page has once, for all its pictures.
function missingPatterns(copied) {
  const asked = new Set(
    [...copied.querySelectorAll("[fill^=url]")].map(each => each.getAttribute("fill").slice(5, -1)),
  );
  return [...asked].filter(id => !copied.querySelector(`#${id}`)).map(id => pictureOf(find(id)));
}

// A calendar as ``ottawa timeline -f ics`` writes it, line by line; a day known in part is the first that it may be.
function saveCalendar(state) {
  const name = calendarText(`${DATA.treaty}: ${state.name}`);
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//ottawa//treaty status//EN",
    "CALSCALE:GREGORIAN",
    `NAME:${name}`,
    `X-WR-CALNAME:${name}`,
    "REFRESH-INTERVAL;VALUE=DURATION:P1D",
    "X-PUBLISHED-TTL:P1D",
    ...state.events.filter(event => event.earliest).flatMap(calendarLines),
    "END:VCALENDAR",
  ];
  save(`${DATA.id}-${state.code}.ics`, "text/calendar", lines.flatMap(foldedLine).join("\r\n") + "\r\n");
}

function calendarLines({state, text, article, word, identity, sources, earliest, latest}) {
  const compact = day => day.replaceAll("-", ""),
    stamp = `${compact(DATA.verified)}T000000Z`;
  const between = earliest === latest ? "" : `, on a day between ${earliest} and ${latest}`;
  const cited = sources.map(i => SOURCES[i]),
    told = cited.map(({id, title, url}) => (title ? `${title}: ${url}` : `${id}: not described`)),
    described = [...(article ? [article] : []), ...(told.length ? ["Sources:", ...told] : [])],
    address = cited.find(source => source.title)?.url;
  const summary = (word === "entry-into-force" ? "" : `${state.name}: `) + text + between;
  return [
    "BEGIN:VEVENT",
    `UID:${calendarText(`${DATA.id}/${state.code}/${say(identity)}`)}@ottawa`,
    `DTSTAMP:${stamp}`,
    `LAST-MODIFIED:${stamp}`,
    `SEQUENCE:${number(DATA.verified) - number("0000-12-31")}`,
    `DTSTART;VALUE=DATE:${compact(earliest)}`,
    `DTEND;VALUE=DATE:${compact(dayOf(number(earliest) + 1))}`,
    `SUMMARY:${calendarText(summary)}`,
    ...(described.length ? [`DESCRIPTION:${calendarText(described.join("\n"))}`] : []),
    ...(address ? [`URL:${address}`] : []),
    `CATEGORIES:${word}`,
    `STATUS:${between ? "TENTATIVE" : "CONFIRMED"}`,
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ];
}

const calendarText = text => text.replace(/[\\;,]/g, "\\$&").replaceAll("\n", "\\n");

// No line is longer than 75 octets; one that goes on begins with a space.
function foldedLine(line) {
  const parts = [""];
  let octets = 0;
  for (const letter of line) {
    const size = new TextEncoder().encode(letter).length;
    if (octets + size > 75) {
      parts.push(" ");
      octets = 1;
    }
    parts[parts.length - 1] += letter;
    octets += size;
  }
  return parts;
}
