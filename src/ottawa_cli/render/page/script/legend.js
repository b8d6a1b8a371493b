// What the colours and patterns mean, and how many there are of each; it chooses too.

const KEYS = [
  ...DATA.statuses.map(([word, label], i) => ({
    word,
    label,
    stage: {status: i, marks: [], perhaps: []},
    has: stage => stage.status === i,
  })),
  ...DATA.marks.map(([word, label], i) => ({
    word,
    label,
    stage: {status: i === 3 ? 2 : 3, marks: [i], perhaps: []},
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
