// Who is to do what is recommended, and so who answers: chosen by a person, never guessed from words. What a text or a row of a file says is recognised, or asked for.
import type { Duty } from '../../practice/duty.ts'
import { choice, optionalLine } from '../../web/fields.ts'
import type { RecommendationFact } from './facts.ts'
import type { RecommendationState } from './state.ts'
import { type Other, others, withOthersWords } from './with-others.ts'

/** The first stands for every chief officer of police: it is what the register has held from the beginning. */
const addressees = ['chief constable', 'local policing body', 'another body'] as const
type Addressee = (typeof addressees)[number]

const words: Readonly<Record<Addressee, string>> = {
  'chief constable': 'The chief officer: a chief constable, or a commissioner of police',
  'local policing body': 'The local policing body: a police and crime commissioner, a mayor or a board',
  'another body': 'Another body',
}

export const addresseeField = choice('Who must do it?', 'Choose who must do it', addressees, words)
export const addresseeNameField = optionalLine('By name, as the report has it', {
  most: 100,
  description: 'If several must do it together, name them all',
})

const known = (text: string): Addressee | null => addressees.find((one) => one === text) ?? null

/** As a page and the description of a file’s columns call it. */
const plainly = (cell: string): Addressee | null =>
  cell.toLowerCase() === 'chief officer' ? 'chief constable' : known(cell.toLowerCase())

type Said = {
  readonly addressee: string
  readonly addresseeName?: string | null | undefined
  readonly withOthers?: readonly Other[] | undefined
}

/** Recorded in free words before it was a choice: somebody still says which it is. */
export const isToBeChosen = ({ received }: RecommendationState): boolean =>
  received !== null && known(received.addressee) === null

/** For a page: the choice in words, and the name. */
export function addresseeWords({ addressee, addresseeName = null, withOthers }: Said): string {
  const chosen = known(addressee)
  if (chosen === null) return addressee
  const plain = {
    'chief constable': 'the chief officer',
    'local policing body': 'the local policing body',
    'another body': 'another body',
  }
  const all = `${plain[chosen]}${withOthersWords({ withOthers })}`
  return addresseeName === null ? all : `${all}: ${addresseeName}`
}

/** Section 29 of the Police Reform and Social Responsibility Act 2011: whatever a panel asks, the local policing body answers. */
export const panelAsks = (timeScale: string): boolean => timeScale === 'panel'

export const panelAsksAnother =
  'A panel’s report is answered by the local policing body: section 29 of the Act of 2011. Choose it.'

/** Of which kinds of body it is asked; none while that stands in free words. */
export function askedOf({ received, timeScale }: RecommendationState): readonly Addressee[] {
  const chosen = panelAsks(timeScale) ? 'local policing body' : known(received?.addressee ?? '')
  return chosen === null ? [] : [chosen, ...(received?.withOthers ?? [])]
}

/** Who owes a written answer. Where nobody has chosen yet, whoever keeps the register: to say whose it is. */
export function owesAnswer({ received, timeScale }: RecommendationState): string {
  if (panelAsks(timeScale)) return "commissioner's office"
  switch (known(received?.addressee ?? '')) {
    case 'chief constable':
      return 'chief officer'
    case 'local policing body':
      return "commissioner's office"
    case 'another body':
      return 'another body'
    case null:
      return 'improvement team'
  }
}

/** Who is to meet it: whoever it is addressed to, from the start. Where that stands in free words, the chief officer until somebody has said who. */
export const owesMeeting = (state: RecommendationState): string =>
  known(state.received?.addressee ?? '') === null && !panelAsks(state.timeScale) ? 'chief officer' : owesAnswer(state)

/** Who sets the date where the report gives none: the local policing body what it must meet itself, and the force's team the rest. */
export const datesIt = (state: RecommendationState): string =>
  owesMeeting(state) === "commissioner's office" ? "commissioner's office" : 'improvement team'

export const isDatedByBody = (state: RecommendationState): boolean => datesIt(state) === "commissioner's office"

