// Looks up what the program has computed. No status, mark, day or sentence is worked out here or anywhere else.

const find = id => document.getElementById(id);
const DATA = JSON.parse(find("data").textContent);
const BOXES = JSON.parse(find("boxes").textContent);
const NS = "http://www.w3.org/2000/svg";
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

// The fields of each row, in the order in which rows.py has them; a test holds the two against each other.
const FIELDS = {
  label: ["word", "label"],
  tally: ["since", "least", "most", "text"],
  source: ["id", "title", "as_of", "url"],
  reason: ["act", "date", "law", "sum", "text", "published", "sources"],
  state: ["code", "iso3", "name", "stages"],
  stage: [
    "begins",
    "status",
    "possible",
    "marks",
    "possible_marks",
    "since",
    "until",
    "through",
    "headline",
    "words",
    "reasons",
    "remarks",
    "open",
  ],
  event: ["state", "earliest", "latest", "on", "text", "step", "sources"],
};
const named = (kind, rows) => rows.map(row => Object.fromEntries(FIELDS[kind].map((field, i) => [field, row[i]])));

const STATUSES = named("label", DATA.statuses);
const MARKS = named("label", DATA.marks);
const TALLIES = named("tally", DATA.tallies);
const SOURCES = named("source", DATA.sources);
const REASONS = named("reason", DATA.reasons);
const STATES = named("state", DATA.states).map(state => ({
  ...state,
  stages: named("stage", state.stages).map(stage => {
    const days = {since: say(stage.since), until: say(stage.until), through: say(stage.through)};
    const headline = filled(say(stage.headline), [state.name, days.since, days.through, days.until]);
    return {...stage, ...days, headline, words: say(stage.words)};
  }),
  events: [],
}));
const EVENTS = named("event", DATA.events).map(event => ({
  ...event,
  state: STATES[event.state],
  latest: event.latest || event.earliest,
}));
for (const event of EVENTS) event.state.events.push(event);
const statusOf = word => STATUSES.findIndex(status => status.word === word);
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
        .filter((stage, i) => stage.words !== state.stages[i].words)
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
const tallyOn = day => last(TALLIES, day, tally => tally.since);

function standing(code, day) {
  const state = BY_CODE.get(code),
    stage = stageOn(state, day);
  return {
    status: STATUSES[stage.status].word,
    possible: stage.possible.map(i => STATUSES[i].word),
    marks: stage.marks.map(i => MARKS[i].word),
    possible_marks: stage.possible_marks.map(i => MARKS[i].word),
    since: stage.since,
    until: stage.until,
    through: stage.through,
    headline: stage.headline,
    said: stage.words,
  };
}

const number = day => Date.parse(day + "T00:00:00Z") / 864e5;
const dayOf = number => new Date(number * 864e5).toISOString().slice(0, 10);
const isDay = text =>
  /^(1[89]\d\d|2[01]\d\d|2200)-\d\d-\d\d$/.test(text) && !isNaN(number(text)) && dayOf(number(text)) === text;
const inWords = day => `${+day.slice(8)} ${MONTHS[+day.slice(5, 7) - 1]} ${day.slice(0, 4)}`;
