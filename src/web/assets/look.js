// As one types: asks the form's own address what it would find, and shows those parts. Nothing is recorded. Without this, a button does the same.
const form = document.querySelector('form[data-look-on]')
const regions = () => [...document.querySelectorAll('[data-look][id]')]
const watched = (form?.dataset.lookOn ?? '').split(' ').filter(Boolean)
const matters = (name) => watched.some((one) => (one.endsWith('.') ? name.startsWith(one) : name === one))
let waiting = 0
let asked = 0

async function look() {
  const mine = ++asked
  const body = new URLSearchParams(new FormData(form))
  body.set('_look', 'yes')
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  // Not `form.action`: a field of that name would stand for it.
  const answer = await fetch(form.getAttribute('action'), { method: 'POST', body, headers }).catch(() => null)
  if (answer === null || !answer.ok || mine !== asked) return
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  for (const region of regions()) {
    const found = page.getElementById(region.id)
    if (found && !region.contains(document.activeElement)) region.replaceChildren(...found.childNodes)
  }
}

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
