// The end of a search, or of a concern, for a child who was found dead in another episode: somebody has checked that it is the same child, and nothing is made up.
import Type from 'typebox'
import { type Refusal, refusal } from '../../../kernel/outcome.ts'
import { earlier, later } from '../../../kernel/time.ts'
import { isOpen } from '../../../practice/duty.ts'
import { none } from '../../../registers/records.ts'
import { text, tick } from '../../../web/fields.ts'
import { deathTold } from '../promises.ts'
import { isMissing, searchesForTheDead } from '../state.ts'
import { endedWithClose } from './closing.ts'
import { command, unless } from './deciding.ts'
import { contactFamily } from './family-contact.ts'
import { endProtection } from './protection-end.ts'

/** What is learned, decided and referred of the death stands in the episode in which the child was found; here it would be said twice. */
export const endAfterDeath = command({
  name: 'end-after-death',
  title: 'End this search: the child was found dead in another episode',
  path: 'end-after-death',
  permission: 'close an episode',
  body: Type.Object({
    summary: text(
      'What was done to check that it is the same child?',
      'Enter how you checked that it is the same child',
      {
        description: 'Whoever opens this record later reads it first',
      },
    ),
    checked: tick(
      'I have checked that the child who was found dead is the child of this search',
      'If it may be another child, do not end this search: have the records of the two children split on the child’s record. If the records are split later, this search starts again by itself',
    ),
  }),
  evidence: none,
  decide: ({ state, body, folded, now }) => {
    const { diedIn } = state
    if (diedIn === null || !searchesForTheDead(state))
      return unless([
        refusal('', 'No death of this child is recorded in another episode while this one is open: use the close.'),
      ])
    const { found } = diedIn
    const at = later(earlier(found?.at ?? diedIn.since, now), state.clocksFrom ?? state.reportedAt ?? diedIn.since)
    const located = {
      ...({ how: 'other', with: null, atRisk: false, placeToReturn: null } as const),
      place: found?.place ?? 'As recorded in the other episode',
      detail: 'Found dead, as recorded in another episode of this child',
    }
    return unless(
      [
        ...(body.checked ? [] : [refusal('checked', 'Check that it is the same child; then tick that you have.')]),
        ...waits(state.protection !== null, endProtection.path, 'Police protection is still in force.'),
        ...waits(
          folded.duties.some((duty) => duty.name === deathTold && isOpen(duty)),
          contactFamily.path,
          'Somebody was promised a contact about this search and is not recorded as told of the death: record that they were told, also if it was under the other episode.',
        ),
      ],
      ...state.tasks.map((task) => endedWithClose(task, {}, now)),
      ...(isMissing(state) ? [{ kind: 'missing.located/1', happenedAt: at, body: located } as const] : []),
      { kind: 'missing.closed/1', happenedAt: now, body: { summary: body.summary, diedIn: diedIn.recordId } },
    )
  },
})

const waits = (is: boolean, form: string, sentence: string): readonly Refusal[] =>
  is ? [{ ...refusal('', sentence), form }] : []
