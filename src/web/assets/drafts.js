// Keeps what is typed until it is recorded: one form, under the session's key, twelve hours at most; what a crash or a lost network took is offered again.
const place = 'vigil-draft'
const longest = 12 * 3_600_000
const given = document.getElementById('draft')
const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/London' })
const typedHere = new WeakSet()
let waiting = 0
let turn = 0

const keyOf = (form) => form?.querySelector?.('input[name="_key"]') ?? null
const actionOf = (form) => new URL(form.getAttribute('action'), location.href).pathname
// With what its address asked for: a form that was opened for one entry is not offered for another. One that is sent back keeps the address at which it was opened.
const openedAt = new WeakMap()
const pathOf = (form) => {
  const action = actionOf(form)
  return openedAt.get(form) ?? (location.pathname === action ? action + location.search : action)
}
const bytesOf = (text) => Uint8Array.from(atob(text), (one) => one.charCodeAt(0))
const textOf = (bytes) => btoa(Array.from(new Uint8Array(bytes), (one) => String.fromCharCode(one)).join(''))

// Not files, nor a picture that stands in for one; not the session's own secret. The form's key and base position are kept: what is put back is not recorded twice.
function typedIn(form) {
  const left = new Set(['_csrf', ...[...form.querySelectorAll('input[type="file"]')].map((one) => one.name)])
  return [...new FormData(form)].filter(([name]) => !left.has(name))
}

const sealing = (path, at, iv) => ({ name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(`${at} ${path}`) })

async function keep(form) {
  clearTimeout(waiting)
  const mine = ++turn
  const [path, at, iv] = [pathOf(form), Date.now(), crypto.getRandomValues(new Uint8Array(12))]
  const typed = new TextEncoder().encode(JSON.stringify(typedIn(form)))
  const sealed = await crypto.subtle.encrypt(sealing(path, at, iv), await key, typed)
  if (mine !== turn) return
  // Where there is no room nothing is kept, and nothing older stands for it.
  drop()
  localStorage.setItem(place, JSON.stringify({ path, at, iv: textOf(iv), sealed: textOf(sealed) }))
}

function drop() {
  clearTimeout(waiting)
  turn++
  localStorage.removeItem(place)
}

const isOld = (at) => Math.abs(Date.now() - at) >= longest

// What another session kept, and what is too old, goes on sight.
async function kept() {
  const stored = localStorage.getItem(place)
  if (stored === null) return null
  try {
    const { path, at, iv, sealed } = JSON.parse(stored)
    if (isOld(at)) throw new Error('too old')
    const opened = await crypto.subtle.decrypt(sealing(path, at, bytesOf(iv)), await key, bytesOf(sealed))
    return { path, at, typed: JSON.parse(new TextDecoder().decode(opened)) }
  } catch {
    if (localStorage.getItem(place) === stored) drop()
    return null
  }
}

function offer({ at, typed }, form) {
  const line = given.content.firstElementChild.cloneNode(true)
  const said = line.querySelector('[role="status"]')
  const words = [...said.childNodes]
  said.replaceChildren()
  const [back, away] = line.querySelectorAll('button')
  back.addEventListener('click', () => putBack(line, typed, form))
  away.addEventListener('click', () => {
    drop()
    line.remove()
    form.querySelector('input:not([type="hidden"]), select, textarea')?.focus()
  })
  words.find((one) => one.nodeName === 'STRONG').textContent = clock.format(at)
  form.before(line)
  // Said aloud only when it comes into what stands already.
  requestAnimationFrame(() => said.append(...words))
  return line
}

// The server draws the form with it, as if it had been looked at before sending: whatever follows from what is typed comes along, and nothing is recorded.
function putBack(line, typed, form) {
  const sending = document.createElement('form')
  sending.setAttribute('method', 'post')
  sending.setAttribute('action', form.getAttribute('action'))
  if (form.hasAttribute('enctype')) sending.setAttribute('enctype', form.getAttribute('enctype'))
  const own = form.querySelector('input[name="_csrf"]').value
  for (const [name, value] of [...typed, ['_csrf', own], ['_look', 'put back']])
    sending.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }))
  line.querySelector('form')?.remove()
  line.append(sending)
  HTMLFormElement.prototype.requestSubmit.call(sending)
}

async function begin() {
  addEventListener('input', ({ target }) => {
    if (keyOf(target.form) === null) return
    typedHere.add(target.form)
    clearTimeout(waiting)
    waiting = setTimeout(() => void keep(target.form), 400)
  })
  addEventListener('change', ({ target }) => typedHere.has(target.form) && void keep(target.form))
  addEventListener('submit', ({ target }) => {
    if (target.getAttribute('action') === '/sign-out') drop()
    else if (typedHere.has(target)) void keep(target)
  })
  const draft = await kept()
  const sent = document.querySelector('input[name="_key"][data-sent]')
  const is = (key) => draft?.typed.some(([name, value]) => name === '_key' && value === key) ?? false
  const isTaken = is(given.dataset.taken)
  if (isTaken) drop()
  let offered = null
  // What the server sends back of it is newer than what is kept. A form that was sent empty is nobody's draft.
  if (sent !== null) {
    if (is(sent.value) || draft?.path.split('?')[0] === actionOf(sent.form)) {
      openedAt.set(sent.form, draft.path)
      void keep(sent.form)
    }
  } else if (!isTaken) {
    const form = [...document.forms].find((one) => keyOf(one) !== null && pathOf(one) === draft?.path)
    if (form !== undefined) offered = offer(draft, form)
  }
  // By its age alone: a page of a session that has ended cannot read what the next one keeps, and leaves it.
  setInterval(() => {
    const stored = localStorage.getItem(place)
    if (stored !== null && isOld(JSON.parse(stored).at)) drop()
    if (offered !== null && isOld(draft.at)) offered.remove()
  }, 60_000)
}

// Without https a browser has nothing to encrypt with: then nothing is kept.
const secret = bytesOf(given.dataset.key.replaceAll('-', '+').replaceAll('_', '/'))
const key = crypto.subtle?.importKey('raw', secret, 'AES-GCM', false, ['encrypt', 'decrypt'])
if (key) await begin()
else drop()
