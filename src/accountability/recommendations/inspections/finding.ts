// What an inspection found, and whether it was found before.
import Type from 'typebox'
import { newId } from '../../../kernel/identity.ts'
import { refusal } from '../../../kernel/outcome.ts'
import { when } from '../../../registers/deciding.ts'
import { choice, line, optionalLine, optionalShare, optionalText } from '../../../web/fields.ts'
import type { Definitions } from '../soundness.ts'
import { followed, stepsFrom } from './chain.ts'
import { command, known, permission, unless } from './command.ts'
import { chapterWrong } from './generations.ts'
import { findingKinds } from './kinds-of-report.ts'
import { measuresWrong } from './measures-named.ts'
import { recommendationByReference } from './queries/asked.ts'
import { findingsByReference } from './queries.ts'
import { countedAgain, repeatWrong } from './repeats.ts'

const Found = Type.Object({
  kind: choice('What is it?', 'Choose what it is', findingKinds),
  theme: line('What it is about, in a few words', 'Enter what it is about', { most: 300 }),
  reference: Type.Optional(
    optionalLine('Its reference', { most: 60, description: 'A later finding may refer to it by this' }),
  ),
  chapter: optionalLine('Chapter', { most: 120 }),
  words: optionalText('Its words, verbatim', { most: 8000 }),
  paragraph: optionalLine('Paragraph', { most: 60 }),
  measures: optionalLine('Measures that show it', {
    description: 'For example M4, M8. “Effective practice” needs one too, and can lapse',
  }),
  level: Type.Optional(
    optionalShare('The level that its measure must show', {
      description:
        'Name one measure only. Effective practice lapses by itself when its measure falls below this level. Any other finding is no longer seen in the figures once its measure reaches it, but stays open until the inspectorate closes it',
    }),
  ),
  again: optionalLine('Reference of what it repeats', {
    most: 60,
    description: 'A recommendation, or a finding of an earlier inspection, that was found again',
  }),
})

export const find = (definitions: Definitions) =>
  command({
    name: 'find',
    title: 'Enter a finding',
    path: 'findings',
    permission,
    body: Found,
    evidence: async (reader, { body, world }) => {
      const force = world.who.forceId
      const named = async (reference: string | null = null) =>
        reference === null ? null : await findingsByReference.one(reader, { force, references: [reference] })
      const asked =
        body.again === null ? null : await recommendationByReference.one(reader, { force, reference: body.again })
      const steps = await stepsFrom(reader, world, body.again === null ? [] : [body.again])
      return { asked, before: await named(body.again), taken: await named(body.reference), steps }
    },
    decide: ({ body, state, evidence: { asked, before, taken, steps }, policy, recordId, now }) => {
      const { measures, again, level = null, ...rest } = body
      const named = (measures ?? '').split(/[\s,;]+/).filter((one) => one !== '')
      const findingId = newId(now)
      const earlier = foundIn(asked, before)
      const wrongChapter = chapterWrong(policy, state.recorded?.programme ?? '', body.chapter)
      const by = { inspectionId: recordId, published: state.published?.on ?? null }
      const wrongRepeat = earlier === null ? null : repeatWrong(earlier, by)
      const refusals = [
        ...known(state),
        ...when(wrongChapter !== null, 'chapter', `${wrongChapter ?? ''}.`),
        ...when(
          again !== null && asked === null && before === null,
          'again',
          'There is no recommendation or finding with this reference in the register.',
        ),
        ...when(wrongRepeat !== null, 'again', `${wrongRepeat ?? ''}.`),
        ...when(taken !== null, 'reference', 'Another finding already has this reference. Choose a different one.'),
        ...measuresWrong({ kind: body.kind, measures: named, level }, definitions).map(([field, sentence]) =>
          refusal(field, sentence),
        ),
      ]
      const found = {
        ...rest,
        findingId,
        measures: named,
        level,
        again:
          again === null
            ? null
            : {
                reference: again,
                recordId: asked?.record_id ?? null,
                findingId: before?.finding_id ?? null,
                ...followed(again, (one) => steps.get(one) ?? null),
              },
      }
      const decision = unless(refusals, { kind: 'inspection.found/1', happenedAt: now, body: found })
      return decision.kind === 'refused' ? decision : { ...decision, also: countedAgain(state, recordId, [found], now) }
    },
  })

/** As a recommendation where it was one, else as a finding; null where it was never found before. */
function foundIn(
  asked: { readonly inspection_id: string | null; readonly published: string | null } | null,
  before: { readonly record_id: string; readonly published_on: string | null } | null,
) {
  if (asked !== null) return { inspectionId: asked.inspection_id, published: asked.published }
  return before === null ? null : { inspectionId: before.record_id, published: before.published_on }
}
