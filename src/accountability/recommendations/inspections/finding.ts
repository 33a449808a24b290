// What an inspection found, whether it was found before, and what became of it.
import Type from 'typebox'
import { newId } from '../../../kernel/identity.ts'
import { refusal } from '../../../kernel/outcome.ts'
import { localDate, parseLocalDate } from '../../../kernel/time.ts'
import { when } from '../../../registers/deciding.ts'
import { none } from '../../../registers/records.ts'
import { Maybe } from '../../../registers/schemas.ts'
import { choice, choiceOf, line, optionalLine, optionalText } from '../../../web/fields.ts'
import type { Definitions } from '../soundness.ts'
import { command, known, permission, unless } from './command.ts'
import { DayOrMonth } from './facts.ts'
import { recommendationByReference } from './queries.ts'
import { countedAgain } from './repeats.ts'
import { chapterWrong, findingKinds } from './scales.ts'

const Found = Type.Object({
  kind: choice('What is it?', 'Choose what it is', findingKinds),
  theme: line('What it is about, in a few words', 'Enter what it is about', { most: 300 }),
  chapter: optionalLine('Chapter', { most: 120 }),
  words: optionalText('Its words, verbatim', { most: 8000 }),
  paragraph: optionalLine('Paragraph', { most: 60 }),
  measures: optionalLine('Measures that show it', {
    description: 'Like M4, M8. “Effective practice” has one too, and can lapse',
  }),
  level: Type.Optional({
    ...Maybe(Type.Number({ minimum: 0, maximum: 1 })),
    title: 'The level that its measure must keep',
    description:
      'From 0 to 1: 0.9 is 90 %. For one measure; effective practice that falls below it has lapsed by itself',
    input: 'text',
  }),
  again: optionalLine('Reference of what it repeats', {
    most: 60,
    description: 'A recommendation of the register that was found again',
  }),
})

export const find = (definitions: Definitions) =>
  command({
    name: 'find',
    title: 'Enter a finding',
    path: 'findings',
    permission,
    body: Found,
    evidence: async (reader, { body, world }) =>
      body.again === null
        ? null
        : await recommendationByReference.one(reader, { force: world.who.forceId, reference: body.again }),
    decide: ({ body, state, evidence, recordId, now }) => {
      const { measures, again, level = null, ...rest } = body
      const named = (measures ?? '').split(/[\s,;]+/).filter((one) => one !== '')
      const findingId = newId(now)
      const wrongChapter = chapterWrong(state.recorded?.programme ?? '', body.chapter)
      const refusals = [
        ...known(state),
        ...when(wrongChapter !== null, 'chapter', `${wrongChapter ?? ''}.`),
        ...when(
          again !== null && evidence === null,
          'again',
          'There is no recommendation of this reference in the register.',
        ),
        ...named
          .filter((one) => !definitions.has(one))
          .map((one) => refusal('measures', `There is no measure ${one}. Write measures like M4, M8.`)),
        ...when(
          body.kind === 'effective practice' && (named.length !== 1 || level === null),
          'measures',
          'Effective practice needs one measure and the level it must keep: otherwise nobody would see it lapse.',
        ),
        ...when(level !== null && named.length !== 1, 'level', 'A level is of one measure: name one.'),
      ]
      const found = {
        ...rest,
        findingId,
        measures: named,
        level,
        again:
          again === null || evidence === null
            ? null
            : { reference: again, recordId: evidence.record_id, findingId: null, on: evidence.published },
      }
      const decision = unless(refusals, { kind: 'inspection.found/1', happenedAt: now, body: found })
      return decision.kind === 'refused' ? decision : { ...decision, also: countedAgain(state, recordId, [found], now) }
    },
  })

export const endFinding = command({
  name: 'end-finding',
  title: 'Record that a finding ended',
  path: 'endings',
  permission,
  body: Type.Object({
    findingId: choiceOf('Which finding?', 'Choose the finding'),
    how: choice('How did it end?', 'Choose how it ended', [
      'closed by the inspectorate',
      'closed with residual',
      'superseded',
      'lapsed',
    ]),
    on: {
      ...DayOrMonth,
      title: 'When?',
      description: 'As far as it is published: 2024-05-21, or 2024-05 for a month',
      missing: 'Enter when',
      input: 'text',
    },
    document: line('In which document?', 'Enter the document: only the inspectorate closes a cause of concern', {
      most: 300,
    }),
  }),
  evidence: none,
  decide: ({ body, state, now }) => {
    const finding = state.findings.find((one) => one.findingId === body.findingId)
    return unless(
      [
        ...when(finding === undefined, 'findingId', 'Choose a finding of this inspection.'),
        ...when(finding !== undefined && finding.ended !== null, 'findingId', 'It has ended already.'),
        ...when(body.on > localDate(now), 'on', 'This has not come yet.'),
        ...when(parseLocalDate(`${body.on}-01`.slice(0, 10)) === null, 'on', 'There is no such day.'),
        ...when(
          finding?.kind === 'effective practice' && body.how !== 'lapsed' && body.how !== 'superseded',
          'how',
          'Effective practice lapses or is superseded.',
        ),
      ],
      { kind: 'inspection.finding-ended/1', happenedAt: now, body },
    )
  },
})
