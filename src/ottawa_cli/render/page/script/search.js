// How the table finds: a status and codes whole, names and what a row says of a standing from the beginning of a word,
// other names from their own.

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
  state.codes = new Set([state.code, state.iso3].filter(Boolean).map(folded));
  for (const name of state.others) if (name.length < 3 || /^\d+$/.test(name)) state.codes.add(name);
  state.beginnings = beginnings(state.name);
}

// What a query is of the first of these that it is anything of on the day: a status, a code, a name, words of a standing,
// another name. Of the words, State Party is found in no former one, and party in none that is not.
function finder(query) {
  const text = folded(query);
  if (!query.trim()) return () => true;
  if (!text || /[<>]/.test(query)) return () => false;
  const status = STATUSES.findIndex(({word, label}) => [word, label].map(folded).includes(text));
  if (status >= 0) return state => stageOn(state, view.day).status === status;
  const number = /^\d+$/.test(text) ? text.padStart(3, "0") : text,
    begins = name => name.startsWith(text),
    said = state => wordsOf(stageOn(state, view.day)).replace(/former State |not /g, folded);
  const ways = [
    state => state.codes.has(number),
    state => state.beginnings.some(begins),
    state => beginnings(said(state)).some(begins),
    state => text.length > 2 && state.others.some(begins),
  ];
  return ways.find(way => STATES.some(way)) ?? (() => false);
}
