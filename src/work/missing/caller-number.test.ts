// A caller's number as people write it: rung, said not to be there, or to be checked; never refused.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../test/app.ts'
import { reportBody } from '../../../test/report.ts'
import { type Instant, instant } from '../../kernel/time.ts'
import { callerNumber } from './caller-number.ts'

const now: Instant = instant('2026-01-13T20:00:00.000Z')
const it = await testApp({ clock: () => now })

test('a number in any writing can be rung; withheld and not known say so; the rest is to be checked', () => {
  for (const one of ['07700 900123', '+44 (0)1632 960001', '01632-960001 ext 42', '960001'])
    assert.equal(callerNumber(one), 'can be rung', one)
  for (const one of ['withheld', 'Number withheld', 'NOT KNOWN', 'unknown', 'none'])
    assert.equal(callerNumber(one), 'none to ring', one)
  for (const one of ['hello', '0770', '07700 90012E', '12345678901234567'])
    assert.equal(callerNumber(one), 'check the number', one)
})

test('a number that cannot be read puts the child on the board all the same, is kept, and is marked where it would be rung', async () => {
  const handler = await it.named('Asha Nolan')
  const report = async (callerPhone: string): Promise<string> => {
    const made = await handler.api('/api/missing/report', reportBody(now, { name: `Kit ${callerPhone}`, callerPhone }))
    assert.equal(made.status, 201, made.text)
    return (await handler.get(`/missing/${JSON.parse(made.text).recordId}`)).text
  }
  const [typo, withheld, real] = [await report('hello'), await report('withheld'), await report('07700 900123')]
  assert.match(typo, /hello <strong class="vigil-late">check the number<\/strong>/)
  assert.doesNotMatch(typo, /href="tel:hello/)
  assert.match(withheld, /<strong>Caller:<\/strong> name not given, withheld\./)
  assert.match(real, /href="tel:07700900123">07700 900123<\/a>\./)
  assert.match((await handler.get('/board/print')).text, /hello \(CHECK THE NUMBER\)/)
})
