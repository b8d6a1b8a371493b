// All of it together: what is asked, and showing the answer everywhere.

function ask(day) {
  if (!day || !isDay(day)) return;
  view.day = day;
  show();
}

function choose(code) {
  view.code = code;
  view.all = false;
  show();
  if (!code) return;
  const top = story.getBoundingClientRect().top;
  if (top < 0 || top > innerHeight * 0.7)
    story.scrollIntoView({
      block: "start",
      behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth",
    });
}

function show() {
  showDay();
  showLegend();
  showMap();
  showTable();
  showStory();
  later();
}

let waiting = 0;
function later() {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    const hash = `#${view.code || ""}@${view.day}`;
    if (location.hash !== hash) history.replaceState(null, "", hash);
    const state = BY_CODE.get(view.code);
    const words = `${say(tallyOn(view.day).text)} on ${inWords(view.day)}.${state ? " " + stageOn(state, view.day).headline : ""}`;
    if (find("live").textContent !== words) find("live").textContent = words;
  }, 250);
}

function readHash() {
  const match = /^#?([A-Z][A-Z0-9]{1,7})?(?:@?(\d{4}-\d\d-\d\d))?$/.exec(location.hash);
  if (!match) return;
  if (match[2] && isDay(match[2])) view.day = match[2];
  if (match[1] ? BY_CODE.has(match[1]) : match[2]) view.code = match[1] || null;
}

setUpMap();
setUpLegend();
setUpDay();
setUpTable();
readHash();
addEventListener("hashchange", () => {
  readHash();
  show();
});
drawCurve();
show();
if (view.code) choose(view.code);
window.ottawa = {standing, changes: CHANGES, codes: [...BY_CODE.keys()]};
