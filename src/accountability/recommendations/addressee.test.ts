// Who owes a written answer is chosen: not the commissioner of a police force for a police and crime commissioner, nor the chief officer for what a panel asks.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Instant, instant } from '../../kernel/time.ts'
import { compliance } from '../../practice/duty.ts'
import { fold } from '../../practice/procedure.ts'
import { standingPolicy } from '../../work/standing-policy.ts'
import { addresseeIn, addresseeOfCell, isToBeChosen } from './addressee.ts'
import type { RecommendationFact } from './facts.ts'
import { recommendation } from './procedure.ts'

const at: Instant = instant('2026-11-23T09:00:00Z')
const fact = { forceId: 'north', recordId: 'a', recordedBy: 'b', policyVersion: '1', corrects: null }
const received = (addressee: string, timeScale: string): RecommendationFact => ({
  ...{ ...fact, position: 1, happenedAt: at, recordedAt: at, kind: 'recommendation.received/2' },
  body: {
    ...{ reference: 'IOPC-1/1', source: 'IOPC', inspection: 'A letter', inspectionId: null, findingId: null },
    ...{ published: '2026-11-02', theme: 'Guidance', words: null, paragraph: null, address: null, textHash: null },
    ...{ addressee, timeScale, baseOn: '2026-11-02', dueOn: '2026-12-27' },
  },
})
const chosen = (addressee: 'chief constable' | 'local policing body'): RecommendationFact => ({
  ...{ ...fact, position: 2, happenedAt: at, recordedAt: at, kind: 'recommendation.addressee-chosen/1' },
  body: { addressee, addresseeName: null },
})
const folded = (...facts: readonly RecommendationFact[]) =>
  fold(recommendation, 'north', 'a', facts, () => standingPolicy)
const owners = (...facts: readonly RecommendationFact[]) =>
  folded(...facts)
    .duties.filter(({ name, endedAt }) => name === 'answer in writing' && endedAt === null)
    .map(({ owner }) => owner)

test('a choice says who answers; what a panel asks is the local policing body’s, whatever stands there', () => {
  assert.deepEqual(owners(received('chief constable', 'iopc-56')), ['chief officer'])
  assert.deepEqual(owners(received('local policing body', 'iopc-56')), ["commissioner's office"])
  assert.deepEqual(owners(received('another body', 'coroner-56')), ['another body'])
  assert.deepEqual(owners(received('PFCC', 'panel')), ["commissioner's office"])
})

test('free words from before are kept and guess nobody: whoever keeps the register says once whose it is', () => {
  const old = received('Commissioner of the Metropolis', 'iopc-56')
  assert.deepEqual([owners(old), isToBeChosen(folded(old).state)], [['improvement team'], true])
  const said = [old, chosen('chief constable')]
  assert.deepEqual([owners(...said), isToBeChosen(folded(...said).state)], [['chief officer'], false])
  assert.equal(folded(...said).state.received?.addresseeName, 'Commissioner of the Metropolis')
})

const corrected = (
  addressee: 'chief constable' | 'local policing body' | 'another body',
  happenedAt: Instant,
): RecommendationFact => ({
  ...{ ...fact, position: 2, happenedAt, recordedAt: happenedAt, kind: 'recommendation.addressee-corrected/1' },
  body: { addressee, addresseeName: null, because: 'The report names them', agreedBy: 'Tess Mowbray' },
})

test('corrected: what the wrong body owed is withdrawn even where its day had passed, and the right one owes it by the same day', () => {
  const afterItsDay = instant('2027-01-15T09:00:00Z')
  const { duties, state } = folded(
    received('chief constable', 'iopc-56'),
    corrected('local policing body', afterItsDay),
  )
  const answers = duties.filter(({ name }) => name === 'answer in writing')
  assert.deepEqual(
    answers.map((duty) => [duty.owner, compliance(duty, afterItsDay), duty.dueAt]),
    [
      ['chief officer', 'no longer owed', instant('2026-12-27T23:59:59Z')],
      ["commissioner's office", 'not evidenced', instant('2026-12-27T23:59:59Z')],
    ],
  )
  assert.deepEqual(state.addresseeCorrections[0]?.from, {
    ...{ addressee: 'chief constable', addresseeName: null, withOthers: [] },
  })
})

test('corrected to the same kind of body by another name: nothing is withdrawn and nothing begins anew', () => {
  assert.deepEqual(owners(received('chief constable', 'iopc-56'), corrected('chief constable', at)), ['chief officer'])
  assert.equal(
    folded(received('chief constable', 'iopc-56'), corrected('chief constable', at)).duties.length,
    folded(received('chief constable', 'iopc-56')).duties.length,
  )
})

