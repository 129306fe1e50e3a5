// Finds what a reader of the screen would call by role and name. An empty role means: by its data-testid.
// The name of an element: aria-label, the elements that label it, its own text, its placeholder or title.

const SELECTORS = {
  button: 'button, [role=button], input[type=button], input[type=submit], summary',
  link: 'a[href], [role=link]',
  tab: '[role=tab]',
  textbox: 'input:not([type]), input[type=text], input[type=search], input[type=number], textarea, [role=textbox], '
    + '[role=searchbox], [role=combobox], [contenteditable=true]',
  checkbox: 'input[type=checkbox], [role=checkbox], [role=switch]',
  radio: 'input[type=radio], [role=radio]',
  option: 'option, [role=option]',
  menuitem: '[role=menuitem], [role=menuitemradio], [role=menuitemcheckbox]',
  dialog: 'dialog, [role=dialog], [role=alertdialog]',
  heading: 'h1, h2, h3, h4, [role=heading]',
  row: 'tr, [role=row]',
  cell: 'td, [role=cell], [role=gridcell]',
  alert: '[role=alert]',
  status: '[role=status]',
};

function clean(text) {
  return (text || '').replace(/\s+/g, ' ').trim();
}

/** What is written on an element, without the key that stands beside it. */
function wordsOf(element) {
  const keys = [...element.querySelectorAll('kbd')];
  keys.forEach((key) => key.style.setProperty('display', 'none'));
  const words = element.innerText;
  keys.forEach((key) => key.style.removeProperty('display'));
  return words;
}

function nameOf(element) {
  const label = element.getAttribute('aria-label');
  if (label) return clean(label);
  const ids = element.getAttribute('aria-labelledby');
  if (ids) return clean(ids.split(/\s+/).map((id) => document.getElementById(id)?.textContent || '').join(' '));
  if (element.labels && element.labels.length) return clean([...element.labels].map((l) => l.textContent).join(' '));
  return clean(wordsOf(element)) || clean(element.value && element.type !== 'text' ? element.value : '')
    || clean(element.getAttribute('placeholder')) || clean(element.title);
}

function inView(element) {
  const style = getComputedStyle(element);
  const hidden = style.visibility === 'hidden' || style.display === 'none';
  return !hidden && element.getClientRects().length > 0 && !element.disabled && !element.closest('[inert]');
}

function candidates(role) {
  return [...document.querySelectorAll(SELECTORS[role] || `[role="${role}"]`)].filter(inView);
}

/** The element of exactly that name, else the only or first one whose name begins with it. */
function find(role, name) {
  if (role === '') {
    return [...document.querySelectorAll('[data-testid]')].find((e) => e.dataset.testid === name && inView(e)) || null;
  }
  const all = candidates(role);
  return all.find((e) => nameOf(e) === name) || all.find((e) => nameOf(e).startsWith(name)) || null;
}

function namesOf(role) {
  return candidates(role).map(nameOf).slice(0, 60);
}
