
"use strict";
// The filter of the plan: a row stays that has every word. It is kept in the address, #filter=..., to be sent to others.
const input = document.getElementById("filter");
const count = document.getElementById("count");
const rows = [...document.querySelectorAll("#plan tbody tr")];
const texts = rows.map(row => [...row.cells].map(cell => cell.innerText).join("\n").toLowerCase());

function show() {
  const words = input.value.toLowerCase().split(/\s+/).filter(word => word);
  rows.forEach((row, index) => { row.hidden = !words.every(word => texts[index].includes(word)); });
  count.textContent = `${rows.filter(row => !row.hidden).length} of ${rows.length}`;
}

function take() {
  if (!location.hash.startsWith("#filter="))
    return;
  const given = location.hash.slice("#filter=".length);
  try {
    input.value = decodeURIComponent(given);
  } catch {
    input.value = given;
  }
  show();
  document.getElementById("plan").scrollIntoView();
}

function keep() {
  show();
  history.replaceState(null, "", input.value ? `#filter=${encodeURIComponent(input.value)}` : "#plan");
}

input.addEventListener("input", keep);
document.addEventListener("keydown", event => {
  if (event.key === "/" && document.activeElement !== input && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    input.focus();
    input.select();
  } else if (event.key === "Escape" && document.activeElement === input) {
    input.value = "";
    keep();
  }
});
window.addEventListener("hashchange", take);
document.getElementById("search").hidden = false;
show();
take();
