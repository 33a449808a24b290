// Starts the packages' own components, and folds long tables on a phone. Everything works without them.
document.body.classList.add('js-enabled', 'govuk-frontend-supported')

// Gone back to, a page is asked for again and not taken from the browser’s memory: its reader may have lost the right to it, or signed out.
addEventListener('pageshow', (event) => {
  if (event.persisted) location.reload()
})

// Long tables fold where the screen is narrow, and are open wherever it is wide, and on paper. What a page holds shut until somebody asks is open on paper alone.
const narrow = matchMedia('(max-width: 640px)')
const fold = (open) => {
  for (const one of document.querySelectorAll('details.vigil-folds:not(.vigil-folds--shut)')) one.open = open
}
if (narrow.matches) fold(false)
narrow.addEventListener('change', () => fold(!narrow.matches))
let shut = []
addEventListener('beforeprint', () => {
  fold(true)
  shut = [...document.querySelectorAll('details.vigil-folds--shut:not([open])')]
  for (const one of shut) one.open = true
})
addEventListener('afterprint', () => {
  fold(!narrow.matches)
  for (const one of shut) one.open = false
})

// Without a network a form is not sent: the browser's own error page would stand in its place, and what was typed would be gone.
const away = document.createElement('p')
away.className = 'govuk-error-message'
away.setAttribute('role', 'alert')
away.textContent =
  'There is no network: nothing was sent. What you typed is still here. Send it again when the network is back.'
addEventListener('submit', (event) => {
  if (navigator.onLine || event.target.getAttribute('method') !== 'post') return
  event.preventDefault()
  const place = event.submitter ?? event.target.lastElementChild
  place.before(away)
})
addEventListener('online', () => away.remove())

const [govuk, moj] = await Promise.all([import('/assets/govuk.js'), import('/assets/moj.js')])
govuk.initAll()
moj.initAll()
