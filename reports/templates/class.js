'use strict';
// Sort, search and page through a table that is whole without this. Nothing is fetched, nothing is kept.
for (const finder of document.querySelectorAll('.finder')) enhance(finder);

function enhance(finder) {
  const body = finder.querySelector('tbody');
  const rows = [...body.rows];
  const size = Number(finder.dataset.size);
  const tools = finder.querySelector('.tools');
  const words = new Map(rows.map(row => [row, row.cells[0].textContent.toLowerCase()]));
  let order = rows;
  let first = 0;

  function show() {
    const wanted = tools ? tools.querySelector('input').value.trim().toLowerCase() : '';
    const choice = tools?.querySelector('select')?.value;
    const kept = order.filter(row => words.get(row).includes(wanted) && (!choice || row.classList.contains(choice)));
    if (first >= kept.length) first = 0;
    const inSight = new Set(kept.slice(first, first + size));
    const found = new Set(kept);
    for (const row of rows) {
      row.hidden = !found.has(row);
      row.classList.toggle('off', !inSight.has(row));
    }
    if (tools) say(kept.length);
    if ('rows' in finder.dataset) rove(body, kept[first]);
  }

  function say(count) {
    const last = Math.min(first + size, count);
    const text = count ? finder.dataset.shown : finder.dataset.none;
    const values = {first: first + 1, last, count, total: rows.length};
    tools.querySelector('output').textContent = text.replace(/{(\w+)}/g, (_, name) => values[name]);
    const [back, on] = tools.querySelectorAll('.pager button');
    back.parentNode.hidden = count <= size;
    back.disabled = first === 0;
    on.disabled = last >= count;
  }

  function sort(head, column) {
    const down = head.getAttribute('aria-sort') === 'descending';
    const upwards = 'text' in head.dataset ? head.getAttribute('aria-sort') !== 'ascending' : down;
    for (const other of finder.querySelectorAll('[aria-sort]')) other.removeAttribute('aria-sort');
    head.setAttribute('aria-sort', upwards ? 'ascending' : 'descending');
    const compare = 'text' in head.dataset ? byText(rows, column) : byNumber(rows, column);
    order = [...rows].sort((one, other) => upwards ? compare(one, other) : compare(other, one));
    body.append(...order);
    first = 0;
    show();
  }

  [...finder.querySelector('thead').rows[0].cells].forEach((head, column) => {
    if ('fixed' in head.dataset) return;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'sort';
    button.setAttribute('aria-label', finder.dataset.sort.replace('{name}', head.textContent.trim()));
    button.addEventListener('click', () => sort(head, column));
    head.append(button);
  });
  if (tools) {
    tools.hidden = false;
    const [back, on] = tools.querySelectorAll('.pager button');
    back.addEventListener('click', () => { first -= size; show(); });
    on.addEventListener('click', () => { first += size; show(); });
    for (const kind of ['input', 'change']) tools.addEventListener(kind, () => { first = 0; show(); });
    body.addEventListener('keydown', event => walk(event, body));
    show();
  }
}

function byText(rows, column) {
  const collator = new Intl.Collator(document.documentElement.lang, {numeric: true});
  const keys = new Map(rows.map(row => [row, row.cells[column].textContent]));
  return (one, other) => collator.compare(keys.get(one), keys.get(other));
}

function byNumber(rows, column) {
  const keys = new Map(rows.map(row => [row, number(row.cells[column].textContent)]));
  return (one, other) => keys.get(one) - keys.get(other);
}

// A missing value is below every number; of signs, passed is above all others.
function number(text) {
  const value = parseFloat(text.replace('−', '-'));
  return Number.isNaN(value) ? (text.trim() === '✓' ? 1 : -1e9) : value;
}

// One row's links are tab stops; the arrow keys lead to the others.
function rove(body, row) {
  for (const link of body.querySelectorAll('a')) link.tabIndex = link.closest('tr') === row ? 0 : -1;
}

function walk(event, body) {
  const link = event.target.closest('a');
  const there = [...body.rows].filter(row => !row.hidden && !row.classList.contains('off'));
  const here = link ? there.indexOf(link.closest('tr')) : -1;
  const to = {ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: there.length - 1}[event.key];
  if (here < 0 || to === undefined || !there[to]) return;
  event.preventDefault();
  rove(body, there[to]);
  const place = [...link.closest('tr').querySelectorAll('a')].indexOf(link);
  const links = there[to].querySelectorAll('a');
  (links[place] ?? links[0]).focus();
}
