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
