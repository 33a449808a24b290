// The procedure of a missing child's episode: one fold, its duties, its measures and its row, put together.
import { Compile, type Validator } from 'typebox/compile'
import type { Fact } from '../../practice/fact.ts'
import type { Procedure } from '../../practice/procedure.ts'
import { rules } from './duties.ts'
import { evolve } from './evolve.ts'
import { kinds, type MissingFact } from './facts.ts'
import { observations } from './measures.ts'
import { project } from './project.ts'
import { begin, type EpisodeState } from './state.ts'
import { factWords } from './words.ts'

export const missing: Procedure<EpisodeState, MissingFact> = {
  record: 'missing',
  begin,
  evolve,
  rules,
  read,
  observe: observations,
  project,
  tables: ['episode', 'opening'],
  escalated: (state) => new Set(state.escalated),
  escalation: (duty, step, escalation, now) => ({
    kind: 'missing.escalated/1',
    happenedAt: now,
    body: {
      duty: duty.name,
      startingPosition: duty.startingPosition,
      occurrence: duty.occurrence,
      step,
      to: escalation.to,
      interrupts: escalation.interrupts,
      words: escalation.words,
    },
  }),
  words: factWords,
}

const checks: ReadonlyMap<string, Validator> = new Map(
  Object.entries(kinds).map(([kind, schema]) => [kind, Compile(schema)]),
)

/** A stored fact, checked against the schema of its kind. Older kinds are brought up to date here when there are any. */
export function read(fact: Fact): MissingFact {
  if (fact.body === null) return { ...fact, kind: 'missing.erased', body: null }
  if (!isMissingFact(fact)) {
    const why = checks
      .get(fact.kind)
      ?.Errors(fact.body)
      .map((error) => `${error.instancePath} ${error.message}`) ?? ['unknown kind']
    throw new Error(`fact ${fact.recordId}/${fact.position} of kind ${fact.kind} cannot be read: ${why.join('; ')}`)
  }
  return fact
}

const isMissingFact = (fact: Fact): fact is MissingFact => checks.get(fact.kind)?.Check(fact.body) === true
