// A force whose record is another system's: what an incident's log gave stands as text on the report and is not typed again.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../test/app.ts'
import { minutes, plus, systemNow } from '../../kernel/time.ts'

let ahead = 0
const it = await testApp({ clock: () => plus(systemNow(), minutes(ahead)) })
const handler = await it.named('Asha Nolan')
const log = 'REF: SP-5\nSYSTEM: STORM\nCREATED: 01/02/2026 21:04\nMISSING: Kit Larwood, 14\nCALLER TEL: 07700 900123'

async function read(more: Readonly<Record<string, string>> = {}): Promise<string> {
  const csrf = /name="_csrf" value="([^"]*)"/.exec((await handler.get('/missing/incident')).text)?.[1] ?? ''
  const answer = await fetch(`${it.address}/missing/report`, {
    method: 'POST',
    headers: { cookie: handler.cookie },
    body: new URLSearchParams({ _csrf: csrf, _look: 'yes', path: 'missing', incident: log, ...more }),
  })
  return await answer.text()
}

test('Vigil is the record: what was read stands in its fields, to be looked at and changed', async () => {
  const page = await read()
  assert.match(page, /id="name" name="name" value="Kit Larwood"/)
  assert.ok(!page.includes('>from '))
})

test('an incident graded for an appointment: said to whoever confirms, out of the reason, kept with the incident', async () => {
  const page = await read({ incident: `${log}\nNot home from school\nGRADE: SCHEDULED` })
  assert.match(page, /The incident was graded SCHEDULED; children are not given appointments\./)
  assert.match(page, /<textarea[^>]*id="why"[^>]*>\s*Not home from school<\/textarea>/)
  const [, hidden = ''] = /name="incidentGraded" value="([^"]*)"/.exec(page) ?? []

  const reported = await handler.send('/missing/report', {
    incidentGraded: hidden,
    name: 'Kit Larwood',
    age: '14',
    callerPhone: '07700 900123',
    lastSeenPlace: 'Canal Street',
    'lastSeenAt.date': '2026-02-01',
    'lastSeenAt.time': '19:30',
    why: 'Not home from school',
    path: 'missing',
    lastSeenPrecision: 'about',
    'source.system': 'STORM',
    'source.reference': 'SP-5',
    'source.createdAt.date': '2026-02-01',
    'source.createdAt.time': '21:04',
  })
  const recordId = /missing\/([^/]+)\/answers/.exec(reported.location ?? '')?.[1]
  const episode = await handler.get(`/missing/${recordId}`)
  assert.match(episode.text, /Incident SP-5 of STORM, made [^<]*\. There it was graded SCHEDULED/)
})

test('another system is the record: what it gave is shown, sent along and not asked again', async () => {
  const [author, approver] = [await it.named('Sam Underhill'), await it.named('Tess Mowbray')]
  const proposed = await author.api('/api/policy/proposal', {
    version: 'elsewhere',
    effectiveFrom: plus(it.clock(), minutes(5)),
    because: 'the case system is the record',
    values: { 'record.elsewhere': 1 },
    tables: null,
  })
  assert.equal(proposed.status, 201, proposed.text)
  const { recordId }: { recordId: string } = JSON.parse(proposed.text)
  const approved = await approver.api(`/api/policy/${recordId}/approval`, {})
  assert.equal(approved.status, 200, approved.text)
  ahead = 10
  const page = await read()
  assert.match(page, /Kit Larwood <span class="vigil-detail">from STORM/)
  assert.match(page, /<details(?:(?!<\/details>)[\s\S])*id="name"/, 'the name is not asked again, and can be corrected')
  assert.match(page, /id="why"/, 'what the log did not give is asked')
  assert.match((await handler.get('/missing/report')).text, /paste its incident/)

  // What stands there and is refused can be put right here.
  const refused = await handler.send('/missing/report', {
    '_read.name': 'Kit Larwood',
    '_read.age': '30',
    name: 'Kit Larwood',
    age: '30',
    path: 'missing',
    lastSeenPrecision: 'about',
  })
  assert.equal(refused.status, 422)
  assert.match(refused.text, /id="age" name="age" value="30"/)
  assert.match(
    refused.text,
    /Kit Larwood <span class="vigil-detail">from STORM|Kit Larwood <span class="vigil-detail">from the incident/,
  )

  // A log that was read wrongly is put right before anything is recorded, and what it said stays in sight.
  const corrected = await handler.send('/missing/report', {
    _look: 'yes',
    '_read.name': 'Kit Larwood',
    '_read.lastSeenAt': '2026-02-01 19:30',
    name: 'Kit Larwood-Bray',
    'lastSeenAt.date': '2026-02-01',
    'lastSeenAt.time': '19:30',
    path: 'missing',
    'source.system': 'STORM',
  })
  assert.match(corrected.text, /Read from STORM: Kit Larwood</)
  assert.ok(!corrected.text.includes('Larwood-Bray <span class="vigil-detail">from'), 'nobody else is said to have it')
  assert.match(corrected.text, /1 February 2026 at 19:30 <span class="vigil-detail">from STORM/)
})

test('a setting that is neither yes nor no is refused', async () => {
  const author = await it.named('Sam Underhill')
  const answer = await author.api('/api/policy/proposal', {
    version: 'both',
    effectiveFrom: plus(it.clock(), minutes(5)),
    because: 'x',
    values: { 'record.elsewhere': 2 },
    tables: null,
  })
  assert.equal(answer.status, 422)
  assert.match(answer.text, /record.elsewhere/)
})
