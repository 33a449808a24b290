// Correcting a finding that was entered wrongly: from the report's own text, read by a second person where it is more than its place. What stood before stays in sight.
import Type from 'typebox'
import { type Refusal, refusal } from '../../../kernel/outcome.ts'
import type { Policy } from '../../../practice/policy.ts'
import { when } from '../../../registers/deciding.ts'
import { none } from '../../../registers/records.ts'
import { byAnotherHuman, type Human } from '../../../registers/same-human.ts'
import { choice, choiceOf, line, optionalLine, optionalShare, optionalText, text } from '../../../web/fields.ts'
import { documentField, documentOf, standsIn } from '../document.ts'
import type { Definitions } from '../soundness.ts'
import { command, known, permission, unless } from './command.ts'
import { findingNamed } from './ending.ts'
import { chapterWrong } from './generations.ts'
import { findingKinds } from './kinds-of-report.ts'
import { measuresWrong } from './measures-named.ts'
import type { Correctable, Finding, InspectionState } from './state.ts'

const fields = {
  kind: choice('What is it?', 'Choose what it is', findingKinds),
  theme: line('What it is about, in a few words', 'Enter what it is about', { most: 300 }),
  chapter: optionalLine('Chapter', { most: 120 }),
  words: optionalText('Its words, verbatim', { most: 8000 }),
  paragraph: optionalLine('Paragraph', { most: 60 }),
  measures: optionalLine('Measures that show it', { description: 'For example M4, M8' }),
  level: optionalShare('The level that its measure must show'),
}

export const correctFinding = (definitions: Definitions) =>
  command({
    name: 'correct-finding',
    title: 'Correct a finding',
    path: 'finding-corrections',
    permission,
    body: Type.Object({
      findingId: choiceOf('Which finding?', 'Choose the finding'),
      ...fields,
      because: text('What was wrong?', 'Enter what was wrong', { most: 1000 }),
      document: line('Which document shows this?', 'Enter the document', { most: 300 }),
      text: { ...documentField, missing: 'Paste the document’s text: nothing is corrected without its source' },
    }),
    evidence: none,
    decide: ({ body, state, by, policy, now }) => {
      const { findingId, because, document, text: pasted, measures, ...rest } = body
      const finding = state.findings.find((one) => one.findingId === findingId)
      const to = { ...rest, measures: (measures ?? '').split(/[\s,;]+/).filter((one) => one !== '') }
      const refusals = [
        ...known(state),
        ...when(finding === undefined, 'findingId', 'Choose a finding of this inspection.'),
        ...when(
          finding?.asked != null,
          '',
          'A correction of this finding has been asked for. It must be agreed or refused first.',
        ),
        ...when(finding !== undefined && changed(finding, to).length === 0, '', 'The finding already says this.'),
        ...wrong(state, to, { definitions, policy }),
        ...when(
          finding !== undefined && to.words !== finding.words && !standsIn(to.words, pasted),
          'words',
          'These words are not in the document’s text below. Copy them from it word for word.',
        ),
      ]
      if (finding === undefined || refusals.length > 0) return { kind: 'refused', refusals }
      const source = { because, document, ...documentOf(pasted) }
      return needsAnother(changed(finding, to))
        ? unless([], {
            kind: 'inspection.finding-correction-asked/1',
            happenedAt: now,
            body: { findingId, to, ...source },
          })
        : unless([], corrected(finding, { to, ...source }, { askedBy: by.staffId, agreedBy: null, now }))
    },
  })

type Asked = { readonly definitions: Definitions; readonly policy: Policy }

function wrong(state: InspectionState, to: Correctable, { definitions, policy }: Asked): readonly Refusal[] {
  const chapter = chapterWrong(policy, state.recorded?.programme ?? '', to.chapter)
  return [
    ...when(chapter !== null, 'chapter', `${chapter ?? ''}.`),
    ...measuresWrong({ ...to, level: to.level ?? null }, definitions).map(([field, sentence]) =>
      refusal(field, sentence),
    ),
  ]
}

type Field = keyof Correctable
const changed = (from: Correctable, to: Correctable): readonly Field[] =>
  (['kind', 'theme', 'chapter', 'words', 'paragraph', 'measures', 'level'] as const).filter(
    (field) => JSON.stringify(from[field] ?? null) !== JSON.stringify(to[field] ?? null),
  )
/** What it weighs, what it says and how it is held against the figures: with any of these it could turn better. */
const needsAnother = (fields: readonly Field[]): boolean =>
  fields.some((field) => ['kind', 'words', 'measures', 'level'].includes(field))

type Source = { readonly because: string; readonly document: string; readonly textHash: string }
type By = {
  readonly askedBy: string
  readonly agreedBy: string | null
  readonly now: Parameters<typeof unless>[1]['happenedAt']
}

/** It takes the place of the fact that it names, with all that stood before. */
const corrected = (
  finding: Finding,
  { to, because, document, textHash }: Source & { readonly to: Correctable },
  { askedBy, agreedBy, now }: By,
) => {
  const { findingId, position, reference = null, again, before, kind, theme, chapter, words, paragraph } = finding
  const { measures, level = null } = finding
  return {
    kind: 'inspection.finding-corrected/1' as const,
    happenedAt: now,
    corrects: position,
    body: {
      ...{ ...to, level: to.level ?? null, measures: [...to.measures], findingId, reference, again },
      before: [
        ...before,
        {
          ...{ kind, theme, chapter, words, paragraph, measures: [...measures], level },
          ...{ because, document, textHash, askedBy, agreedBy, on: now },
        },
      ],
    },
  }
}

const mayNotAgree = (state: InspectionState, findingId: string, by: Human) => [
  ...when(
    findingNamed(state, findingId)?.asked == null,
    'findingId',
    'No correction of this finding has been asked for.',
  ),
  ...byAnotherHuman(
    by,
    findingNamed(state, findingId)?.asked?.by,
    'You asked for this correction. Another person must agree to it.',
  ),
]
const which = choiceOf('Which finding?', 'Choose the finding')

export const agreeFinding = command({
  name: 'agree-finding-correction',
  title: 'Agree the correction of a finding',
  path: 'finding-correction-agreements',
  permission: 'check actions',
  body: Type.Object({ findingId: which }),
  evidence: none,
  decide: ({ body, state, by, now }) => {
    const finding = findingNamed(state, body.findingId)
    const refusals = mayNotAgree(state, body.findingId, by)
    if (finding?.asked == null || refusals.length > 0) return { kind: 'refused', refusals }
    return unless([], corrected(finding, finding.asked, { askedBy: finding.asked.by, agreedBy: by.name, now }))
  },
})

export const refuseFinding = command({
  name: 'refuse-finding-correction',
  title: 'Refuse the correction of a finding',
  path: 'finding-correction-refusals',
  permission: 'check actions',
  body: Type.Object({ findingId: which, because: text('Why not?', 'Enter why it is refused', { most: 1000 }) }),
  evidence: none,
  decide: ({ body, state, by, now }) =>
    unless(mayNotAgree(state, body.findingId, by), {
      kind: 'inspection.finding-correction-refused/1',
      happenedAt: now,
      body,
    }),
})
