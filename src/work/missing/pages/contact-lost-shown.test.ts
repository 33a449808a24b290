// A child first taken as being somewhere known, with whom contact is lost: everywhere missing and not graded from then on (F2).
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../../test/app.ts'
import { reportBody } from '../../../../test/report.ts'
import { hours, type Instant, instant, minutes, plus } from '../../../kernel/time.ts'

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
  assert.match((await dev.get('/board/print')).text, /<h2>NOT GRADED, minimum MEDIUM: Corin Larkmoor/)
  assert.match((await dev.get(`/missing/${record}`)).text, /<title>[^<]*NOT GRADED/)
  assert.equal(await badge(`/missing/${record}/as-known?at=${known}`), 'KNOWN WHEREABOUTS')
})

test('on paper a child not graded yet shows the minimum, and stands with those at HIGH where that is HIGH', async () => {
  const handler = await it.named('Asha Nolan')
  for (const [name, answers, ago] of [
    ['Linnet Larkmoor', {}, 5],
    ['Merle Larkmoor', { 'self-harm': 'yes' }, 2],
  ] as const) {
    const lastSeenAt = plus(now, hours(-ago))
    const made = await handler.api('/api/missing/report', reportBody(now, { name, answers, lastSeenAt }))
    assert.equal(made.status, 201)
  }

  const { text } = await dev.get('/board/print')

  assert.match(text, /vigil-sheet--high">\s*<h2>NOT GRADED, minimum HIGH: Merle Larkmoor/)
  assert.ok(text.indexOf('Merle Larkmoor') < text.indexOf('Linnet Larkmoor'), 'before who has been missing longer')
  assert.match(text, /vigil-sheet">\s*<h2>NOT GRADED, minimum MEDIUM: Linnet Larkmoor/)
})
