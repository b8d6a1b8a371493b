// Beside the map: one State's story, or what comes next.

const story = find("story");
let storyShown = null;

function showStory() {
  const state = BY_CODE.get(view.code);
  const stamp = `${view.code}@${view.day}${view.all}`;
  if (storyShown === stamp) return;
  storyShown = stamp;
  const held = story.contains(document.activeElement);
  story.replaceChildren(...(state ? oneState(state) : comingNext()));
  if (held) refocus();
}

function setUpStory() {
  story.addEventListener("keydown", event => {
    if (event.key === "Escape" && view.code) close();
  });
}

// The keyboard goes to the heading: what held its focus is gone, or it opened the story from elsewhere.
function refocus() {
  const heading = story.querySelector("h2");
  heading.setAttribute("tabindex", "-1");
  heading.focus({preventScroll: true});
}

// Closed, the keyboard is where the State is.
function close() {
  const {code} = view;
  choose(null);
  (shapes.get(code) ?? rowOf(code)?.link)?.focus({preventScroll: true});
}

function comingNext() {
  const byDay = (a, b) => (a.earliest < b.earliest ? -1 : a.earliest > b.earliest ? 1 : 0);
  const dated = EVENTS.filter(event => event.latest > view.day).sort(byDay);
  const open = STATES.filter(state => stageOn(state, view.day).open);
  const most = view.all ? dated.length : 12;
  const itemOf = event => {
    const item = eventItem(event);
    item.lastChild.prepend(stateButton(event.state), ": ");
    return item;
  };
  const items = dated.slice(0, most).map(itemOf);
  for (const state of open) {
    items.push(
      make(
        "li",
        {},
        make("span", {class: "when"}, "no day known"),
        make("span", {}, stateButton(state), ": " + stageOn(state, view.day).headline),
      ),
    );
  }
  const came = EVENTS.filter(event => event.earliest && event.latest <= view.day && event.word !== "step")
    .sort((a, b) => byDay(b, a))
    .slice(0, 6);
  return [
    make("h2", {}, "What comes next"),
    make(
      "p",
      {class: "small"},
      `${items.length ? "On record" : "Nothing is on record"} after ${inWords(view.day)}. Choose a State here, on the map or in the table to see its own story.`,
    ),
    make("ol", {}, ...items),
    ...(dated.length > most
      ? [
          button(
            `${dated.length - most} more`,
            () => {
              view.all = true;
              act(false);
            },
            {class: "more"},
          ),
        ]
      : []),
    ...(came.length ? [make("h3", {}, "What came last"), make("ol", {}, ...came.map(itemOf))] : []),
  ];
}

function eventItem({earliest, on, text, article, word}) {
  const when = say(on) || earliest || "no day";
  return make(
    "li",
    word === "step" ? {class: "step"} : {},
    make("span", {class: "when"}, ...unbroken(when)),
    make("span", {}, ...unbroken(article ? `${text} (${article})` : text)),
  );
}

function oneState(state) {
  const stage = stageOn(state, view.day);
  const reasons = stage.reasons.map(i => REASONS[i]);
  const parts = [
    make(
      "div",
      {class: "top"},
      make(
        "h2",
        {},
        state.name + " ",
        make("span", {class: "code"}, [state.code, state.iso3].filter(Boolean).join(" · ")),
      ),
      button("close", close, {class: "close", "aria-label": `Close ${state.name}`}),
    ),
    make("p", {class: "lead"}, ...unbroken(stage.headline)),
    lifeLine(state),
    make("h3", {}, "Its standing over time"),
    make(
      "ol",
      {},
      ...spells(state).map(({begins, through, stage: each}) =>
        make(
          "li",
          begins <= view.day && (!through || view.day <= through) ? {class: "now", "aria-current": "true"} : {},
          make("span", {class: "when"}, begins || "at first"),
          make("span", {class: "stands"}, swatch(each), make("span", {}, wordsOf(each))),
        ),
      ),
    ),
  ];
  if (reasons.length) parts.push(make("h3", {}, "Why"), ...reasons.flatMap(reasonParts));
  parts.push(...stage.remarks.map(line => make("p", {class: "note"}, ...unbroken(say(line)))));
  if (view.day > DATA.verified) parts.push(make("p", {class: "warn"}, DATA.beyond));
  if (state.events.length) {
    parts.push(
      make("h3", {}, "On record"),
      make(
        "ol",
        {},
        ...state.events.map(event => {
          const item = eventItem(event);
          if (event.earliest > view.day) item.classList.add("later");
          return item;
        }),
      ),
    );
  }
  if (state.events.some(event => event.earliest)) {
    parts.push(
      make(
        "p",
        {class: "tools"},
        button("Download its calendar (.ics)", () => saveCalendar(state), {class: "calendar"}),
      ),
    );
  }
  const cited = [
    ...new Set([...reasons.flatMap(reason => reason.sources), ...state.events.flatMap(event => event.sources)]),
  ];
  if (cited.length) {
    parts.push(
      make("h3", {}, "Sources"),
      make(
        "ul",
        {class: "cites"},
        ...cited
          .map(i => SOURCES[i])
          .map(({id, title, as_of, url}) =>
            make(
              "li",
              {},
              title ? link(url, title) : id,
              as_of ? `, ${as_of}` : "",
              title ? make("span", {class: "id"}, ` ${id}`) : "",
            ),
          ),
      ),
    );
  }
  return parts;
}

function reasonParts({act, date, law, sum, text, published, sources}) {
  const pairs = [
    ["law", say(law)],
    ["sum", say(sum)],
    ["so", say(text)],
    ["published", say(published)],
  ].filter(([, words]) => words);
  const cited = sources
    .map(i => SOURCES[i])
    .flatMap(({id, title, url}, i) => [i ? ", " : "", title ? link(url, id, title) : id]);
  return [
    make("p", {class: "act"}, `${say(act)}, ${say(date)}`),
    make(
      "dl",
      {},
      ...pairs.flatMap(([label, words]) => [make("dt", {}, label), make("dd", {}, ...unbroken(words))]),
      ...(cited.length ? [make("dt", {}, "sources"), make("dd", {}, ...cited)] : []),
    ),
  ];
}

// Stages that say the same of the status are one spell.
function spells(state) {
  const merged = [];
  for (const stage of state.stages) {
    const before = merged[merged.length - 1];
    if (before && wordsOf(before.stage) === wordsOf(stage)) continue;
    if (before) before.through = dayOf(number(stage.begins) - 1);
    merged.push({begins: stage.begins, through: "", stage});
  }
  return merged;
}

function lifeLine(state) {
  const wide = 376,
    x = day => ((number(day) - number(DATA.first)) / span(PLOTS[0])) * wide;
  const parts = spells(state).flatMap(({begins, through, stage}) => {
    const left = begins ? x(begins) : 0,
      right = through ? x(through) : wide;
    const box = {x: left, y: 7, width: Math.max(0.5, right - left), height: 15};
    return [
      draw("rect", {...box, class: "s" + stage.status}),
      ...stateMarks(stage).map(mark => draw("rect", {...box, class: "k" + mark})),
    ];
  });
  const at = Math.min(wide, Math.max(0, x(view.day)));
  return draw(
    "svg",
    {class: "life", viewBox: `0 0 ${wide} 30`, "aria-hidden": "true"},
    ...parts,
    draw("line", {x1: at, x2: at, y1: 1, y2: 28}),
  );
}
