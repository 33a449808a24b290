// A child has a birthday while missing: every page says the age now, and beside it the age when reported.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../test/app.ts'
import { reportBody } from '../../../test/report.ts'
import { hours, type Instant, instant, minutes, plus } from '../../kernel/time.ts'
import { agedNow, agedWords } from './age.ts'

let now: Instant = instant('2026-11-23T10:00:00Z')
const it = await testApp({ clock: () => now })
const { named } = it
const reported = async (more: Parameters<typeof reportBody>[1]) => {
  const grade = { level: 'HIGH', because: 'Said that she would not come back', earlierConsidered: null } as const
  const made = await (await named('Asha Nolan')).api('/api/missing/report', reportBody(now, { grade, ...more }))
  assert.equal(made.status, 201, made.text)
  return String(JSON.parse(made.text).recordId)
}

test('the age now: by the date of birth, or as said and grown since; what contradicts the age said, or is not known, changes nothing', () => {
  const told = '2026-11-23T10:00:00.000Z'
  const said = (age: number | null, born: string | null, now: string) =>
    agedWords(agedNow({ age, born, reported_at: told }, instant(now)))
  assert.equal(said(17, '2008-11-24', '2026-11-23T23:30:00.000Z'), '17')
  assert.equal(said(17, '2008-11-24', '2026-11-24T00:30:00.000Z'), '18 (17 when reported)')
  assert.equal(said(14, '2012-02-29', '2027-02-28T12:00:00.000Z'), '14')
  assert.equal(said(14, '2012-02-29', '2027-03-01T12:00:00.000Z'), '15 (14 when reported)')
  assert.equal(said(15, null, '2027-11-22T12:00:00.000Z'), '15')
  assert.equal(said(15, null, '2027-11-24T12:00:00.000Z'), '16 (15 when reported)')
  assert.equal(said(15, '2014-01-01', '2026-11-24T12:00:00.000Z'), '15')
  assert.equal(said(null, null, '2027-11-24T12:00:00.000Z'), 'age not known')
})

test('who turns 18 while missing is 18, and was 17 when reported, wherever the age stands; a disputed age is as it was said', async () => {
  const record = await reported({ name: 'Linnet Farrow', age: 17, dateOfBirth: '2008-11-24' })
  const disputed = await reported({ name: 'Isa Mirren', age: 17, dateOfBirth: '2008-11-24', ageDisputed: true })
  const owner = await named('Oona Fairley')
  const given = await (await named('Dev Ramsden')).api(`/api/missing/${record}/assignment`, {
    staffId: owner.person.staffId,
    at: null,
  })
  assert.equal(given.status, 200, given.text)
  const before = plus(now, minutes(30))
  now = plus(now, hours(16))

  const pages = [
    ['Dev Ramsden', '/board'],
    ['Dev Ramsden', '/board/print'],
    ['Dev Ramsden', '/supervisor'],
    ['Oona Fairley', '/handover'],
    ['Oona Fairley', '/board'],
    ['Oona Fairley', `/missing/${record}`],
    ['Oona Fairley', `/missing/${record}/acknowledgement`],
    ['Oona Fairley', `/missing/${record}/summary`],
    ['Asha Nolan', `/missing/${record}/answers`],
  ] as const
  for (const [name, path] of pages) {
    const { text } = await (await named(name)).get(path)
    const shown = text.replaceAll('&nbsp;', ' ')
    assert.match(shown, /Linnet Farrow(<\/\w+>)?,\s+(aged )?18 \(17 when reported\)/, `${name} ${path}`)
    // The timeline alone keeps what was said then.
    assert.doesNotMatch(shown, /(?<!Child: )Linnet Farrow(<\/\w+>)?,\s+17/, `${name} ${path}`)
  }
  const said = (await (await named('Oona Fairley')).get('/api/alerts')).text
  assert.match(said, /Linnet Farrow, 18 \(17 when reported\)/)
  const again = await named('Oona Fairley')
  const { text } = await again.get(`/missing/${disputed}`)
  assert.match(text, /Isa Mirren, 17 \(disputed\)/)
  const then = (await again.get(`/missing/${record}/as-known?at=${before}`)).text
  assert.match(then, /Linnet Farrow, 17\s*</)
})
