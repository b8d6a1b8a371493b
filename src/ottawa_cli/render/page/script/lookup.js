// Looks up what the program has computed. No status, mark, day or sentence is worked out here or anywhere else.

const find = id => document.getElementById(id);
const DATA = JSON.parse(find("data").textContent);
const BOXES = JSON.parse(find("boxes").textContent);
const NS = "http://www.w3.org/2000/svg";
const UNSAID = DATA.statuses.length - 1;
const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];
const say = number => (number < 0 ? "" : DATA.texts[number]);

const STATES = DATA.states.map(([code, iso3, name, note, rows], place) => ({
  code,
  iso3,
  name,
  note,
  place,
  stages: rows.map(
    ([begins, status, possible, marks, perhaps, since, until, through, headline, said, reasons, beside, open]) => ({
      begins,
      status,
      possible,
      marks,
      perhaps,
      since: say(since),
      until: say(until),
      through: say(through),
      said: say(said),
      headline: filled(say(headline), [name, say(since), say(through), say(until)]),
      reasons,
      beside,
      open,
    }),
  ),
  events: [],
}));
for (const event of DATA.events) {
  event[2] ||= event[1];
  STATES[event[0]].events.push(event);
}
const compare = new Intl.Collator("en").compare;
[...STATES]
  .sort((a, b) => compare(a.name, b.name) || (a.code < b.code ? -1 : 1))
  .forEach((state, rank) => {
    state.rank = rank;
  });
const byName = (a, b) => a.rank - b.rank;
const BY_CODE = new Map(STATES.map(state => [state.code, state]));
const CHANGES = [...new Set(STATES.flatMap(state => state.stages.slice(1).map(stage => stage.begins)))].sort();
const TURNS = [
  ...new Set(
    STATES.flatMap(state =>
      state.stages
        .slice(1)
        .filter((stage, i) => stage.said !== state.stages[i].said)
        .map(stage => stage.begins),
    ),
  ),
].sort();

const view = {day: DATA.on, code: null, only: null, query: "", by: "name", down: false, box: "World", all: false};

function filled(text, words) {
  return text.replace(/[\u0001-\u0004]/g, gap => words[gap.charCodeAt(0) - 1]);
}

function last(rows, day, begins) {
  let low = 0,
    high = rows.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (begins(rows[middle]) <= day) low = middle;
    else high = middle;
  }
  return rows[low];
}

const stageOn = (state, day) => last(state.stages, day, stage => stage.begins);
const tallyOn = day => last(DATA.tallies, day, tally => tally[0]);

function standing(code, day) {
  const state = BY_CODE.get(code),
    stage = stageOn(state, day);
  return {
    status: DATA.statuses[stage.status][0],
    possible: stage.possible.map(i => DATA.statuses[i][0]),
    marks: stage.marks.map(i => DATA.marks[i][0]),
    possible_marks: stage.perhaps.map(i => DATA.marks[i][0]),
    since: stage.since,
    until: stage.until,
    through: stage.through,
    headline: stage.headline,
    said: stage.said,
  };
}

const number = day => Date.parse(day + "T00:00:00Z") / 864e5;
const dayOf = number => new Date(number * 864e5).toISOString().slice(0, 10);
const isDay = text =>
  /^(1[89]\d\d|2[01]\d\d|2200)-\d\d-\d\d$/.test(text) && !isNaN(number(text)) && dayOf(number(text)) === text;
const inWords = day => `${+day.slice(8)} ${MONTHS[+day.slice(5, 7) - 1]} ${day.slice(0, 4)}`;
