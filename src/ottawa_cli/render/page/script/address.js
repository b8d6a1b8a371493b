// The address says all that is asked, so that it can be sent and gone back to: #LT@2025-12-27?region=Europe&sort=-out

const SORTS = ["code", "name", "status", "signed", "deposited", "act", "in_force", "notice", "out"];
const readable = text => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

// A State by its code, in two letters or three, or by a name, whole or begun, that is only one's; whatever their case.
function stateOf(text) {
  const code = text.trim().toUpperCase(),
    name = folded(text);
  const only = fits => {
    const named = STATES.filter(state => [folded(state.name), ...(state.others ?? [])].some(fits));
    return named.length === 1 ? named[0] : undefined;
  };
  return (
    BY_CODE.get(code) ??
    STATES.find(state => state.iso3 === code) ??
    only(each => each === name) ??
    only(each => name.length > 2 && each.startsWith(name))
  );
}

function addressOf() {
  const asked = new URLSearchParams();
  if (view.box !== "World") asked.set("region", view.box);
  if (view.group) asked.set("group", view.group);
  if (view.only) asked.set("status", view.only);
  if (view.query.trim()) asked.set("find", view.query.trim());
  if (view.by !== "name" || view.down) asked.set("sort", (view.down ? "-" : "") + view.by);
  const rest = asked.toString();
  return `#${view.code ?? ""}@${view.today ? "today" : view.day}${rest ? "?" + rest : ""}`;
}

// A link is all that is asked: without a day, the page's own. What is wrong with it is said, and the rest of it is shown.
function readAddress() {
  const hash = location.hash.slice(1);
  const [, place, day, rest] = /^([^@?]*)(?:@([^?]*))?(?:\?(.*))?$/.exec(hash) ?? [null, "", hash, ""];
  if (place && find(readable(place))) return;
  const wrong = [];
  const next = {...FIRST_VIEW, all: view.all};
  readPlace(next, readable(place), readable(day ?? ""), wrong);
  readRest(next, new URLSearchParams(rest ?? ""), wrong);
  Object.assign(view, next);
  find("wrong").textContent = wrong.length ? `The link names ${wrong.join(", and ")}. It is left out.` : "";
}

function readPlace(next, place, day, wrong) {
  if (place) {
    next.code = stateOf(place)?.code ?? null;
    if (!next.code) wrong.push(`the State ${place}, which is not on this page`);
  }
  if (day === "today") Object.assign(next, {day: TODAY, today: true});
  else if (day && isDay(day)) next.day = day;
  else if (day) wrong.push(`the day ${day}, which is none from 1800-01-01 to 2200-12-31`);
}

function readRest(next, asked, wrong) {
  const known = {
    region: ["box", Object.keys(ATLAS.views)],
    group: ["group", GROUPS.map(group => group.word)],
    status: ["only", KEYS.map(key => key.word)],
    find: ["query", null],
    sort: ["by", SORTS],
  };
  for (const [name, text] of asked) {
    const [key, words] = known[name] ?? [];
    const value = name === "sort" ? text.replace(/^-/, "") : text;
    if (!key) wrong.push(`${name}, which this page does not ask`);
    else if (words && !words.includes(value)) wrong.push(`the ${name} ${value}, which this page does not know`);
    else next[key] = value;
    if (name === "sort" && next.by === value) next.down = text.startsWith("-");
  }
}

// Steps to go back to are pushed; what a slider passes through is not. Where there is no address, there is none to keep.
let waiting = 0;
function remember(push) {
  clearTimeout(waiting);
  if (push) keep("pushState");
  waiting = setTimeout(() => {
    tell();
    if (!push) keep("replaceState");
  }, 250);
}

function keep(way) {
  const address = addressOf();
  if (location.hash === address) return;
  try {
    history[way](null, "", address);
  } catch {
    // a frame that was given its page as a text has no address
  }
}

// The answer, for who does not see it change.
function tell() {
  const state = BY_CODE.get(view.code);
  const parts = [`${say(tallyOn(view.day).text)} on ${inWords(view.day)}.`, changesOn(view.day)];
  if (state) parts.push(stageOn(state, view.day).headline);
  const words = parts.filter(Boolean).join(" ");
  if (find("live").textContent !== words) find("live").textContent = words;
}
