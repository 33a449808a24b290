// As one types: asks the form's own address what it would find, and shows those parts. Nothing is recorded. Without this, a button does the same.
const form = document.querySelector('form[data-look-on]')
const regions = () => [...document.querySelectorAll('[data-look][id]')]
const watched = (form?.dataset.lookOn ?? '').split(' ').filter(Boolean)
const matters = (name) => watched.some((one) => (one.endsWith('.') ? name.startsWith(one) : name === one))
let waiting = 0
let asked = 0

/** Whether it could; `all` also where the keyboard stands, which finds its place again. */
async function look(all = false) {
  const mine = ++asked
  const body = new URLSearchParams(new FormData(form))
  body.set('_look', 'yes')
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  // Not `form.action`: a field of that name would stand for it.
  const answer = await fetch(form.getAttribute('action'), { method: 'POST', body, headers }).catch(() => null)
  if (answer === null || !answer.ok) return false
  // A later one shows what this one would have.
  if (mine !== asked) return true
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  for (const region of regions()) {
    const found = page.getElementById(region.id)
    const focused = region.contains(document.activeElement) ? document.activeElement : null
    if (!found || (focused && !all)) continue
    region.replaceChildren(...found.childNodes)
    if (focused?.id) document.getElementById(focused.id)?.focus()
  }
  closesIn(page.querySelector('form[data-closes-in]'))
  return true
}

// What was opened in an emergency and is listed here closes at a known moment: it is asked for again, and what is typed stays. Until that succeeds, it is not seen.
let closing = 0
function closesIn(of) {
  clearTimeout(closing)
  if (of) closing = setTimeout(() => void close(), 1000 * Number(of.dataset.closesIn))
}
async function close() {
  const shown = await look(true)
  for (const region of regions()) region.hidden = !shown
  if (!shown) closing = setTimeout(() => void close(), 5000)
}
closesIn(document.querySelector('form[data-closes-in]'))

form?.addEventListener('input', (event) => {
  if (!matters(event.target.name ?? '')) return
  clearTimeout(waiting)
  waiting = setTimeout(() => void look(), 400)
})

// A button that copies a text or a link beside it, and says so; a browser that lets nothing be copied (without TLS) has it selected.
for (const button of document.querySelectorAll('button[data-copy]')) {
  button.hidden = false
  button.addEventListener('click', async () => {
    const from = document.getElementById(button.dataset.copy)
    const said = document.getElementById(button.getAttribute('aria-describedby'))
    const copied = (await navigator.clipboard?.writeText(from.value ?? from.href).then(() => true, () => false)) ?? false
    if (!copied && from.select) from.select()
    else if (!copied) getSelection().selectAllChildren(from)
    if (said) said.textContent = copied ? 'Copied.' : 'Selected: copy it with Ctrl and C.'
  })
}
