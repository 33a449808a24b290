// What the police and crime panel asks of the local policing body, entered by that body's office or the panel's secretariat: never anything addressed to the force.
import Type from 'typebox'
import type { Refusal } from '../../../kernel/outcome.ts'
import { when } from '../../../registers/deciding.ts'
import { day, line, optionalLine, text } from '../../../web/fields.ts'
import { type BoundCommand, bind } from '../../../web/slice.ts'
import { entering } from './asking.ts'
import { command, unless } from './command.ts'
import { isRegistered, reportedFirst, reportRefusals } from './entered-report.ts'
import { commentsOwedBy } from './generations.ts'
import { inspection } from './procedure.ts'
import { recommendationByReference } from './queries/asked.ts'
import type { InspectionState } from './state.ts'

const permission = 'enter what the panel asks'
const programme = 'police and crime panel'

const demand = {
  theme: line('What it is about, in a few words', 'Enter what it is about', { most: 300 }),
  words: text('What the panel asks, verbatim', 'Enter the panel’s words', { most: 8000 }),
  paragraph: optionalLine('Paragraph', { most: 60 }),
  on: day(
    'Answered in writing by',
    'Enter the day that the panel set',
    'Section 29 of the Police Reform and Social Responsibility Act 2011: a reasonable period, which the panel sets',
  ),
}
type Demand = { readonly theme: string; readonly words: string; readonly paragraph: string | null; readonly on: string }

const beforeReport = (on: string, publishedOn: string): readonly Refusal[] =>
  when(on < publishedOn, 'on', 'This is before the report was made: the panel cannot have set it.')

const enterReport = command({
  name: 'enter-panel-report',
  title: 'Enter a report of the panel',
  path: 'panel-reports',
  permission,
  opens: true,
  body: Type.Object({
    reference: line('Reference', 'Enter a reference', { most: 50 }),
    title: line('Title of the report', 'Enter its title', { most: 300 }),
    body: line('Which panel?', 'Enter which panel', { most: 100 }),
    publishedOn: day('Made on', 'Enter when the panel made it'),
    address: optionalLine('Where it is published', { most: 500 }),
    ...demand,
  }),
  evidence: async (reader, { body, world }) => await isRegistered(reader, world.who.forceId, body.reference),
  decide: ({ body, state, evidence, policy, recordId, now }) => {
    const { reference, title, body: panel, publishedOn, address, ...asks } = body
    const refusals = [
      ...reportRefusals(evidence, 'Choose another.', publishedOn, now),
      ...beforeReport(body.on, publishedOn),
    ]
    if (refusals.length > 0) return { kind: 'refused', refusals }
    const recorded: NonNullable<InspectionState['recorded']> = {
      ...{ reference, title, body: panel, fieldwork: null, follows: null, readers: [], asked: null },
      programme,
      kind: 'other report',
      commentsOwed: commentsOwedBy(policy, programme),
    }
    const published = { on: publishedOn, address, at: now }
    const decision = asked({ ...state, recorded, published }, recordId, { ...asks, number: 1 }, policy.holidays, now)
    return reportedFirst({ recorded, published }, decision)
  },
})

const askMore = command({
  name: 'enter-panel-demand',
  title: 'Enter what else the panel asks in it',
  path: 'panel-demands',
  permission,
  body: Type.Object(demand),
  evidence: async (reader, { folded: { state }, world }) =>
    await recommendationByReference.one(reader, {
      force: world.who.forceId,
      reference: referenceOf(state, nextNumber(state)),
    }),
  decide: ({ body, state, evidence, policy, recordId, now }) => {
    const refusals = [
      ...when(
        state.recorded?.programme !== programme,
        '',
        'This is not a report of the panel. The people who keep the force’s register enter what it asks.',
      ),
      ...when(
        evidence !== null,
        '',
        'The next reference in this report is taken. Ask the people who keep the register.',
      ),
      ...beforeReport(body.on, state.published?.on ?? ''),
    ]
    if (refusals.length > 0) return unless(refusals)
    return asked(state, recordId, { ...body, number: nextNumber(state) }, policy.holidays, now)
  },
})

const nextNumber = ({ confirmed }: InspectionState): number => confirmed.length + 1
const referenceOf = ({ recorded }: InspectionState, number: number) => `${recorded?.reference ?? ''}/${number}`

/** As any recommendation typed in; who answers it is not chosen. */
const asked = (
  state: InspectionState,
  recordId: string,
  { number, ...body }: Demand & { readonly number: number },
  holidays: Parameters<typeof entering>[4]['holidays'],
  now: Parameters<typeof entering>[4]['now'],
) => {
  const reference = referenceOf(state, number)
  return entering(
    state,
    recordId,
    {
      ...{ ...body, reference, timeScale: 'panel', addressee: 'local policing body', addresseeName: null },
      ...{ findingId: null, itemId: null, address: null, textHash: null, scaleReason: null },
    },
    (opened) => ({
      kind: 'inspection.recommendation-entered/1',
      happenedAt: now,
      body: { recordId: opened, reference },
    }),
    { now, holidays },
  )
}

export const panelCommands: readonly BoundCommand[] = [
  bind(inspection, enterReport, {
    says: 'Entered: the local policing body owes its written answer by the day that the panel set',
    after: () => '/panel-reports',
  }),
  bind(inspection, askMore, { says: 'Entered', after: () => '/panel-reports' }),
]
