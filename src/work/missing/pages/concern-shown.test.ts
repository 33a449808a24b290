// A concern that ended without harm is shown to whoever takes the next report, as what it was, and counts for no rule.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../../test/app.ts'
import { home } from '../../../../test/home.ts'
import { reportBody } from '../../../../test/report.ts'
import { hours, type Instant, instant, minutes, plus } from '../../../kernel/time.ts'

let now: Instant = instant('2026-05-03T10:00:00Z')
const it = await testApp({ clock: () => now })

async function done(who: string, path: string, body: object): Promise<string> {
  now = plus(now, minutes(1))
  const answer = await (await it.named(who)).api(path, body)
  assert.ok(answer.status < 300, `${path}: ${answer.text}`)
  return String(JSON.parse(answer.text).recordId)
}
const json = async (who: string, path: string) => JSON.parse((await (await it.named(who)).get(`/api${path}`)).text)
const text = async (who: string, path: string) => (await (await it.named(who)).get(path)).text

/** At an aunt's, seen there, and over. */
async function concernEnded(name: string, more: object = {}) {
  const record = await done(
    'Asha Nolan',
    '/api/missing/report',
    reportBody(now, { name, path: 'concern for safety', reviewBy: plus(now, minutes(120)), ...more }),
  )
  const known = { where: 'Her aunt’s, 4 Weir Lane', with: null, detail: 'Aunt rang', reviewBy: plus(now, minutes(90)) }
  await done('Dev Ramsden', `/api/missing/${record}/known-whereabouts`, known)
  const end = { because: 'Safe with her aunt until Monday', seenBy: 'PC Harrow' }
  await done('Dev Ramsden', `/api/missing/${record}/concern-ended`, end)
  return { record, child: (await json('Dev Ramsden', `/missing/${record}`)).personId }
}

test('while the next report is typed and on its pages it stands as what it was, and no rule counts it', async () => {
  const { record, child } = await concernEnded('Maren Stavely')
  const found = await json('Asha Nolan', '/missing/search?name=Maren%20Stavely')
  assert.partialDeepStrictEqual(found.matches[0].episodes[0], {
    recordId: record,
    concern: true,
    stillOpen: false,
    became: { path: 'concern for safety', place: 'Her aunt’s, 4 Weir Lane', seenBy: 'PC Harrow' },
  })
  const said =
    /concern for safety, never missing: Her aunt’s, 4 Weir Lane; ended 3 May[^,]*, seen by PC Harrow: Safe with her aunt until Monday/
  assert.match(await text('Asha Nolan', '/missing/search?name=Maren%20Stavely'), said)

  now = plus(now, hours(48))
  const next = await done(
    'Asha Nolan',
    '/api/missing/report',
    reportBody(now, { name: 'Maren Stavely', personId: child }),
  )
  now = plus(now, minutes(1))
  const page = await json('Dev Ramsden', `/missing/${next}`)
  assert.deepEqual(
    page.earlier.map((one: { record_id: string }) => one.record_id),
    [record],
  )
  assert.ok(page.places.some((one: { place: string }) => one.place === 'Her aunt’s, 4 Weir Lane'))
  for (const path of ['', '/answers', `/as-known?at=${now}`])
    assert.match(await text('Dev Ramsden', `/missing/${next}${path}`), said, path)

  const { history } = (await json('Dev Ramsden', `/missing/${next}/as-known?at=${now}`)) as {
    history: { earlier: []; reportsIn90Days: number; concerns: { recordId: string }[] }
  }
  assert.deepEqual([history.earlier, history.reportsIn90Days], [[], 1])
  assert.deepEqual(
    history.concerns.map((one) => one.recordId),
    [record],
  )
})

test('what counts is not pushed out of the list by concerns that came after it', async () => {
  const missing = await done('Asha Nolan', '/api/missing/report', reportBody(now, { name: 'Tamsin Orrell' }))
  const { personId } = await json('Dev Ramsden', `/missing/${missing}`)
  await home(await it.named('Mina Harrow'), missing)
  for (let count = 0; count < 5; count += 1) await concernEnded('Tamsin Orrell', { personId })
  const [match] = (await json('Asha Nolan', '/missing/search?name=Tamsin%20Orrell')).matches
  const episodes: { recordId: string; concern: boolean }[] = match.episodes
  assert.equal(episodes.filter((one) => one.concern).length, 4, 'the newest of them')
  assert.equal(episodes.at(-1)?.recordId, missing)
})

test('restricted, it is closed to whoever has no part in it', async () => {
  const { record, child } = await concernEnded('Perrin Holloway')
  now = plus(now, hours(24))
  const next = await done(
    'Asha Nolan',
    '/api/missing/report',
    reportBody(now, { name: 'Perrin Holloway', personId: child }),
  )
  assert.match(await text('Jo Pemberley', `/missing/${next}`), /Weir Lane/)
  await done('Dev Ramsden', `/api/person/${child}/restriction`, { reason: 'A witness in a trial' })
  assert.doesNotMatch(await text('Jo Pemberley', `/missing/${next}`), /Weir Lane/)
  assert.deepEqual((await json('Jo Pemberley', `/missing/${next}`)).earlierClosed, [record])
})

test('a concern that was reopened has not ended, whatever was said of its end before', async () => {
  const { record, child } = await concernEnded('Odile Farrant')
  const again = reportBody(now, { name: 'Odile Farrant', personId: child })
  const next = await done('Asha Nolan', '/api/missing/report', again)

  await done('Dev Ramsden', `/api/missing/${record}/reopening`, {
    because: 'Her aunt rang: is she here?',
    missing: false,
  })

  now = plus(now, minutes(1))
  for (const path of ['', `/as-known?at=${now}`])
    assert.match(
      await text('Dev Ramsden', `/missing/${next}${path}`),
      /concern for safety, never missing: Her aunt’s, 4 Weir Lane; <strong>not ended yet<\/strong>/,
      path,
    )
})
