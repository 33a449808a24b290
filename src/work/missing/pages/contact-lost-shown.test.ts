// A child first taken as being somewhere known, with whom contact is lost: everywhere missing and not graded from then on (F2).
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../../test/app.ts'
import { reportBody } from '../../../../test/report.ts'
import { type Instant, instant, minutes, plus } from '../../../kernel/time.ts'

let now: Instant = instant('2026-05-03T20:00:00Z')
const it = await testApp({ clock: () => now })
const dev = await it.named('Dev Ramsden')

test('contact is lost: no page calls the child known whereabouts any more, and as known a minute before it was', async () => {
  const path = 'known whereabouts'
  const report = reportBody(now, { name: 'Corin Larkmoor', path, reviewBy: plus(now, minutes(60)) })
  const made = await (await it.named('Asha Nolan')).api('/api/missing/report', report)
  const record = String(JSON.parse(made.text).recordId)
  const gareth = await it.named('Gareth Ashdown')
  await dev.api(`/api/missing/${record}/assignment`, { staffId: gareth.person.staffId, at: null })
  const badge = async (page: string, who = dev) =>
    /vigil-grade--none">([A-Z ]+)</.exec((await who.get(page)).text)?.[1] ?? null
  assert.equal(await badge(`/missing/${record}`), 'KNOWN WHEREABOUTS')
  assert.equal(await badge('/board', gareth), 'KNOWN WHEREABOUTS')
  const known = now

  now = plus(now, minutes(5))
  const lost = { detail: 'Left the aunt', place: 'The aunt’s flat', at: null }
  assert.equal((await dev.api(`/api/missing/${record}/contact-lost`, lost)).status, 200)

  assert.equal(await badge(`/missing/${record}`), 'NOT GRADED')
  assert.equal(await badge('/board', gareth), 'NOT GRADED')
  assert.equal(await badge('/supervisor'), 'NOT GRADED')
  assert.match((await dev.get('/board/print')).text, /<h2>NOT GRADED: Corin Larkmoor/)
  assert.match((await dev.get(`/missing/${record}`)).text, /<title>[^<]*NOT GRADED/)
  assert.equal(await badge(`/missing/${record}/as-known?at=${known}`), 'KNOWN WHEREABOUTS')
})
