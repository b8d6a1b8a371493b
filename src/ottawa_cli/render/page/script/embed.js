// The map alone, in another's page: the answer, the legend, and one State in a line when it is asked.

function ask() {}

function choose(code) {
  view.code = code;
  act(true);
}

function act(push) {
  show();
  remember(push);
}

function show() {
  const bound = say(tallyOn(view.day).text),
    state = BY_CODE.get(view.code);
  find("bound").textContent = bound;
  find("daywords").textContent = `on ${inWords(view.day)}`;
  document.title = `${bound} on ${view.day}`;
  find("changed").textContent = changesOn(view.day);
  find("beyond").replaceChildren(...(view.day > DATA.verified ? unbroken(DATA.beyond) : []));
  find("one").replaceChildren(...(state ? unbroken(stageOn(state, view.day).headline) : []));
  showLegend();
  showMap();
}

setUpFrame();
setUpMap();
setUpLegend();
readAddress();
for (const name of ["hashchange", "popstate"]) {
  addEventListener(name, () => {
    readAddress();
    show();
  });
}
show();
window.ottawa = {standing, changes: CHANGES, codes: [...BY_CODE.keys()]};
