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
  try {
    const answer = await fetch(location.href, {
      headers: { accept: 'text/html' },
      redirect: 'error',
      signal: AbortSignal.timeout(10000),
    })
    if (!answer.ok) throw new Error(String(answer.status))
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html')
    for (const region of shown) replace(region, fresh.getElementById(region.id))
    found()
  } catch {
    lose()
  } finally {
    running = false
    if (wanted.size > 0) want([...wanted][0])
  }
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

const stream = new EventSource('/live')
let broken = false
stream.addEventListener('changed', (event) => want(event.data))
stream.addEventListener('error', () => {
  broken = true
  lose()
  if (stream.readyState === EventSource.CLOSED) setTimeout(() => location.reload(), 15000)
})
stream.addEventListener('open', () => {
  if (broken) want('all')
  broken = false
})
// Countdowns move though nothing happens; and a stream that is silent may be dead.
setInterval(() => want('all'), atLeastEvery)
document.addEventListener('visibilitychange', () => {
  if (!document.hidden) want('all')
})
