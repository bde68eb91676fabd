// Follows links inside the application, puts view and focus where they lead, copies texts, links and pictures, moves
// inside a grid by arrow keys, and names charts for screen readers. One script while the page's HTML comes and goes.

// ``run``: the last one that reached this script, 0 where that is not the one for the address. ``shown``: path and heading
// of the last screen. ``link``: reference of a link that was followed and whose screen is not there yet; null for none.
const state = (window.goalline ??= { run: 0, shown: null, link: "" });

export default function ({ data }) {
  Object.assign(document.documentElement, { lang: data.language, dir: data.direction });
  const isNew = data.run !== state.last;
  Object.assign(state, { run: data.run, last: data.run });
  if (data.go && isNew) follow(new URL(data.go, location.href).href);
  if (document.documentElement.dataset.links) return;
  document.addEventListener("click", clicked);
  document.addEventListener("keydown", moveInGrid);
  watchTables();
  addEventListener("popstate", () => (state.run = 0));
  new MutationObserver(changed).observe(document.body, {
    childList: true, subtree: true, attributeFilter: ["data-test-script-state"] });
  changed();
  document.documentElement.dataset.links = "followed";
}

function clicked(event) {
  const button = event.target.closest("button.gl-copy");
  if (button) return "print" in button.dataset ? print() : copy(button);
  const target = event.target.closest("a[data-go]");
  const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button !== 0;
  if (!target || elsewhere) return;
  event.preventDefault();
  state.link = target.getAttribute("href");
  if (target.closest(".stSidebar")) closeMenu();
  follow(target.href);
}

// Streamlit shows the screen of an address that the browser goes back to; an address that it goes on to is no different.
function follow(address) {
  state.link ??= "";
  if (address !== location.href) history.pushState(null, "", address);
  dispatchEvent(new PopStateEvent("popstate"));
}

// A menu that covers the page gives way to what was chosen in it; 8 px are for dragging its edge.
function closeMenu() {
  const [menu, main] = [".stSidebar", ".stMain"].map((one) => document.querySelector(one).getBoundingClientRect());
  if (menu.right > main.left + 9) document.querySelector("[data-testid=stSidebarCollapseButton] button")?.click();
}

function changed() {
  document.querySelectorAll(".stPlotlyChart > :not([aria-hidden])").forEach((drawing) => {
    drawing.setAttribute("aria-hidden", "true");                 // else its letters are read out one by one
    drawing.parentElement.setAttribute("role", "img");
  });
  if (state.run && document.querySelector(".stApp[data-test-script-state=notRunning] .stMain :is(h1, .gl-trouble)")) arrive();
}

// What the link names is in sight, else the top of a new screen; the focus is on the heading of a new screen, else on the
// link that was followed, which may have been drawn anew.
function arrive() {
  const [place, heading] = [document.querySelector(".gl-arrive"), document.querySelector(".stMain h1")];
  const [before, shown] = [state.shown, [location.pathname, heading?.innerText]];
  if (state.link === null && before[0] === shown[0]) return;
  const isNew = before && before.join() !== shown.join();
  const again = state.link && document.querySelector(`.stMain a[data-go][href="${CSS.escape(state.link)}"]`);
  Object.assign(state, { shown, link: null });
  if (place) place.scrollIntoView({ block: "start" });
  else if (isNew) document.querySelector(".stMain").scrollTo(0, 0);
  if (isNew && heading) heading.tabIndex = -1;
  const focused = isNew ? heading : document.activeElement === document.body && again;
  if (focused) focused.focus({ preventScroll: true });
}

// A text, the address of this view at a data version or whichever is the newest, or a picture that the server draws.
async function copy(button) {
  const status = button.parentElement.querySelector("[role=status]");
  try {
    if (button.dataset.picture) await navigator.clipboard.write([new ClipboardItem({ "image/png": picture(button) })]);
    else await navigator.clipboard.writeText(button.dataset.copy ?? summaryAbove(button) ?? addressAt(button.dataset.version));
    status.textContent = status.dataset.copied;
  } catch {
    status.textContent = status.dataset.failed;
  }
}

const picture = (button) => fetch(button.dataset.picture)
  .then((answer) => (answer.ok ? answer.blob() : Promise.reject(answer.status)));

