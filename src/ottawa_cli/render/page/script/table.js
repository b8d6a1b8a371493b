// The table: it finds and sorts.

const COLUMNS = [
  {key: "code", label: "Code", value: row => row.state.code, kind: "iso"},
  {key: "name", label: "State", value: row => row.state.name},
  {key: "status", label: "Status", value: row => `${row.stage.status}${stateMarks(row.stage).length ? 0 : 1}`},
  {key: "since", label: "Since", value: row => row.stage.since},
  {key: "through", label: "Through", value: row => row.stage.through, kind: "through"},
];
const rows = STATES.map(state => ({state, stage: null}));

function setUpTable() {
  for (const column of COLUMNS) {
    column.head = make(
      "th",
      {scope: "col", class: column.kind || ""},
      button(column.label, () => {
        view.down = view.by === column.key && !view.down;
        view.by = column.key;
        show();
      }),
    );
    find("heads").append(column.head);
  }
  for (const row of rows) {
    const name = make("a", {href: "#" + row.state.code}, row.state.name);
    name.addEventListener("click", event => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      choose(row.state.code);
    });
    row.cells = {status: make("td"), since: make("td", {class: "days"}), through: make("td", {class: "days through"})};
    row.tr = make(
      "tr",
      {"data-code": row.state.code},
      make("td", {class: "code iso"}, row.state.code),
      make("th", {scope: "row"}, name),
      row.cells.status,
      row.cells.since,
      row.cells.through,
    );
    row.link = name;
  }
  find("search").addEventListener("input", () => {
    view.query = find("search").value;
    show();
  });
  find("all").addEventListener("click", () => {
    view.only = null;
    view.query = find("search").value = "";
    show();
  });
}

const plainly = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

function showTable() {
  const query = plainly(view.query.trim());
  for (const row of rows) {
    const stage = stageOn(row.state, view.day);
    if (row.stage !== stage) {
      row.stage = stage;
      row.cells.status.replaceChildren(
        make("span", {class: "stands"}, swatch(stage), make("span", {}, wordsOf(stage))),
      );
      row.cells.since.replaceChildren(
        ...unbroken(stage.since),
        ...(stage.through ? [make("span", {class: "narrow"}, "through ", ...unbroken(stage.through))] : []),
      );
      row.cells.through.replaceChildren(...unbroken(stage.through));
    }
    row.link.setAttribute("href", `#${row.state.code}@${view.day}`);
    row.tr.classList.toggle("chosen", row.state.code === view.code);
    row.fits =
      fits(stage) &&
      (!query || plainly([row.state.name, row.state.code, row.state.iso3, wordsOf(stage)].join(" ")).includes(query));
  }
  sortRows();
  const count = rows.filter(row => row.fits).length;
  const key = KEYS.find(each => each.word === view.only);
  const shown = `${count === rows.length ? count : `${count} of ${rows.length}`} States${key ? `: ${key.label}` : ""}`;
  if (find("shown").textContent !== shown) find("shown").textContent = shown;
  find("all").hidden = !view.only && !view.query;
}

function sortRows() {
  const {value} = COLUMNS.find(column => column.key === view.by);
  const inOrder = (a, b) => {
    const x = value(a),
      y = value(b);
    if (!x !== !y) return x ? -1 : 1;
    const way = view.by === "name" ? byName(a.state, b.state) : x < y ? -1 : x > y ? 1 : 0;
    return (view.down ? -way : way) || byName(a.state, b.state);
  };
  for (const column of COLUMNS) {
    if (column.key === view.by) column.head.setAttribute("aria-sort", view.down ? "descending" : "ascending");
    else column.head.removeAttribute("aria-sort");
  }
  const wanted = rows
    .filter(row => row.fits)
    .sort(inOrder)
    .map(row => row.tr);
  const body = find("rows");
  if (wanted.length !== body.children.length || wanted.some((tr, i) => tr !== body.children[i]))
    body.replaceChildren(...wanted);
}
