// The forms of what an inspection found: findings and how they end, judgments of chapters, files counted.
import { isId } from '../../../kernel/identity.ts'
import { dateWords, dayOf } from '../../../kernel/time.ts'
import { percent } from '../../../kernel/words.ts'
import { type World } from '../../../registers/world.ts'
import type { Choices } from '../../../web/forms.ts'
import { type BoundCommand, bind, type Showing } from '../../../web/slice.ts'
import type { Definitions } from '../soundness.ts'
import { agreeFinding, correctFinding, refuseFinding } from './correcting-finding.ts'
import { confirmEnding, endFinding, refuseEnding } from './ending.ts'
import { find } from './finding.ts'
import { chaptersOf, everyScale, scalesOf } from './generations.ts'
import { countFiles, judgeChapter } from './judging.ts'
import { inspection } from './procedure.ts'
import type { Correctable } from './state.ts'
import { findings, reportFor, stateOf } from './what-forms-offer.ts'

/** A day, or a month alone where no more is published. */
const publishedWords = (on: string): string => (on.length === 7 ? on : dateWords(dayOf(on)))

/** Nobody confirms what they do not see: the documents' words stand above the form. */
const ofOffered: Showing = {
  load: async (world, recordId) => ({
    about: (await stateOf(world, recordId)).findings.flatMap(({ theme, offered }) =>
      offered === null
        ? []
        : [
            `${theme}: ${offered.how}, ${publishedWords(offered.on)}, by ${offered.document}`,
            `SHA-256 ${offered.textHash}`,
            `“${offered.text}”`,
          ],
    ),
  }),
  choices: async (world, recordId) => ({
    findingId: (isId(recordId) ? (await stateOf(world, recordId)).findings : [])
      .filter((one) => one.offered !== null)
      .map((one) => ({ value: one.findingId, text: one.theme })),
  }),
}

/** What stands, what is asked for, and the document's words: above the form of whoever decides. */
const ofCorrection: Showing = {
  load: async (world, recordId) => ({
    about: (await stateOf(world, recordId)).findings.flatMap(({ asked, ...stands }) =>
      asked === null
        ? []
        : [
            `It says now: ${inWords(stands)}`,
            `It would say: ${inWords(asked.to)}`,
            `${asked.because} ${asked.document}, SHA-256 ${asked.textHash}`,
            `“${asked.text}”`,
          ],
    ),
  }),
  choices: async (world, recordId) => ({
    findingId: (isId(recordId) ? (await stateOf(world, recordId)).findings : [])
      .filter((one) => one.asked !== null)
      .map((one) => ({ value: one.findingId, text: one.theme })),
  }),
}

const inWords = ({ kind, theme, chapter, paragraph, words, measures, level }: Correctable): string =>
  [
    `${kind}: ${theme}`,
    ...(chapter === null ? [] : [chapter]),
    ...(paragraph === null ? [] : [`paragraph ${paragraph}`]),
    ...(words === null ? [] : [`“${words}”`]),
    ...(measures.length === 0 ? [] : [`${measures.join(', ')}${level == null ? '' : ` at ${percent(level)}`}`]),
  ].join('; ')

export const findingForms = (definitions: Definitions): readonly BoundCommand[] => [
  bind(inspection, find(definitions), {
    choices: async (world, recordId) => ({ ...(await chapters(world, recordId)) }),
  }),
  bind(inspection, endFinding, {
    says: 'Offered. It counts once another person has read and confirmed it',
    choices: async (world, recordId) => ({ findingId: await findings(world, recordId) }),
  }),
  bind(inspection, confirmEnding, { says: 'Confirmed', ...ofOffered }),
  bind(inspection, refuseEnding, { says: 'Refused: nothing has changed', ...ofOffered }),
  bind(inspection, correctFinding(definitions), {
    says: 'Recorded. If more than its place in the report would change, the finding stays as it is until another person agrees',
    choices: async (world, recordId) => ({
      findingId: await findings(world, recordId),
      ...(await chapters(world, recordId)),
    }),
    initial: async (world, recordId, query) => {
      const one = (await stateOf(world, recordId)).findings.find(({ findingId }) => findingId === query['finding'])
      if (one === undefined) return {}
      const { findingId, kind, theme, chapter, words, paragraph, measures, level } = one
      return { findingId, kind, theme, chapter, words, paragraph, measures: measures.join(', '), level }
    },
  }),
  bind(inspection, agreeFinding, { says: 'Agreed. The earlier words are still shown', ...ofCorrection }),
  bind(inspection, refuseFinding, { says: 'Refused: nothing has changed', ...ofCorrection }),
  bind(inspection, judgeChapter, {
    choices: async (world, recordId) => {
      const [policy, report] = [world.policyAt(world.now), await reportFor(world, recordId)]
      const own = report === null ? [] : scalesOf(policy, report)
      const scales = own.length > 0 ? own : everyScale(policy)
      const scale = scales.map((one) => ({ value: one.id, text: `${one.words}: ${one.grades.join(', ')}` }))
      return { ...(await chapters(world, recordId)), scale }
    },
  }),
  bind(inspection, countFiles),
]

/** Where the programme has fixed chapters one of them is chosen; elsewhere it is written. */
async function chapters(world: World, recordId: string): Promise<Choices> {
  const report = await reportFor(world, recordId)
  const offered = report === null ? [] : chaptersOf(world.policyAt(world.now), report.programme)
  return offered.length === 0 ? {} : { chapter: offered.map((one) => ({ value: one, text: one })) }
}
