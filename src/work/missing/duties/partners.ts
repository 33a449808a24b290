// What is owed so that others look too: circulated, told to the national unit, with a photograph and all that identifies the child.
import { hours, minutes, plus } from '../../../kernel/time.ts'
import { setting } from '../../../practice/policy.ts'
import { isDecidedAgainst } from '../actions.ts'
import type { EpisodeState } from '../state.ts'
import { highSince, unitToldAt } from '../unit-told.ts'
import { becameHigh, beginsSearch, did, ended, firstGraded, firstReport, missedAt, records, rule } from './rule.ts'

export const circulate = rule({
  name: 'circulate the child',
  words: 'circulate on the national system',
  owner: 'investigating officer',
  basis: 'Vigil default',
  source: 'GOV.UK says within 48 hours for every missing person; two hours for children is a Vigil default',
  starts: (fact, state, before, policy) =>
    firstGraded(fact, before) && !isCirculated(state)
      ? { due: plus(firstReport(state, fact), minutes(setting(policy, 'circulate.minutes'))) }
      : null,
  // Decided against, the child is not on the system: guidance knows no missing person who is not.
  met: (fact, state) => records(fact, 'circulated') && isCirculated(state),
  ends: ended,
})

const isCirculated = (state: EpisodeState): boolean =>
  did({ ...state, done: state.done.filter((one) => !isDecidedAgainst(one.outcome)) }, 'circulated')

export const tellTheMissingPersonsUnit = rule({
  name: 'tell the UK Missing Persons Unit',
  words: 'tell the UK Missing Persons Unit',
  owner: 'investigating officer',
  basis: 'statute',
  source: 'Statutory Code of Practice 2009: anyone missing more than 72 hours',
  starts: (fact, state, _before, policy) =>
    beginsSearch(fact) && !did(state, 'missing persons unit told')
      ? { due: plus(missedAt(state, fact), hours(setting(policy, 'unit.hours'))) }
      : null,
  met: (fact) => records(fact, 'missing persons unit told'),
  ends: ended,
})

/** A child who was at HIGH in the force that passed them on has been all along: the minutes count from then, and told there is told. */
export const tellTheUnitOfHigh = rule({
  name: 'tell the UK Missing Persons Unit of a child at HIGH',
  words: 'tell the UK Missing Persons Unit (the child is at HIGH)',
  owner: 'investigating officer',
  basis: 'national guidance',
  source: 'HIGH: without undue delay (APP 2023); the minutes are a Vigil default',
  starts: (fact, state, before, policy) =>
    becameHigh(fact, before) && unitToldAt(state) === null
      ? { due: plus(highSince(state) ?? fact.happenedAt, minutes(setting(policy, 'unit.high'))) }
      : null,
  met: (fact) => records(fact, 'missing persons unit told'),
  ends: (fact, state) => ended(fact, state) || state.level !== 'HIGH',
})

export const obtainPhotograph = rule({
  name: 'obtain a photograph',
  words: 'obtain a photograph, with consent',
  owner: 'investigating officer',
  basis: 'national guidance',
  source: 'First responder’s actions (APP 2023); the time is a Vigil default',
  starts: (fact, state, before, policy) =>
    fact.kind === 'missing.arrived/1' && before.arrivedAt === null && !did(state, 'photograph obtained')
      ? { due: plus(fact.happenedAt, minutes(setting(policy, 'photograph.minutes'))) }
      : null,
  met: (fact) => records(fact, 'photograph obtained') || fact.kind === 'missing.photograph-added/1',
  ends: ended,
})

export const secureIdentification = rule({
  name: 'secure identification',
  words: 'secure DNA, fingerprints and dental records',
  owner: 'investigating officer',
  basis: 'Vigil default',
  source: 'Considered from the start (APP 2023); the time is a Vigil default',
  starts: (fact, state, before, policy) =>
    firstGraded(fact, before)
      ? { due: plus(missedAt(state, fact), hours(setting(policy, 'identification.hours'))) }
      : null,
  met: (fact) => records(fact, 'dna and dental secured'),
  ends: ended,
})

export const checkNationalSystems = rule({
  name: 'check national systems',
  words: 'check the national systems (police computer, database, sex offenders)',
  owner: 'force incident manager',
  basis: 'national guidance',
  source: 'Records to be checked (APP 2023 and 2026); the time is a Vigil default',
  starts: (fact, state, before, policy) =>
    firstGraded(fact, before) && !did(state, 'national systems checked')
      ? { due: plus(firstReport(state, fact), minutes(setting(policy, 'national-check.minutes'))) }
      : null,
  met: (fact) => records(fact, 'national systems checked'),
  ends: ended,
})

export const acceptTransfer = rule({
  name: 'answer the transfer',
  words: 'accept or refuse the transfer',
  owner: 'receiving force',
  basis: 'Vigil default',
  source:
    'Auditable and timely; the originating force goes on until receipt is confirmed (APP 2023); two hours is a Vigil default',
  starts: (fact, _, __, policy) =>
    fact.kind === 'missing.transfer-offered/1'
      ? { due: plus(fact.happenedAt, minutes(setting(policy, 'transfer.minutes'))) }
      : null,
  met: (fact) => fact.kind === 'missing.transfer-accepted/1' || fact.kind === 'missing.transfer-refused/1',
  // Taken back: there is nothing to answer, and the child may be missing still.
  ends: (fact, state) => fact.kind === 'missing.transfer-withdrawn/1' || ended(fact, state),
  escalations: () => [
    {
      afterDueMinutes: 0,
      to: 'force incident manager',
      interrupts: false,
      channel: 'screen',
      words: 'The transfer has not been answered: this force stays responsible',
    },
    {
      afterDueMinutes: 60,
      to: 'duty superintendent',
      interrupts: false,
      channel: 'screen',
      words: 'The transfer has still not been answered: senior managers of both forces must settle it',
    },
  ],
})
