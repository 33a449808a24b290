// Whether the reported child is one already known: the same child, and the two records are one; or none of those found.
import Type from 'typebox'
import { refusal } from '../../../kernel/outcome.ts'
import { personProcedure } from '../../../registers/people.ts'
import { alsoOn } from '../../../registers/records.ts'
import { choiceOf, text } from '../../../web/fields.ts'
import { mergesOneAtATime, peopleOfMatch } from '../queries/match.ts'
import { command, refuse } from './deciding.ts'
import { noneOfThese } from './match-undecided.ts'

export const decideMatch = command({
  name: 'decide-match',
  title: 'Is this a child already known?',
  path: 'match',
  // Whoever takes the report chooses the child there: this is the same choice, later.
  permission: 'report a missing child',
  body: Type.Object({
    child: { ...choiceOf('Which child is it?', 'Choose the child, or that it is none of these'), input: 'radios' },
    because: text('How is it known?', 'Say how it is known', {
      most: 1000,
      description: 'For example the date of birth, the address, or what the caller says',
    }),
  }),
  evidence: async (reader, { body, folded, world }) => {
    const { forceId: force } = world.who
    const own = folded.state.report?.child.personId ?? ''
    if (body.child === noneOfThese || !(folded.state.matchUndecided ?? []).some((one) => one.personId === body.child))
      return null
    await mergesOneAtATime.one(reader, { force })
    const rows = await peopleOfMatch.all(reader, { force, persons: [own, body.child] })
    const [mine, chosen] = [own, body.child].map((id) => rows.find((row) => row.person_id === id) ?? null)
    return mine == null || chosen == null ? null : { mine, chosen }
  },
  decide: ({ body, state, evidence, now }) => {
    if (state.matchUndecided === null)
      return refuse(
        refusal('', 'This has already been decided: the timeline shows by whom, and the child’s record shows how.'),
      )
    const because = body.because
    if (body.child === noneOfThese)
      return {
        kind: 'facts',
        facts: [{ kind: 'missing.match-decided/1', happenedAt: now, body: { personId: null, because } }],
      }
    if (evidence === null) return refuse(refusal('child', 'This child was not found for the report. Choose again.'))
    const { mine, chosen } = evidence
    if (chosen.closed || mine.closed)
      return refuse(
        refusal(
          'child',
          `This record is restricted and closed to you. Break the glass on it first, at /opening/glass?record=${chosen.canonical_id}, or ask somebody who may open it.`,
        ),
      )
    const decided = {
      kind: 'missing.match-decided/1',
      happenedAt: now,
      body: { personId: chosen.canonical_id, because },
    } as const
    // Joined meanwhile, by whoever keeps the records of children.
    if (mine.canonical_id === chosen.canonical_id) return { kind: 'facts', facts: [decided] }
    return {
      kind: 'facts',
      facts: [decided],
      also: [
        alsoOn(personProcedure, mine.canonical_id, () => [
          { kind: 'person.merged/1', happenedAt: now, body: { into: chosen.canonical_id, because } },
        ]),
      ],
    }
  },
})
