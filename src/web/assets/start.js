// Starts the packages' own components. Everything works without them.
document.body.classList.add('js-enabled', 'govuk-frontend-supported')
const [govuk, moj] = await Promise.all([import('/assets/govuk.js'), import('/assets/moj.js')])
govuk.initAll()
moj.initAll()
