// An audited file folded from its facts, those of before a paper grading waited for a second person among them.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { demonstrationForce } from '../../demonstration/force.ts'
import { newId } from '../../kernel/identity.ts'
import { instant, minutes, plus } from '../../kernel/time.ts'
import { type FileFact, readFile } from './facts.ts'
import { evolveFile, finalGrade, inDispute, mustBePutRight, notDrawn, toAuditAgain, toPutRight } from './file-state.ts'
import { questions } from './questions.ts'

const now = instant('2026-11-02T09:00:00Z')
const force = demonstrationForce.id
const [audit, vic, rhona] = [newId(now), newId(now), newId(now)]

test('what an auditor once typed in as another force’s is no grading of theirs until a second person confirms it', () => {
  const at = { by: vic, at: now }
  const of = <Kind extends FileFact['kind']>(fact: { readonly kind: Kind; readonly body: unknown }, by = at.by) =>
    readFile({
      ...fact,
      forceId: force,
      recordId: audit,
      position: 1,
      happenedAt: now,
      recordedAt: now,
      recordedBy: by,
      policyVersion: 'x',
      corrects: null,
    })
  const answers = Object.fromEntries(questions.map(({ id }) => [id, 'yes']))
  const said = { grade: 'good', topicGrade: null, answers, livedExperience: 'Heard', because: 'Seen' }
  const drawn = { auditId: audit, kind: 'case files', topic: 'x', about: audit, stratum: 'HIGH', team: 'x', area: 'x' }
  const peer = { force: 'Northvale', auditor: 'Inga Steelforth' }
  const typed = [
    of({ kind: 'audited-file.drawn/1', body: { ...drawn, involved: [], double: false, peer: true } }),
    of({ kind: 'audited-file.graded/1', body: { ...said, peer: null } }),
    of({ kind: 'audited-file.graded/1', body: { ...said, peer } }),
  ].reduce(evolveFile, notDrawn)
  assert.deepEqual([typed.gradings.length, finalGrade(typed), typed.entry?.document], [1, null, null])
  const confirmed = evolveFile(
    typed,
    of({ kind: 'audited-file.peer-confirmed/1', body: { found: 'The letter says so' } }, rhona),
  )
  assert.deepEqual([confirmed.gradings.length, finalGrade(confirmed)?.grade, confirmed.entry], [2, 'good', null])
})

const after = (count: number) => plus(now, minutes(count))
const answers = Object.fromEntries(questions.map(({ id }) => [id, 'yes']))
const grading = { grade: 'good', topicGrade: null, answers, livedExperience: 'Heard', because: 'Seen' }
const peer = { force: 'Northvale', auditor: 'Inga Steelforth' }

/** Each a minute after the one before. */
const file = (...facts: readonly (readonly [kind: FileFact['kind'], body: unknown])[]) => {
  const places = { auditId: audit, about: audit, stratum: 'HIGH', team: 'x', area: 'x', topic: 'x', involved: [] }
  const drawn = ['audited-file.drawn/1', { ...places, kind: 'case files', double: false, peer: true }] as const
  return [drawn, ...facts]
    .map(([kind, body], index) =>
      readFile({
        ...{ kind, body, forceId: force, recordId: audit, position: index + 1, recordedBy: vic, policyVersion: 'x' },
        ...{ happenedAt: after(index), recordedAt: after(index), corrects: null },
      }),
    )
    .reduce(evolveFile, notDrawn)
}

test('the grade stands from the last grading on; one that was typed in, from when a second person confirmed it', () => {
  const own = ['audited-file.graded/1', { ...grading, peer: null }] as const
  const typed = ['audited-file.peer-entered/1', { ...grading, peer, document: 'Letter' }] as const
  const confirmed = file(own, typed, ['audited-file.peer-confirmed/1', { found: 'It says so' }])
  assert.deepEqual(finalGrade(confirmed), { grade: 'good', at: after(3) })
})

test('graded by another force after it was taken back, it is their grading; sent on after a refusal, nobody refuses it any more', () => {
  const to = { toForce: 'northvale', toName: 'Northvale', peerFileId: newId(now), entries: 3, sha256: 'a'.repeat(64) }
  const sent = ['audited-file.sent-to-peer/1', to] as const
  const back = ['audited-file.peer-recalled/1', { peerFileId: to.peerFileId, because: 'No answer' }] as const
  const late = file(sent, back, ['audited-file.graded/1', { ...grading, peer }])
  assert.deepEqual([late.gradings.length, late.entry], [1, null])
  const refused = [
    'audited-file.peer-refused/1',
    { peerFileId: to.peerFileId, by: 'Inga', because: 'No time' },
  ] as const
  assert.equal(file(sent, refused).refusedBy?.because, 'No time')
  assert.equal(file(sent, refused, sent).refusedBy, null)
})

const graded = (grade: string) => ['audited-file.graded/1', { ...grading, grade, peer: null }] as const
const seenAgain = (grade: string) => ['audited-file.re-audited/1', { grade, because: 'Seen' }] as const
const remedied = ['audited-file.remedied/1', { done: 'Visited' }] as const

test('two who differ are in dispute until a third has settled it, and that grade stands', () => {
  const disputed = file(graded('good'), graded('inadequate'))
  assert.deepEqual([inDispute(disputed), finalGrade(disputed)], [true, null])
  const settled = file(graded('good'), graded('inadequate'), [
    'audited-file.moderated/1',
    { grade: 'inadequate', because: 'Seen' },
  ])
  assert.deepEqual([inDispute(settled), finalGrade(settled)?.grade], [false, 'inadequate'])
})

test('what is below good is put right once and then looked at again; only what is found inadequate again is put right again', () => {
  const asks = (...facts: readonly (readonly [kind: FileFact['kind'], body: unknown])[]) => {
    const state = file(graded('requires improvement'), graded('requires improvement'), ...facts)
    return [toPutRight(state), toAuditAgain(state), mustBePutRight(state)]
  }
  assert.deepEqual(asks(), [true, false, false])
  assert.deepEqual(asks(remedied), [false, true, false], 'nobody puts it right twice before it is looked at')
  assert.deepEqual(asks(remedied, seenAgain('requires improvement')), [false, false, false])
  assert.deepEqual(asks(remedied, seenAgain('inadequate')), [true, false, true], 'by the last look, not the first')
  assert.deepEqual(asks(remedied, seenAgain('inadequate'), remedied), [false, true, false])
  const inadequate = file(graded('inadequate'), graded('inadequate'))
  assert.equal(mustBePutRight(inadequate), true)
})

test('each concern keeps the moment of its own answer, when there was one before', () => {
  const raised = ['audited-file.concern-raised/1', { about: audit, concern: 'Alone' }] as const
  const told = ['audited-file.concern-answered/1', {}] as const
  assert.deepEqual(file(raised, told, raised, told).concerns, [
    { at: after(1), answeredAt: after(2) },
    { at: after(3), answeredAt: after(4) },
  ])
})
