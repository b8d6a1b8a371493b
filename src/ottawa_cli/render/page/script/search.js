// How the table finds: codes whole, names from the beginning of a word, other names from their own, words of status whole.

// The beginnings of a name: as it is, and without its first words.
function beginnings(name) {
  const words = name.split(/[^\p{L}\p{N}\p{M}]+/u).filter(Boolean);
  return words.map((_, i) => folded(words.slice(i).join("")));
}

function unpacked(packed) {
  let before = "";
  return packed.split(";").map(part => (before = before.slice(0, +part[0]) + part.slice(1)));
}

for (const state of STATES) {
  state.others = state.names ? unpacked(state.names) : [];
  state.spellings = new Set(state.others.map(folded));
  state.codes = new Set([state.code, state.iso3].filter(Boolean).map(folded));
  for (const name of state.others) if (name.length < 3 || /^\d+$/.test(name)) state.codes.add(name);
  state.beginnings = beginnings(state.name);
}

const LABELS = [
  ...STATUSES.map((status, i) => ({words: [status.word, status.label].map(folded), has: stage => stage.status === i})),
  ...MARKS.map((mark, i) => ({
    words: [mark.word, mark.label].map(folded),
    has: stage => stateMarks(stage).includes(i),
    begun: 5,
  })),
];

// What a query is of the first of these that it is anything of: a status, a code, a name.
function finder(query) {
  const text = folded(query);
  if (!text) return () => true;
  const label = LABELS.find(({words, begun}) =>
    words.some(word => word === text || (begun && text.length >= begun && word.startsWith(text))),
  );
  if (label) return ({stage}) => label.has(stage);
  const number = /^\d+$/.test(text) ? text.padStart(3, "0") : text;
  if (STATES.some(state => state.codes.has(number))) return ({state}) => state.codes.has(number);
  const begins = name => name.startsWith(text);
  return ({state}) => state.beginnings.some(begins) || (text.length > 2 && state.others.some(begins));
}
