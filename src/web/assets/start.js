// Starts the packages' own components, and folds long tables on a phone. Everything works without them.
document.body.classList.add('js-enabled', 'govuk-frontend-supported')

// Long tables fold where the screen is narrow, and are open wherever it is wide, and on paper.
const narrow = matchMedia('(max-width: 640px)')
const fold = (open) => {
  for (const one of document.querySelectorAll('details.vigil-folds')) one.open = open
}
if (narrow.matches) fold(false)
narrow.addEventListener('change', () => fold(!narrow.matches))
addEventListener('beforeprint', () => fold(true))
addEventListener('afterprint', () => fold(!narrow.matches))

const [govuk, moj] = await Promise.all([import('/assets/govuk.js'), import('/assets/moj.js')])
govuk.initAll()
moj.initAll()
