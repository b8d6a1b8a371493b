// Looks up what the program has computed. No status, mark, day or sentence is worked out here or anywhere else.

const find = id => document.getElementById(id);
const DATA = JSON.parse(find("data").textContent);
const ATLAS = JSON.parse(find("atlas").textContent);
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
const number = day => Date.parse(day + "T00:00:00Z") / 864e5;
const dayOf = number => new Date(number * 864e5).toISOString().slice(0, 10);
// In the data a day is a number that counts from 1800-01-01 as 1; 0 is none.
const NO_DAY = number("1799-12-31");
const unpackedDay = count => (count ? dayOf(NO_DAY + count) : "");
const TEXTS = DATA.texts.map(text => (typeof text === "number" ? unpackedDay(text) : text));
const say = number => (number < 0 ? "" : TEXTS[number]);

// The fields of each row, in the order in which rows.py has them; a test holds the two against each other.
const FIELDS = {
  label: ["word", "label"],
  tally: ["since", "least", "most", "text"],
  source: ["id", "title", "as_of", "url"],
  reason: ["act", "date", "law", "sum", "text", "published", "sources"],
  acts: ["signed", "deposited", "act", "in_force", "notice", "out"],
  move: ["on", "state", "joins"],
  membership: ["group", "state", "joined", "left"],
  state: ["code", "iso3", "name", "names", "stages"],
  stage: [
    "begins",
    "status",
    "since",
    "headline",
    "words",
    "acts",
    "reasons",
    "until",
    "through",
    "possible",
    "marks",
    "possible_marks",
    "remarks",
    "open",
  ],
  event: ["state", "text", "kind", "identity", "earliest", "sources", "latest", "on"],
};
// What the end of a row leaves unsaid.
const UNSAID = {
  ...{reasons: [], until: -1, through: -1, possible: [], marks: [], possible_marks: [], remarks: [], open: 0},
  ...{sources: [], latest: 0, on: -1},
};
const valueOf = (row, field, i) => (i < row.length ? row[i] : UNSAID[field]);
const named = (kind, rows) =>
  rows.map(row => Object.fromEntries(FIELDS[kind].map((field, i) => [field, valueOf(row, field, i)])));

const STATUSES = named("label", DATA.statuses);
const MARKS = named("label", DATA.marks);
const KINDS = named("label", DATA.kinds);
const GROUPS = named("label", DATA.groups);
const ACTS = named("acts", DATA.acts).map(acts =>
  Object.fromEntries(Object.entries(acts).map(([key, number]) => [key, say(number)])),
);
const TALLIES = named("tally", DATA.tallies);
const SOURCES = named("source", DATA.sources);
const REASONS = named("reason", DATA.reasons);
const STATES = named("state", DATA.states).map(state => ({
  ...state,
  stages: named("stage", state.stages).map(stage => {
    const days = {since: say(stage.since), until: say(stage.until), through: say(stage.through)};
    const headline = filled(say(stage.headline), [state.name, days.since, days.through, days.until]);
    return {...stage, ...days, begins: unpackedDay(stage.begins), headline, words: say(stage.words)};
  }),
  events: [],
  regions: new Set(Object.keys(ATLAS.regions).filter(name => ATLAS.regions[name].includes(state.code))),
}));
const MOVES = named("move", DATA.moves).map(move => ({...move, on: unpackedDay(move.on), state: STATES[move.state]}));
const MEMBERSHIPS = named("membership", DATA.memberships).map(each => ({
  ...each,
  joined: unpackedDay(each.joined),
  left: unpackedDay(each.left),
}));
const EVENTS = named("event", DATA.events).map(event => {
  const state = STATES[event.state],
    [text, article] = filled(say(event.text), [state.name, "\u0002"]).split("\u0002");
  return {
    ...event,
    ...{state, text, article},
    word: KINDS[event.kind].word,
    earliest: unpackedDay(event.earliest),
    latest: unpackedDay(event.latest || event.earliest),
  };
});
for (const event of EVENTS) event.state.events.push(event);
const UNMARKED = {ł: "l", ø: "o", đ: "d", ð: "d", ħ: "h", ı: "i", æ: "ae", œ: "oe", ß: "ss", ʼ: "", ʻ: ""};

// As the command line looks up a name: without case, accents, spaces and punctuation.
const folded = text =>
  text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[łøđðħıæœßʼʻ]/g, letter => UNMARKED[letter])
    .replace(/[^\p{L}\p{N}]/gu, "");

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

// Where the facts of a stage are told: none in a page without stories.
const NO_ACTS = {signed: "", deposited: "", act: "", in_force: "", notice: "", out: ""};
const actsOn = stage => ACTS[stage.acts] ?? NO_ACTS;

const TODAY = new Date().toISOString().slice(0, 10);
const FIRST_VIEW = {
  day: DATA.on,
  today: false,
  code: null,
  only: "",
  group: "",
  query: "",
  by: "name",
  down: false,
  box: "World",
  all: false,
};
const view = {...FIRST_VIEW};

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

const memberOn = (state, group, day) =>
  MEMBERSHIPS.some(
    each =>
      GROUPS[each.group].word === group &&
      STATES[each.state] === state &&
      each.joined <= day &&
      (!each.left || day < each.left),
  );

function standing(code, day) {
  const state = BY_CODE.get(code),
    stage = stageOn(state, day);
  return {
    status: STATUSES[stage.status].word,
    possible: (stage.possible.length ? stage.possible : [stage.status]).map(i => STATUSES[i].word),
    marks: stage.marks.map(i => MARKS[i].word),
    possible_marks: stage.possible_marks.map(i => MARKS[i].word),
    since: stage.since,
    until: stage.until,
    through: stage.through,
    headline: stage.headline,
    said: stage.words,
  };
}

const isDay = text =>
  /^(1[89]\d\d|2[01]\d\d|2200)-\d\d-\d\d$/.test(text) && !isNaN(number(text)) && dayOf(number(text)) === text;
const inWords = day => `${+day.slice(8)} ${MONTHS[+day.slice(5, 7) - 1]} ${day.slice(0, 4)}`;
