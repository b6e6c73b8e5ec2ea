// Says things for the person until they have been heard, and keeps focus, drafts and scrolling where a person expects them.
const unsentKey = 'coachbot-unsent', draftKey = 'coachbot-draft';
const unsent = JSON.parse(sessionStorage.getItem(unsentKey) ?? '[]').filter(one => one.page === location.search);
let page = null, most = 100000, flushing = false, offline = false, connectionLost = () => {};
let lastLine = null, sentForm = null, focusNext = null;

const at = id => document.getElementById(id);
const finePointer = () => matchMedia('(pointer: fine)').matches;
const wait = time => new Promise(done => setTimeout(done, time));

export async function begin(dotnet, mostCharacters) {
  page = dotnet;
  most = mostCharacters;
  const box = at('say');
  if (!box.value) box.value = sessionStorage.getItem(draftKey) ?? '';
  if (document.activeElement === document.body && finePointer()) box.focus();
  lastLine = null;
  settle();
  new MutationObserver(() => requestAnimationFrame(settle)).observe(at('log'), { childList: true, subtree: true });
  new ResizeObserver(() => document.documentElement.style.setProperty('--composer', `${at('composer').offsetHeight}px`)).observe(at('composer'));
  await page.invokeMethodAsync('ReadyAsync', Intl.DateTimeFormat().resolvedOptions().timeZone ?? null);
  flush();
}

function tell(text) {
  const trouble = at('trouble');
  trouble.textContent = text;
  trouble.hidden = !text;
}

function queue(what) {
  unsent.push({ ...what, key: newKey(), page: location.search });
  keep();
  flush();
}

// randomUUID exists only on https and localhost
function newKey() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('');
}

function keep() {
  try {
    sessionStorage.setItem(unsentKey, JSON.stringify(unsent));
  } catch {
    sessionStorage.removeItem(unsentKey); // more than the browser keeps: it is still said, only not after a reload
  }
}

async function flush() {
  if (flushing || !page || offline) return;
  flushing = true;
  try {
    while (unsent.length > 0) {
      const one = unsent[0];
      const lost = new Promise((_, reject) => connectionLost = () => reject(new Error('connection lost')));
      const heard = await Promise.race([lost, one.act
        ? page.invokeMethodAsync('PressAsync', one.key, one.act, one.line, one.fields ?? null)
        : page.invokeMethodAsync('SayAsync', one.key, one.text)]);
      if (heard === 'again') {
        tell('I could not write that down just now. Trying again…');
        await wait(2000);
        continue;
      }
      tell(heard === 'refused' ? 'I could not take that. Please write it again, a little shorter.' : '');
      unsent.shift();
      keep();
      release(one);
    }
  } catch (error) {
    console.info('Said again once connected:', error.message);
  } finally {
    flushing = false;
  }
}

function release(one) {
  for (const busy of document.querySelectorAll('[data-busy]'))
    if (busy.dataset.act === one.act) busy.removeAttribute('data-busy');
  setTimeout(settle, 300);
}

function say(box) {
  const text = box.value;
  if (!text.trim()) return;
  if (text.length > most) return tell(`That is ${text.length.toLocaleString('en')} characters; ${most.toLocaleString('en')} is the most I can take at once. Please shorten it.`);
  if (offline) return tell('Not connected right now. Your words stay here; send them in a moment.');
  tell('');
  box.value = '';
  sessionStorage.removeItem(draftKey);
  queue({ text });
}

function press(button, byKeyboard) {
  if (button.dataset.busy !== undefined || offline) return;
  button.dataset.busy = '';
  focusNext = byKeyboard ? 'card' : 'box';
  queue({ act: button.dataset.act, line: Number(button.dataset.line) });
}

function send(form) {
  const fields = {};
  for (const field of form.querySelectorAll('[data-field]')) fields[field.dataset.field] = valueOf(field);
  const size = Object.values(fields).reduce((sum, value) => sum + value.length, 0);
  if (size > most) return tell(`Those are ${size.toLocaleString('en')} characters; ${most.toLocaleString('en')} is the most I can take at once.`);
  if (form.dataset.busy !== undefined || offline) return;
  form.dataset.busy = '';
  sentForm = form.dataset.line;
  focusNext = 'card';
  queue({ act: form.dataset.act, line: Number(form.dataset.line), fields });
}

function valueOf(field) {
  if (field.dataset.rows !== undefined)
    return [...field.querySelectorAll('tbody tr')]
      .map(row => [...row.querySelectorAll('[data-cell]')].map(cell => cell.value.replace(/\s+/g, ' ').trim()).join('\t'))
      .filter(row => row.trim()).join('\n');
  const radios = field.querySelectorAll('input[type=radio]');
  return radios.length ? [...radios].find(radio => radio.checked)?.value ?? '' : field.querySelector('[name]').value;
}