/** The register had the wrong body: what that one owed was never its to do, and whoever it is owes it by the same day. */
export const isCorrectedFor = ({ kind }: RecommendationFact, owner: string, duty: Pick<Duty, 'owner'>): boolean =>
  kind === 'recommendation.addressee-corrected/1' && duty.owner !== owner

/** A commissioner of police is a chief officer; a police and crime commissioner is not. */
const chief =
  /\b(?:chief constables?|chief officers?|commissioner of (?:the )?(?:police|metropolis|city)|constabulary|(?:the|this|each|every) (?:police )?force)\b/i
const body =
  /\b(?:local policing bod(?:y|ies)|police(?:,? fire)?,? and crime commissioners?|PF?CCs?|mayors?|combined authority)\b/i
const another =
  /\b(?:council|local authorit(?:y|ies)|safeguarding partners?|probation|health|NHS|trust|prosecution service|CPS|Home Office|College of Policing|partners)\b/i

/** Whether the words name anybody before they say "should": then nobody else stands in for them. */
export const namesSomebody = (text: string): boolean => [chief, body, another].some((one) => one.test(subjectOf(text)))

const subjectOf = (text: string): string => text.slice(0, 2_000).split(/\b(?:should|must)\b/i)[0] ?? ''

/** Who the words name before they say "should"; null where they name nobody, or more than one kind. */
export function addresseeIn(text: string): Addressee | null {
  const subject = subjectOf(text)
  const found = [
    ...(chief.test(subject) ? (['chief constable'] as const) : []),
    ...(body.test(subject) ? (['local policing body'] as const) : []),
    ...(another.test(subject) ? (['another body'] as const) : []),
  ]
  return found.length === 1 ? (found[0] ?? null) : null
}

/** Whom the words name together before they say “should”, the chief officer first; for a form that a person sends. */
export function addresseesIn(text: string): { readonly addressee: Addressee | null; readonly withOthers: Other[] } {
  const subject = subjectOf(text)
  const beside = others.filter((one) => (one === 'another body' ? another : body).test(subject))
  if (chief.test(subject)) return { addressee: 'chief constable', withOthers: beside }
  return { addressee: beside.length === 1 ? (beside[0] ?? null) : null, withOthers: [] }
}

type OfCell = { readonly addressee: Addressee; readonly addresseeName: string | null; readonly withOthers: Other[] }

/** Of a cell in a file of rows, several bodies parted by semicolons; null where it could be either, and whoever wrote it is asked. */
export function addresseeOfCell(cell: string | null, timeScale: string): OfCell | null {
  const parts = (cell ?? '').split(';').flatMap((one) => (one.trim() === '' ? [] : [one.trim()]))
  const said = parts.map(oneOfCell)
  if (said.length === 0)
    return {
      addressee: panelAsks(timeScale) ? 'local policing body' : 'chief constable',
      addresseeName: null,
      withOthers: [],
    }
  const found = said.flatMap((one) => one ?? [])
  const first = found.find(({ addressee }) => addressee === 'chief constable') ?? found[0]
  const kinds = found.map(({ addressee }) => addressee)
  if (first === undefined || found.length < said.length || new Set(kinds).size < kinds.length) return null
  const names = found.flatMap(({ addresseeName }) => addresseeName ?? [])
  return {
    addressee: first.addressee,
    addresseeName: names.length === 0 ? null : names.join('; ').slice(0, 100),
    withOthers: others.filter((one) => one !== first.addressee && kinds.includes(one)),
  }
}

function oneOfCell(cell: string): { readonly addressee: Addressee; readonly addresseeName: string | null } | null {
  const [, name = null] = /^another body: *(.{1,100})$/i.exec(cell) ?? []
  if (name !== null) return { addressee: 'another body', addresseeName: name }
  const said = plainly(cell) ?? addresseeIn(cell)
  if (said === null || (said === 'another body' && plainly(cell) === null)) return null
  return { addressee: said, addresseeName: plainly(cell) === null ? cell.slice(0, 100) : null }
}