function addressAt(version) {
  const address = new URL(location.href);
  address.searchParams.delete("version");
  if (version) address.searchParams.set("version", version);
  return address.href;
}

// A grid is one stop of the tab key; arrow keys, Home and End move inside it, over cells that lead nowhere.
const STEPS = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0], Home: [0, -1], End: [0, 1] };

function moveInGrid(event) {
  const step = STEPS[event.key];
  const cell = event.target.closest?.("table[role=grid] :is(td, th)");
  if (!step || !cell || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  const table = cell.closest("table");
  const way = getComputedStyle(table).direction === "rtl" && event.key.startsWith("Arrow") ? -1 : 1;
  const far = event.key === "Home" || event.key === "End";
  let [row, column] = [cell.parentElement.rowIndex, cell.cellIndex];
  let target = null;
  const next = () => table.rows[(row += step[0])]?.cells[(column += step[1] * way)];
  for (let there = next(); there && (far || !target); there = next()) target = there.querySelector("a") ?? target;
  if (!target) return;
  table.querySelectorAll("a[tabindex='0']").forEach((other) => (other.tabIndex = -1));
  target.tabIndex = 0;
  target.focus();
}

// Tables are sorted, filtered and unfolded here until each screen does so by its address.
function watchTables() {
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button.gl-sort");
    if (button) sort(button.closest("th"));
    else if (event.target.closest("button.gl-all")) showAll(boxOf(event.target));
  });
  document.addEventListener("pointerover", showWhatIsCut);
  document.addEventListener("input", (event) => {
    if (event.target.matches?.("input.gl-filter")) showRows(boxOf(event.target));
  });
}

const boxOf = (element) => element.closest(".gl-page");

function sort(head) {
  const table = head.closest("table");
  const ascending = head.getAttribute("aria-sort") !== "ascending";
  table.querySelectorAll("th[aria-sort]").forEach((other) => other.removeAttribute("aria-sort"));
  head.setAttribute("aria-sort", ascending ? "ascending" : "descending");
  const key = (row) => row.cells[head.cellIndex].dataset.sort ?? "";
  const body = table.tBodies[0];
  [...body.rows].sort((a, b) => compare(key(a), key(b), ascending)).forEach((row) => body.append(row));
  if (table.matches(".gl-filtered")) showRows(boxOf(table));
}

// Cells without anything stay last, whichever way the others are sorted.
function compare(a, b, ascending) {
  if (a === "" || b === "") return (a === "") - (b === "");
  const numbers = !isNaN(a) && !isNaN(b);
  const order = numbers ? Number(a) - Number(b) : a.localeCompare(b, undefined, { numeric: true });
  return ascending ? order : -order;
}

// Rows that hold what is typed; as long as nothing is typed and not all are asked for, the first ones alone.
function showRows(box) {
  const table = box.querySelector("table.gl-filtered");
  if (!table) return;
  const wanted = box.querySelector("input.gl-filter")?.value.trim().toLowerCase() ?? "";
  const more = box.querySelector(".gl-more");
  const first = wanted || !more || more.hidden ? Infinity : Number(table.dataset.first);
  const rows = [...table.tBodies[0].rows];
  let found = 0;
  rows.forEach((row) => {
    const holds = row.textContent.toLowerCase().includes(wanted);
    row.classList.toggle("gl-later", holds && found >= first);
    row.hidden = !holds;
    found += holds;
  });
  if (more) more.classList.toggle("gl-later", first === Infinity);
  const count = box.querySelector(".gl-filter-count");
  if (count) count.textContent = wanted ? `${found} / ${rows.length}` : "";
}

function showAll(box) {
  box.querySelector(".gl-more").hidden = true;
  showRows(box);
}

// A cell that is cut has its whole text as a title, where the pointer is.
function showWhatIsCut({ target }) {
  const cell = target.closest?.(".gl-lines :is(tbody th, td)");
  if (cell) cell.title = cell.scrollWidth > cell.clientWidth ? cell.innerText : "";
}

// The paragraphs of the summary that a button belongs to, and its footnote, if it has one.
function summaryAbove(button) {
  if (button.dataset.footnote === undefined) return undefined;
  const shown = [...button.closest("details").querySelectorAll("p.gl-text")].map((words) => words.textContent);
  return [...shown, button.dataset.footnote].filter(Boolean).join("\n\n");
}
