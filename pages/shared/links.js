// Follows links inside the application, puts view and focus where they lead, copies texts, links and pictures, moves
// inside a grid by arrow keys, and names charts for screen readers. One script while the page's HTML comes and goes.

// ``run``: the last one that reached this script, 0 where that is not the one for the address. ``shown``: path and heading
// of the last screen. ``link``: reference of a link that was followed and whose screen is not there yet; null for none.
const state = (window.goalline ??= { run: 0, shown: null, link: "" });

export default function ({ data }) {
  Object.assign(document.documentElement, { lang: data.language, dir: data.direction });
  if (data.person !== (state.person ??= data.person)) return location.reload();    // nothing of one person's for another
  const isNew = data.run !== state.last;
  Object.assign(state, { run: data.run, last: data.run });
  if (data.go && isNew) follow(new URL(data.go, location.href).href);
  if (document.documentElement.dataset.links) return changed();
  document.addEventListener("click", clicked);
  document.addEventListener("keydown", moveInGrid);
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
    else await navigator.clipboard.writeText(button.dataset.copy ?? addressAt(button.dataset.version));
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
