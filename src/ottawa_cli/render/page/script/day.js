// The day asked: slider, date, buttons, a pull on the curve, and the title that answers.

const slider = find("slider"),
  dayInput = find("day"),
  curve = find("curve");

function setUpDay() {
  slider.min = number(DATA.first);
  slider.max = number(DATA.last);
  slider.addEventListener("input", () => ask(dayOf(+slider.value)));
  dayInput.addEventListener("input", () => {
    if (isDay(dayInput.value)) ask(dayInput.value);
  });
  find("before").addEventListener("click", () => ask(TURNS.findLast(day => day < view.day)));
  find("after").addEventListener("click", () => ask(TURNS.find(day => day > view.day)));
  find("asked").addEventListener("click", () => ask(DATA.on));
  find("asked").textContent = `back to ${DATA.on}`;
  const parts = [`States Parties in force, ${DATA.first.slice(0, 4)} to ${DATA.last.slice(0, 4)}.`];
  if (leavingDays().length) parts.push("Red strokes: a withdrawal took effect.");
  if (TALLIES.some(tally => tally.least !== tally.most)) parts.push("Hatched: the facts leave the number open.");
  if (DATA.verified < DATA.last)
    parts.push(`Shaded: after ${DATA.verified}, through which the facts are held to be complete.`);
  find("key").append(...unbroken(parts.join(" ")));
  const drag = event => {
    if (event.buttons || event.type === "pointerdown") ask(dayOf(Math.round(dayAt(event))));
  };
  curve.addEventListener("pointerdown", drag);
  curve.addEventListener("pointermove", event => {
    if (event.pointerType !== "touch") drag(event);
  });
  new ResizeObserver(() => {
    drawCurve();
    showDay();
  }).observe(curve);
}

function showDay() {
  const tally = tallyOn(view.day),
    words = inWords(view.day);
  slider.value = number(view.day);
  slider.setAttribute("aria-valuetext", `${words}: ${say(tally.text)}`);
  if (document.activeElement !== dayInput || dayInput.value !== view.day) dayInput.value = view.day;
  find("before").disabled = !TURNS.some(day => day < view.day);
  find("after").disabled = !TURNS.some(day => day > view.day);
  find("asked").disabled = view.day === DATA.on;
  find("bound").textContent = say(tally.text);
  find("daywords").textContent = `on ${words}`;
  document.title = `${say(tally.text)} on ${view.day}`;
  find("beyond").textContent = DATA.beyond;
  find("beyond").hidden = view.day <= DATA.verified;
  curve.setAttribute("aria-label", `States Parties in force over time. ${words}: ${say(tally.text)}.`);
  if (!frame.width) return;
  const at = Math.min(frame.width - EDGE, Math.max(EDGE, across(view.day, frame.width)));
  const cursor = find("cursor"),
    now = find("now");
  for (const [key, value] of Object.entries({x1: at, x2: at, y1: 4, y2: frame.height + 8}))
    cursor.setAttribute(key, value);
  const early = at < frame.width / 2;
  now.setAttribute("x", at + (early ? 7 : -7));
  now.setAttribute("y", 13);
  now.setAttribute("text-anchor", early ? "start" : "end");
  now.textContent = tally.least === tally.most ? tally.most : `${tally.least} to ${tally.most}`;
}
