// An audited file folded from its facts, those of before a paper grading waited for a second person among them.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { demonstrationForce } from '../../demonstration/force.ts'
import { newId } from '../../kernel/identity.ts'
import { instant } from '../../kernel/time.ts'
import { type FileFact, readFile } from './facts.ts'
import { evolveFile, finalGrade, notDrawn } from './file-state.ts'
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
