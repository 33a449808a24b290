// Down from HIGH: whoever may not agree is told who may before they type, and is not offered it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../../test/app.ts'
import { reportBody } from '../../../../test/report.ts'
import { instant, minutes, plus } from '../../../kernel/time.ts'

let now = instant('2026-11-24T03:00:00.000Z')
const it = await testApp({ clock: () => now })
const { named } = it

test('suicide spoken of: an inspector reads that a superintendent decides, and is refused with what to do; she agrees', async () => {
  const made = await (await named('Asha Nolan')).api(
    '/api/missing/report',
    reportBody(now, {
      name: 'Linden Marsh',
      answers: { 'self-harm': 'yes' },
      grade: { level: 'HIGH', because: 'A note was found', earlierConsidered: null },
    }),
  )
  const episode = `/missing/${JSON.parse(made.text).recordId}`
  now = plus(now, minutes(20))
  const proposed = await (await named('Gareth Ashdown')).api(`/api${episode}/lowering-proposal`, {
    level: 'MEDIUM',
    reason: 'new information',
    because: 'She rang her mother from her aunt’s and is calm.',
    evidence: 'The mother’s call, entry 5',
  })
  assert.equal(proposed.status, 200, proposed.text)

  const inspector = await named('Nikhil Garside')
  const [page, form] = [await inspector.get(episode), await inspector.get(`${episode}/lowering`)]
  const agreed = { because: 'I spoke to the aunt' }
  const refused = await inspector.api(`/api${episode}/lowering`, agreed)
  const superintendent = await named('Farah Quill')

  assert.match(page.text, /To be decided by a superintendent<\/strong>, not by whoever proposed it/)
  assert.doesNotMatch(page.text, new RegExp(`href="${episode}/lowering"`))
  assert.match(form.text, /Who may agree[\s\S]*a superintendent, but not whoever proposed it/)
  assert.match(refused.text, /Only a superintendent may agree to this lower grade\. Ask them to decide, or refuse it\./)
  assert.match((await superintendent.get(episode)).text, new RegExp(`href="${episode}/lowering"`))
  assert.equal((await superintendent.api(`/api${episode}/lowering`, agreed)).status, 200)
})
