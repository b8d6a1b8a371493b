// All of it together: what is asked, and showing the answer everywhere.

function ask(day, {push = false, lazy = false, today = false} = {}) {
  if (!day || !isDay(day)) return;
  Object.assign(view, {day, today});
  act(push, lazy);
}

function choose(code, byKeyboard = false) {
  view.code = code;
  view.all = false;
  act(true);
  if (!code) return;
  if (byKeyboard) refocus();
  moveTo(story);
}

// What is asked is shown, and kept in the address. While the day is pulled, only what is in view is drawn, once a frame.
let drawn = false,
  asked = false;
function act(push, lazy = false) {
  if (!lazy) show();
  else if (drawn) asked = true;
  else showSeen();
  remember(push);
}

function showSeen() {
  drawn = true;
  asked = false;
  showDay();
  for (const part of PARTS) {
    part.late = !part.seen;
    if (part.seen) part.show();
  }
  clearTimeout(showSeen.rest);
  showSeen.rest = setTimeout(showLate, 300);
  requestAnimationFrame(() => {
    drawn = false;
    if (asked) showSeen();
  });
}

const PARTS = [
  {id: "legend", show: showLegend, seen: true, late: false},
  {id: "map", show: showMap, seen: true, late: false},
  {id: "table", show: showTable, seen: true, late: false},
  {id: "story", show: showStory, seen: true, late: false},
];

function showLate() {
  for (const part of PARTS) {
    if (part.late) part.show();
    part.late = false;
  }
}

function show() {
  showDay();
  for (const part of PARTS) {
    part.show();
    part.late = false;
  }
}

function showAnswer(bound, words) {
  find("bound").textContent = bound;
  find("daywords").textContent = `on ${words}`;
  document.title = `${bound} on ${view.day}`;
  find("changed").textContent = changesOn(view.day);
  find("beyond").replaceChildren(...(view.day > DATA.verified ? unbroken(DATA.beyond) : []));
}

const watcher = new IntersectionObserver(entries => {
  for (const entry of entries) {
    const part = PARTS.find(each => each.id === entry.target.id);
    part.seen = entry.isIntersecting;
    if (part.seen && part.late) showLate();
  }
});

setUpFrame();
setUpMap();
setUpLegend();
setUpDay();
setUpTable();
setUpStory();
setUpDownloads();
addEventListener("beforeprint", showLate);
readAddress();
for (const name of ["hashchange", "popstate"]) {
  addEventListener(name, () => {
    readAddress();
    show();
    tell();
  });
}
drawCurves();
show();
for (const part of PARTS) watcher.observe(find(part.id));
if (view.code) moveTo(story);
window.ottawa = {standing, changes: CHANGES, codes: [...BY_CODE.keys()]};
