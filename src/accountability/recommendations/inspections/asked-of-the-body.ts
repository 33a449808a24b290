// What the inspectorate, the IOPC, a coroner or a review asks of the local policing body itself, entered by that body's office: nobody whom it holds to account decides whether it is known.
import Type from 'typebox'
import { when } from '../../../registers/deciding.ts'
import { choice, day, line, optionalLine, text } from '../../../web/fields.ts'
import { type BoundCommand, bind } from '../../../web/slice.ts'
import { askedFields, askedWrong, entering, scaleChoices } from './asking.ts'
import { command } from './command.ts'
import { asksForPlan } from './duties.ts'
import { isRegistered, reportedFirst, reportRefusals } from './entered-report.ts'
import { commentsOwedBy } from './generations.ts'
import { inspection } from './procedure.ts'
import { recommendationByReference } from './queries/asked.ts'
import type { InspectionState } from './state.ts'

const permission = 'scrutinise'
/** Of the policy's programmes those with which this form has its own ways. */
const programmes = [
  'thematic inspection',
  'IOPC recommendation',
  'coroner, regulation 28 report',
  'child safeguarding practice review',
] as const
const addressee = 'local policing body'

const { theme, timeScale, on, scaleReason, addresseeName } = askedFields
const demand = {
  theme,
  words: text('What it asks, verbatim', 'Enter its words', { most: 8000 }),
  paragraph: optionalLine('Paragraph', { most: 60 }),
  timeScale,
  on,
  scaleReason,
  addresseeName,
}

const enterReport = command({
  name: 'enter-report-to-body',
  title: 'Enter a report that asks something of us',
  path: 'reports-to-body',
  permission,
  opens: true,
  body: Type.Object({
    reference: line('Reference', 'Enter a reference', { most: 50 }),
    title: line('Title of the report', 'Enter its title', { most: 300 }),
    programme: choice('What is it?', 'Choose what it is', programmes, {
      'thematic inspection': 'A report of HMICFRS on several forces or bodies',
    }),
    body: line('Who made it?', 'Enter who made it', { most: 100 }),
    publishedOn: day('Published, made or sent on', 'Enter the day', 'Its period is counted from this day'),
    address: optionalLine('Where it is published', { most: 500 }),
    ...demand,
  }),
  evidence: async (reader, { body, world }) => await isRegistered(reader, world.who.forceId, body.reference),
  decide: ({ body, state, evidence, policy, recordId, now }) => {
    const { reference, title, programme, body: madeBy, publishedOn, address, ...asks } = body
    const recorded: NonNullable<InspectionState['recorded']> = {
      ...{ reference, title, body: madeBy, fieldwork: null, follows: null, readers: [], asked: null },
      programme,
      kind: programme === 'thematic inspection' ? 'thematic' : 'other report',
      commentsOwed: commentsOwedBy(policy, programme),
    }
    const published = { on: publishedOn, address, at: now }
    const opened = { ...state, recorded, published }
    const one = asOne(asks, `${reference}/1`)
    const refusals = [
      ...reportRefusals(evidence, 'If it is this report, enter what it asks there.', publishedOn, now),
      ...askedWrong(opened, one, { words: one.words, pasted: false }, false),
    ]
    if (refusals.length > 0) return { kind: 'refused', refusals }
    const decision = entered(opened, recordId, one, { now, holidays: policy.holidays })
    return reportedFirst({ recorded, published }, decision)
  },
})

const askMore = command({
  name: 'enter-demand-on-body',
  title: 'Enter what a report asks of us',
  path: 'demands-on-body',
  permission,
  body: Type.Object({ reference: line('Reference', 'Enter a reference', { most: 60 }), ...demand }),
  evidence: async (reader, { body, world }) =>
    await recommendationByReference.one(reader, { force: world.who.forceId, reference: body.reference }),
  decide: ({ body, state, evidence, policy, recordId, now }) => {
    const { recorded, published } = state
    const { reference, ...asks } = body
    const one = asOne(asks, reference)
    const refusals = [
      ...when(recorded === null || published === null, '', 'This report is not published.'),
      ...when(
        recorded !== null && asksForPlan(recorded),
        '',
        'This report asks the force for a plan: whoever keeps the force’s register enters all that it asks.',
      ),
      ...askedWrong(state, one, { words: one.words, pasted: false }, evidence !== null),
    ]
    if (refusals.length > 0) return { kind: 'refused', refusals }
    return entered(state, recordId, one, { now, holidays: policy.holidays })
  },
})

type Asks = {
  readonly theme: string
  readonly words: string
  readonly paragraph: string | null
  readonly timeScale: string
  readonly on: string | null
  readonly scaleReason?: string | null
  readonly addresseeName?: string | null
}

/** Who must do it is not chosen: whoever enters it. */
const asOne = ({ addresseeName = null, scaleReason = null, ...asks }: Asks, reference: string) => ({
  ...{ ...asks, reference, scaleReason, addressee, addresseeName },
  ...{ findingId: null, itemId: null, address: null, textHash: null },
})

const entered = (
  state: InspectionState,
  recordId: string,
  one: ReturnType<typeof asOne>,
  setting: Parameters<typeof entering>[4],
) =>
  entering(
    state,
    recordId,
    one,
    (opened) => ({
      kind: 'inspection.recommendation-entered/1',
      happenedAt: setting.now,
      body: { recordId: opened, reference: one.reference },
    }),
    setting,
  )

/** What a panel asks is entered as a report of the panel. */
const choices = async () => await Promise.resolve({ timeScale: scaleChoices.filter(({ value }) => value !== 'panel') })

export const askedOfBodyCommands: readonly BoundCommand[] = [
  bind(inspection, enterReport, { says: 'Entered: we owe it from now on', after: () => '/asked-of-us', choices }),
  bind(inspection, askMore, { says: 'Entered: we owe it from now on', after: () => '/asked-of-us', choices }),
]
