// What a day changed: who joined and left, and what else happened on it.

const LISTED = 12;
const movesOn = day => MOVES.filter(move => move.on === day);
const LEAVINGS = [...new Set(MOVES.filter(move => !move.joins).map(move => move.on))];
const leftOn = day =>
  movesOn(day)
    .filter(move => !move.joins)
    .map(move => move.state);

function changesOn(day) {
  const moved = movesOn(day).map(({state, joins}) => [joins ? "joined" : "left", state.name]);
  const happened = EVENTS.filter(event => event.earliest === day && event.latest === day)
    .map(event => [KINDS[event.kind].label, event.state.name])
    .filter(([label]) => label);
  const told = [...moved, ...happened];
  const words = ["left", "joined", ...KINDS.map(kind => kind.label)];
  const parts = [...new Set(words)]
    .map(word => [
      word,
      told
        .filter(([each]) => each === word)
        .map(([, name]) => name)
        .sort(compare),
    ])
    .filter(([word, names]) => word && names.length)
    .map(([word, names]) => `${word}: ${listed(names)}`);
  return parts.length ? `On this day: ${parts.join("; ")}.` : "";
}

const listed = names =>
  names.slice(0, LISTED).join(", ") + (names.length > LISTED ? ` and ${names.length - LISTED} more` : "");
