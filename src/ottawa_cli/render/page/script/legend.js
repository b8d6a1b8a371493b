// What the colours and patterns mean, and how many there are of each; it chooses too.

const KEYS = [
  ...STATUSES.map(({word, label}, i) => ({
    word,
    label,
    stage: {status: i, marks: [], possible_marks: []},
    has: stage => stage.status === i,
  })),
  ...MARKS.map(({word, label}, i) => ({
    word,
    label,
    stage: {
      status: statusOf(word === "provisional-application" ? "contracting-state" : "state-party"),
      marks: [i],
      possible_marks: [],
    },
    has: stage => stateMarks(stage).includes(i),
  })),
].filter(key => key.word === "state-party" || STATES.some(state => state.stages.some(key.has)));

const fits = (state, stage) =>
  (!view.only || KEYS.find(key => key.word === view.only).has(stage)) &&
  (!view.group || memberOn(state, view.group, view.day));

function setUpLegend() {
  find("legend").replaceChildren();
  for (const key of KEYS) {
    key.count = make("b");
    key.button = button("", () => {
      view.only = view.only === key.word ? "" : key.word;
      act(true);
    });
    key.button.append(swatch(key.stage), key.count, " " + key.label);
    find("legend").append(make("li", {}, key.button));
  }
}

function showLegend() {
  const stages = STATES.map(state => stageOn(state, view.day));
  for (const key of KEYS) {
    const number = stages.filter(key.has).length,
      pressed = String(view.only === key.word);
    if (key.count.textContent !== String(number)) key.count.textContent = number;
    if (key.button.getAttribute("aria-pressed") !== pressed) key.button.setAttribute("aria-pressed", pressed);
    key.button.classList.toggle("none", !number);
  }
}