test('corrected: that it is met, and word of what was done at once, are owed by the right body too', () => {
  const owed = (timeScale: string) => {
    const { body, ...rest } = received('chief constable', timeScale)
    const asked = { ...rest, body: { ...body, dueOn: '2027-02-02' } } as RecommendationFact
    return folded(asked, corrected('another body', at))
      .duties.filter(({ endedAt, name }) => endedAt === null && name !== 'set a date')
      .map(({ name, owner }) => `${name}: ${owner}`)
  }
  assert.deepEqual(owed('months-3'), ['meet the recommendation: another body'])
  assert.deepEqual(owed('immediately'), [
    'meet the recommendation: another body',
    'report what was done at once: another body',
  ])
})

const dated = (addressee: string, timeScale = 'months-3') => {
  const { body, ...rest } = received(addressee, timeScale)
  return { ...rest, body: { ...body, dueOn: '2027-02-02' } } as RecommendationFact
}
const meetings = (...facts: readonly RecommendationFact[]) =>
  folded(...facts).duties.filter(({ name }) => name === 'meet the recommendation')

test('addressed to another from the start: it is theirs to meet, and the force’s chief officer is told of none of it', () => {
  const told = (addressee: string) =>
    meetings(dated(addressee)).map((duty) => [
      duty.owner,
      recommendation.rules
        .find(({ name }) => name === duty.name)
        ?.escalations?.(duty, folded(dated(addressee)).state, standingPolicy)
        .map(({ to }) => to),
    ])
  assert.deepEqual(told('local policing body'), [
    ["commissioner's office", ["commissioner's office", 'panel secretariat']],
  ])
  assert.deepEqual(told('another body'), [['another body', ['improvement team']]])
  assert.deepEqual(told('chief constable'), [
    ['chief officer', ['improvement team', 'chief officer', 'board', "commissioner's office"]],
  ])
  assert.deepEqual(
    folded(dated('local policing body', 'immediately')).duties.map(({ name, owner }) => `${name}: ${owner}`),
    ["meet the recommendation: commissioner's office", "report what was done at once: commissioner's office"],
  )
})

test('free words are the chief officer’s to meet until one person says whose it is: that ends it, and takes no breach away', () => {
  const late = instant('2027-03-01T09:00:00Z')
  const said = { ...chosen('local policing body'), happenedAt: late, recordedAt: late }
  assert.deepEqual(
    meetings(dated('Commissioner of the North'), said).map((duty) => [duty.owner, compliance(duty, late)]),
    [
      ['chief officer', 'not evidenced'],
      ["commissioner's office", 'not evidenced'],
    ],
  )
})

test('a name that is corrected moves nothing: not what anybody else is late with either', () => {
  const late = instant('2027-03-01T09:00:00Z')
  for (const body of ['local policing body', 'another body'] as const)
    assert.deepEqual(
      folded(dated(body), corrected(body, late)).duties,
      folded(dated(body)).duties,
      `${body}: the same body by another name`,
    )
})

test('a text names the one or the other before it says what they should do; nobody, or several, and it is asked', () => {
  assert.equal(addresseeIn('The Commissioner of Police of the Metropolis should amend it.'), 'chief constable')
  assert.equal(addresseeIn('The Police, Fire and Crime Commissioner should publish it.'), 'local policing body')
  assert.equal(addresseeIn('The force should tell the mayor.'), 'chief constable')
  assert.equal(addresseeIn('The PCC and the chief constable should agree.'), null)
  assert.equal(addresseeIn('The commissioner should answer.'), null)
})

test('a cell of a file is recognised, or its row asks', () => {
  assert.deepEqual(addresseeOfCell(null, 'months-3'), {
    ...{ addressee: 'chief constable', addresseeName: null, withOthers: [] },
  })
  assert.deepEqual(addresseeOfCell(null, 'panel'), {
    ...{ addressee: 'local policing body', addresseeName: null, withOthers: [] },
  })
  assert.deepEqual(addresseeOfCell('PFCC', 'panel'), {
    ...{ addressee: 'local policing body', addresseeName: 'PFCC', withOthers: [] },
  })
  assert.equal(addresseeOfCell('Staffordshire Commissioner', 'iopc-56'), null)
  assert.deepEqual(addresseeOfCell('another body: the coroner', 'coroner-56'), {
    ...{ addressee: 'another body', addresseeName: 'the coroner', withOthers: [] },
  })
})
