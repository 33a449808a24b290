// Keeps the marked parts of a page as they are on the server, and says since when it could not.
const atMostEvery = 1000
const atLeastEvery = 30000
const state = document.getElementById('live-state')
const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/London' })
let lastFetch = 0
let waiting = null
let running = false
let wanted = new Set()
let lost = null

// Whoever is at the page keeps their session; a page that only refreshes itself does not.
let used = true
for (const kind of ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'])
  addEventListener(kind, () => (used = true), { passive: true })
const byItself = (is) => (is ? {} : { 'x-vigil-by-itself': 'yes' })

const regions = () => [...document.querySelectorAll('[data-live][id]')]
const shows = (region, kinds) =>
  kinds.has('all') || region.dataset.live.trim() === '' || region.dataset.live.split(/\s+/).some((kind) => kinds.has(kind))

function want(kind) {
  wanted.add(kind)
  if (waiting !== null || running) return
  waiting = setTimeout(refresh, Math.max(0, lastFetch + atMostEvery - Date.now()))
}

async function refresh() {
  waiting = null
  const kinds = wanted
  wanted = new Set()
  const shown = regions().filter((region) => shows(region, kinds))
  if (shown.length === 0) return
  running = true
  lastFetch = Date.now()
  const since = used
  used = false
  try {
    const answer = await fetch(location.href, {
      headers: { accept: 'text/html', ...byItself(since) },
      redirect: 'error',
      signal: AbortSignal.timeout(10000),
    })
    if ([401, 403, 404].includes(answer.status)) return shut()
    if (!answer.ok) throw new Error(String(answer.status))
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html')
    if (shown.every((region) => fresh.getElementById(region.id) === null)) return shut()
    for (const region of shown) replace(region, fresh.getElementById(region.id))
    countBelow()
    found()
  } catch {
    used ||= since
    lose()
  } finally {
    running = false
    if (wanted.size > 0) want([...wanted][0])
  }
}

// Closed to this person meanwhile, or another page by now: what they may see no longer does not stay on the screen, and the page says why.
function shut() {
  for (const region of regions()) region.replaceChildren()
  location.reload()
}

function replace(region, fresh) {
  if (fresh === null || fresh.innerHTML === region.innerHTML) return
  // What a person is typing in is left alone until they leave it.
  const active = document.activeElement
  const inside = region.contains(active) ? active : null
  if (inside !== null && /^(INPUT|TEXTAREA|SELECT)$/.test(inside.tagName)) return
  const where = inside === null ? null : signature(inside)
  const open = new Set([...region.querySelectorAll('details[open][id]')].map((one) => one.id))
  const scrolled = [window.scrollX, window.scrollY]
  region.replaceChildren(...document.importNode(fresh, true).childNodes)
  for (const one of region.querySelectorAll('details[id]')) if (open.has(one.id)) one.open = true
  if (where !== null) region.querySelector(where)?.focus({ preventScroll: true })
  window.scrollTo(...scrolled)
}

function signature(element) {
  if (element.id) return `#${CSS.escape(element.id)}`
  const href = element.getAttribute('href')
  return href === null ? null : `a[href="${CSS.escape(href)}"]`
}

// How many rows the screen cuts off, and how many of them are late: nobody scrolls a screen on a wall.
const below = document.getElementById('below')

function countBelow() {
  if (below === null) return
  const rows = [...document.querySelectorAll('.vigil-board__row')]
  // Where the count itself stands, it covers what is behind it.
  const edge = innerHeight - below.offsetHeight
  const hidden = rows.filter((row) => row.getBoundingClientRect().bottom > edge + 1)
  const late = hidden.filter((row) => row.querySelector('[data-label="Due next"] .vigil-late') !== null).length
  below.hidden = false
  below.style.visibility = hidden.length === 0 ? 'hidden' : 'visible'
  below.textContent = `${hidden.length} more below${late > 0 ? `, ${late} late` : ''}`
}

countBelow()
addEventListener('scroll', countBelow, { passive: true })
addEventListener('resize', countBelow)

function lose() {
  lost = lost ?? new Date()
  document.documentElement.dataset.live = 'lost'
  if (state) state.textContent = `Not live since ${clock.format(lost)}. What you see may be out of date.`
}

function found() {
  if (lost === null) return
  lost = null
  delete document.documentElement.dataset.live
  if (state) state.textContent = ''
}

// One region says aloud what is new to this person, and each thing once: kept by key for the tab, without a name, so that the next page does not repeat it.
const spoken = document.getElementById('spoken')
const keptAs = 'vigil-spoken'
const mostSaid = 3
let hearing = null

function hearSoon() {
  if (spoken === null || hearing !== null) return
  hearing = setTimeout(hear, atMostEvery)
}

async function hear() {
  hearing = null
  try {
    const answer = await fetch(spoken.dataset.from, { headers: { accept: 'application/json', ...byItself(used) }, redirect: 'error', signal: AbortSignal.timeout(10000) })
    if (!answer.ok) return
    const answered = await answer.json()
    const now = answered.spoken ?? []
    showGiven(answered.given ?? [])
    const kept = sessionStorage.getItem(keptAs)
    const before = kept === null ? null : new Set(kept.split('\n'))
    sessionStorage.setItem(keptAs, now.map((one) => one.key).join('\n'))
    // The first page of a session shows what there is: only what comes after it is said, and what was given to this person.
    const fresh = now.filter((one) => (before === null ? one.key.startsWith('given ') : !before.has(one.key)))
    if (fresh.length > 0) say(fresh.map((one) => one.words))
  } catch {
    // Said at the next change.
  }
}

// What was given to this person stands on every open page until they acknowledge it. The region above says it aloud, once.
function showGiven(all) {
  const given = document.getElementById('given')
  if (given === null || document.getElementById('given-list') !== null) return
  const [first, ...more] = all
  given.hidden = first === undefined
  if (first === undefined) return
  const link = Object.assign(document.createElement('a'), { className: 'govuk-link', href: '/alerts' })
  link.textContent = `You have been given ${first.words}${more.length > 0 ? `, and ${more.length} more` : ''}`
  given.replaceChildren(link)
}

function say(words) {
  const more = words.length - mostSaid
  const text = [...words.slice(0, mostSaid), ...(more > 0 ? [`and ${more} more on the board`] : [])].join('. ')
  spoken.replaceChildren(Object.assign(document.createElement('p'), { textContent: `${text}.` }))
}

hearSoon()
const stream = new EventSource('/live')
let broken = false
let heardAt = Date.now()
// The server says something every five seconds; one that is silent for longer hangs, or the line does.
const silentAfter = 12000
const hears = (kind, act = () => {}) =>
  stream.addEventListener(kind, (event) => {
    heardAt = Date.now()
    act(event)
  })
hears('pulse', () => {
  if (broken) want('all')
  broken = false
})
hears('away', () => {
  broken = true
  lose()
})
hears('changed', (event) => {
  want(broken ? 'all' : event.data)
  broken = false
  if (/^(missing|opening|all)$/.test(event.data)) hearSoon()
})
stream.addEventListener('error', () => {
  broken = true
  lose()
  if (stream.readyState === EventSource.CLOSED) setTimeout(() => location.reload(), 15000)
})
hears('open', () => {
  if (broken) want('all')
  broken = false
})
setInterval(() => {
  if (stream.readyState !== EventSource.OPEN || Date.now() - heardAt < silentAfter) return
  broken = true
  lose()
}, 1000)
// Countdowns move though nothing happens; and a stream that is silent may be dead.
setInterval(() => want('all'), atLeastEvery)
document.addEventListener('visibilitychange', () => {
  if (!document.hidden) want('all')
})
