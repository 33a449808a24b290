// As one types: asks the form's own address what it would find, and shows that part. Nothing is recorded. Without this, a button does the same.
const region = document.querySelector('[data-look]')
const form = region?.closest('form')
let waiting = 0
let asked = 0

async function look() {
  const mine = ++asked
  const body = new URLSearchParams(new FormData(form))
  body.set('_look', 'yes')
  const answer = await fetch(form.action, { method: 'POST', body, headers: { 'content-type': 'application/x-www-form-urlencoded' } }).catch(() => null)
  if (answer === null || !answer.ok || mine !== asked) return
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  const found = page.getElementById(region.id)
  if (found && !region.contains(document.activeElement)) region.replaceChildren(...found.childNodes)
}

form?.addEventListener('input', (event) => {
  if (!['name', 'callerPhone', 'address', 'postcode', 'dateOfBirth'].includes(event.target.name)) return
  clearTimeout(waiting)
  waiting = setTimeout(() => void look(), 400)
})
