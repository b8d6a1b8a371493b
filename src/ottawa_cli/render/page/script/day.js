// The day asked: slider, date, buttons, a pull on the curve, and the title that answers.

const slider = find("slider"),
  dayInput = find("day");

function setUpDay() {
  slider.min = number(DATA.first);
  slider.max = number(DATA.last);
  slider.addEventListener("input", () => ask(dayOf(+slider.value), {lazy: true}));
  dayInput.addEventListener("input", () => {
    if (isDay(dayInput.value)) ask(dayInput.value);
  });
  find("before").addEventListener("click", () =>
    ask(
      TURNS.findLast(day => day < view.day),
      {push: true},
    ),
  );
  find("after").addEventListener("click", () =>
    ask(
      TURNS.find(day => day > view.day),
      {push: true},
    ),
  );
  find("asked").addEventListener("click", () => ask(DATA.on, {push: true}));
  find("asked").textContent = `back to ${DATA.on}`;
  find("today").addEventListener("click", () => ask(TODAY, {push: true, today: true}));
  sayTheKey();
  for (const plot of PLOTS) {
    const drag = event => {
      if (event.buttons || event.type === "pointerdown") ask(dayAt(plot, event), {lazy: true});
    };
    plot.svg.addEventListener("pointerdown", drag);
    plot.svg.addEventListener("pointermove", event => {
      if (event.pointerType !== "touch") drag(event);
    });
  }
  new ResizeObserver(() => {
    drawCurves();
    showCursor(tallyOn(view.day));
  }).observe(curve);
}

function sayTheKey() {
  const parts = [`States Parties in force, ${DATA.first.slice(0, 4)} to ${DATA.last.slice(0, 4)}.`];
  if (LEAVINGS.length) parts.push("Red strokes: a withdrawal took effect.");
  if (TALLIES.some(tally => tally.least !== tally.most))
    parts.push("Hatched in violet above the line: the facts leave the number open.");
  if (DATA.verified < DATA.last)
    parts.push(`Shaded: after ${DATA.verified}, through which the facts are held to be complete.`);
  find("key").append(...unbroken(parts.join(" ")));
  const {first, least, most} = DATA.recent ?? {};
  if (DATA.recent)
    find("recentwords").textContent =
      `The years from ${first.slice(0, 4)}, closer: this axis goes from ${least} to ${most}, and not from none.`;
}

function showDay() {
  const tally = tallyOn(view.day),
    words = inWords(view.day),
    bound = say(tally.text);
  slider.value = number(view.day);
  slider.setAttribute("aria-valuetext", `${words}: ${bound}`);
  if (document.activeElement !== dayInput || dayInput.value !== view.day) dayInput.value = view.day;
  find("before").disabled = !TURNS.some(day => day < view.day);
  find("after").disabled = !TURNS.some(day => day > view.day);
  find("asked").disabled = view.day === DATA.on;
  showAnswer(bound, words);
  curve.setAttribute("aria-label", `States Parties in force over time. ${words}: ${bound}.`);
  showCursor(tally);
}
