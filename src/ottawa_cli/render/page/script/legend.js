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

const fits = stage => !view.only || KEYS.find(key => key.word === view.only).has(stage);

function setUpLegend() {
  for (const key of KEYS) {
    key.count = make("b");
    key.button = button("", () => {
      view.only = view.only === key.word ? null : key.word;
      show();
    });
    key.button.append(swatch(key.stage), key.count, " " + key.label);
    find("legend").append(make("li", {}, key.button));
  }
}

function showLegend() {
  const stages = STATES.map(state => stageOn(state, view.day));
  for (const key of KEYS) {
    key.number = stages.filter(key.has).length;
    key.count.textContent = key.number;
    key.button.setAttribute("aria-pressed", view.only === key.word);
    key.button.classList.toggle("none", !key.number);
  }
}
