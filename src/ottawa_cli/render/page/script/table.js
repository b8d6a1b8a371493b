// The table: the program wrote its rows for the day that the page opens on; here it follows the day, finds and sorts.

const COLUMNS = [
  {key: "code", label: "Code", value: row => row.state.code},
  {key: "name", label: "State", value: row => row.state.name},
  {key: "status", label: "Status", value: row => `${row.stage.status}${stateMarks(row.stage).length ? 0 : 1}`},
  {key: "signed", label: "Signed"},
  {key: "deposited", label: "Deposited"},
  {key: "act", label: "Act"},
  {key: "in_force", label: "In force"},
  {key: "notice", label: "Notice"},
  {key: "out", label: "Out"},
].map(column => ({value: row => actsOn(row.stage)[column.key], ...column}));
const ACT_COLUMNS = COLUMNS.slice(3);
const rows = [...find("rows").children].map(tr => {
  tr.dataset.code = tr.cells[0].textContent;
  return {tr, state: BY_CODE.get(tr.dataset.code), stage: null, link: tr.querySelector("a")};
});
const ROWS = new Map(rows.map(row => [row.state.code, row]));
const rowOf = code => ROWS.get(code);

function setUpTable() {
  find("heads").replaceChildren();
  for (const column of COLUMNS) {
    column.head = make(
      "th",
      {scope: "col", "data-label": column.label},
      button(column.label, () => {
        view.down = view.by === column.key && !view.down;
        view.by = column.key;
        act(true);
      }),
    );
    find("heads").append(column.head);
  }
  find("rows").addEventListener("click", event => {
    const name = event.target.closest("th a");
    if (!name || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    choose(name.closest("tr").dataset.code, event.detail === 0);
  });
  setUpChoices();
}

function setUpChoices() {
  for (const name of Object.keys(ATLAS.views)) find("region").append(make("option", {value: name}, name));
  for (const {word} of GROUPS) find("group").append(make("option", {value: word}, word));
  for (const {word, label} of KEYS) find("only").append(make("option", {value: word}, label));
  const choices = {region: "box", group: "group", only: "only"};
  for (const [id, key] of Object.entries(choices)) {
    find(id).addEventListener("change", () => {
      view[key] = find(id).value;
      act(true);
    });
  }
  find("search").addEventListener("input", () => {
    view.query = find("search").value;
    act(false);
  });
  find("all").addEventListener("click", () => {
    Object.assign(view, {only: "", group: "", query: "", box: "World"});
    act(true);
  });
}

function showChoices() {
  for (const [id, value] of Object.entries({
    region: view.box,
    group: view.group,
    only: view.only,
    search: view.query,
  })) {
    if (find(id).value.trim() !== value.trim()) find(id).value = value;
  }
}

function showTable() {
  const finds = finder(view.query);
  for (const row of rows) {
    const stage = stageOn(row.state, view.day);
    if (row.stage !== stage) showRow(row, stage);
    row.link.href = `#${row.state.code}@${view.day}`;
    row.tr.classList.toggle("chosen", row.state.code === view.code);
    row.fits = fits(row.state, stage) && (view.box === "World" || row.state.regions.has(view.box)) && finds(row.state);
  }
  sortRows();
  showChoices();
  const shown = shownWords();
  if (find("shown").textContent !== shown) find("shown").textContent = shown;
  find("all").hidden = !view.only && !view.query && !view.group && view.box === "World";
}

function showRow(row, stage) {
  const acts = actsOn(stage),
    before = row.stage && actsOn(row.stage);
  row.stage = stage;
  row.tr.cells[2].replaceChildren(make("span", {class: "stands"}, swatch(stage), make("span", {}, wordsOf(stage))));
  ACT_COLUMNS.forEach(({key}, i) => {
    if (before && before[key] === acts[key] && key !== "in_force") return;
    const out = key === "in_force" && acts.out ? [make("span", {class: "narrow"}, "out ", ...unbroken(acts.out))] : [];
    row.tr.cells[i + 3].replaceChildren(...unbroken(acts[key]), ...out);
  });
}

function shownWords() {
  const count = rows.filter(row => row.fits).length;
  const key = KEYS.find(each => each.word === view.only);
  const asked = [view.box !== "World" && view.box, view.group, key?.label].filter(Boolean);
  return `${count === rows.length ? count : `${count} of ${rows.length}`} States${asked.length ? `: ${asked.join(", ")}` : ""}`;
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
  const wanted = rows.filter(row => row.fits).sort(inOrder);
  const body = find("rows");
  if (wanted.length !== body.children.length || wanted.some((row, i) => row.tr !== body.children[i]))
    body.replaceChildren(...wanted.map(row => row.tr));
}

// The rows that are shown, in their order.
const shownRows = () => [...find("rows").children].map(tr => rowOf(tr.dataset.code));
