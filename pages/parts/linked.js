// Lays out the HTML it is given; follows links inside the application, also to a place; sorts and filters tables.

export default function ({ parentElement, data, setTriggerValue }) {
  const box = parentElement.querySelector(".gl-linked");
  if (box.laidOut !== data) {
    box.innerHTML = data;
    box.laidOut = data;
    box.querySelectorAll("input.gl-filter").forEach((input) => filter(box, input));
    arrive(box.querySelector("[data-arrive]"));
  }
  box.onclick = (event) => {
    const button = event.target.closest("button.gl-sort");
    if (button) return sort(button.closest("th"));
    const link = event.target.closest("a[data-go]");
    const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button !== 0;
    if (!link || elsewhere) return;
    event.preventDefault();
    setTriggerValue("go", link.getAttribute("href"));
  };
  box.oninput = (event) => {
    if (event.target.matches("input.gl-filter")) filter(box, event.target);
  };
}

// Show the place that a link led to, once what stands above it has taken its room.
function arrive(place) {
  if (place) setTimeout(() => place.scrollIntoView({ block: "start" }), 700);
}

function sort(head) {
  const table = head.closest("table");
  const ascending = head.getAttribute("aria-sort") !== "ascending";
  table.querySelectorAll("th[aria-sort]").forEach((other) => other.removeAttribute("aria-sort"));
  head.setAttribute("aria-sort", ascending ? "ascending" : "descending");
  const key = (row) => row.cells[head.cellIndex].dataset.sort ?? "";
  const body = table.tBodies[0];
  [...body.rows].sort((a, b) => compare(key(a), key(b), ascending)).forEach((row) => body.append(row));
}

// Cells without anything stay last, whichever way the others are sorted.
function compare(a, b, ascending) {
  if (a === "" || b === "") return (a === "") - (b === "");
  const numbers = !isNaN(a) && !isNaN(b);
  const order = numbers ? Number(a) - Number(b) : a.localeCompare(b, undefined, { numeric: true });
  return ascending ? order : -order;
}

function filter(box, input) {
  const wanted = input.value.trim().toLowerCase();
  const rows = [...box.querySelectorAll("table.gl-filtered tbody tr")];
  rows.forEach((row) => { row.hidden = !row.textContent.toLowerCase().includes(wanted); });
  const count = box.querySelector(".gl-filter-count");
  const shown = rows.filter((row) => !row.hidden).length;
  if (count) count.textContent = wanted ? `${shown} / ${rows.length}` : "";
}