// After the conversation has changed: show what is new and put the focus where the next answer is given.
function settle() {
  const last = [...document.querySelectorAll('#log > .line')].at(-1);
  const name = last ? last.dataset.line ?? 'pending' : null;
  const isNew = last && name !== lastLine;
  const first = lastLine === null;
  lastLine = name;
  const wrong = sentForm && document.querySelector(`form[data-line="${sentForm}"] .errors`);
  if (wrong && !document.querySelector(`form[data-line="${sentForm}"][data-busy]`)) {
    sentForm = null;
    focusNext = null;
    wrong.focus();
    wrong.scrollIntoView({ block: 'center' });
    return;
  }
  if (!isNew) return;
  show(last, first);
  if (!last.classList.contains('mine')) moveFocus(last);
}

function show(last, first) {
  const tall = last.offsetHeight > innerHeight - at('composer').offsetHeight - 90;
  last.scrollIntoView({ block: tall && !first ? 'start' : 'end', behavior: first || matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth' });
}

function moveFocus(last) {
  const next = focusNext;
  if (!next) return;
  focusNext = null;
  sentForm = null;
  const active = document.activeElement;
  if (active && active !== document.body && !active.closest('.card')) return;
  if (next === 'card') (last.querySelector('input:not([tabindex]), textarea, .buttons button') ?? last).focus({ preventScroll: true });
  else if (finePointer()) at('say').focus({ preventScroll: true });
}

async function copy(button) {
  const takeaway = button.closest('.takeaway'), text = takeaway.querySelector('pre'), status = takeaway.querySelector('.copied');
  try {
    await navigator.clipboard.writeText(text.textContent);
    status.textContent = 'Copied';
  } catch {
    getSelection().selectAllChildren(text); // no clipboard here: selected is the next best
    status.textContent = 'Selected; copy with Ctrl+C';
  }
  setTimeout(() => status.textContent = '', 4000);
}

document.addEventListener('submit', event => {
  event.preventDefault();
  if (event.target.id === 'composer') say(at('say'));
  else if (event.target.matches('.fields')) send(event.target);
});

document.addEventListener('keydown', event => {
  if (event.target.id !== 'say' || event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  say(event.target);
});

document.addEventListener('input', event => {
  if (event.target.id !== 'say') return;
  tell('');
  if (event.target.value.length <= most) sessionStorage.setItem(draftKey, event.target.value);
});

// A form's send button stays in sight; what has the focus must not lie beneath it.
document.addEventListener('focusin', event => {
  const end = event.target.closest('.fields')?.querySelector('.form-end');
  if (!end || end.contains(event.target)) return;
  const beneath = event.target.getBoundingClientRect().bottom + 12 - end.getBoundingClientRect().top;
  if (beneath > 0) scrollBy({ top: beneath, behavior: 'instant' });
});

document.addEventListener('change', event => {
  if (event.target.matches('[data-picker]') && event.target.value) event.target.closest('.date').querySelector('[name]').value = event.target.value;
});

document.addEventListener('click', event => {
  const button = event.target.closest('button'), link = event.target.closest('a[href^="#"]');
  if (link) { // a fragment would be resolved against the base address and lose the query
    event.preventDefault();
    const target = at(link.getAttribute('href').slice(1));
    (target.matches('fieldset') ? target.querySelector('input, select') ?? target : target).focus();
  }
  if (!button) return;
  if (button.dataset.act) press(button, event.detail === 0);
  else if (button.dataset.copy !== undefined) copy(button);
  else if (button.dataset.pick !== undefined) button.closest('.date').querySelector('[data-picker]').showPicker();
});

// The server lets go of a page it has lost for good, such as after a restart: a new one shows the same conversation.
at('components-reconnect-modal').addEventListener('components-reconnect-state-changed', event => {
  const state = event.detail.state;
  offline = state !== 'hide';
  if (state === 'show') connectionLost();
  else if (state === 'hide') flush();
  else if (state === 'rejected' || state === 'resume-failed') location.reload();
  else if (state === 'failed') reloadOnceThere();
});

async function reloadOnceThere() {
  for (;;) {
    await wait(2000);
    if ((await fetch(location.href, { cache: 'no-store' }).catch(() => null))?.ok) return location.reload();
  }
}

Blazor.start({ circuit: { reconnectionOptions: { maxRetries: 100000, retryIntervalMilliseconds: tries => Math.min(300 + tries * 300, 5000) } } });
