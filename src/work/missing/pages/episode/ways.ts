// From what is owed to the form that does it. A duty that nothing here fulfils does not pass its test.
import { may, type Person } from '../../../../registers/permissions.ts'
import { actionOf } from '../../actions.ts'
import { withChosen } from '../../chosen.ts'
import { commands } from '../../commands.ts'
import { familyToldDecided } from '../../family-lock.ts'
import { TOLD, toldWords } from '../../protection-choices.ts'

/** A command by its name; an action by its code; what its form has chosen already. Or a page of its own. */
type Way =
  | {
      readonly command: string
      readonly action?: string
      readonly chosen?: Readonly<Record<string, string>>
    }
  | { readonly page: string }

const act = (action: string): Way => ({ command: 'record-action', action })
const refer = (to: string): Way => ({ command: 'refer', chosen: { to } })

export const ways: Readonly<Record<string, Way>> = {
  'grade the risk': { command: 'grade' },
  'decide whether the child is known already': { command: 'decide-match' },
  'reach the child before the dose is due': { command: 'locate' },
  'endorse the grade': { command: 'endorse' },
  'raise the grade to the minimum': { command: 'raise' },
  'check earlier records': act('local systems checked'),
  'check national systems': act('national systems checked'),
  'look at a concern at HIGH': { command: 'review' },
  'advise on the lower grade': { command: 'advise-as-desk' },
  'deploy an officer': { command: 'deploy' },
  'look again while nobody is sent': { command: 'review' },
  arrive: { command: 'arrive' },
  'give it an owner': { command: 'assign' },
  'acknowledge ownership': { command: 'acknowledge' },
  'give it another owner': { command: 'assign' },
  'take the first real action': { command: 'record-action' },
  'find out what is not known': { command: 'answer' },
  'tell children’s services': act('children’s services told'),
  'tell the placing authority': act('placing authority told'),
  'tell the host authority': act('host authority told'),
  'ask the home force': act('home force asked'),
  'contact the family as promised': { command: 'contact-family' },
  'read what the carer sent': { command: 'read-carer-form' },
  'tell the family the child is located': { command: 'contact-family' },
  'tell the family of the death': { command: 'contact-family' },
  'decide what the family is told': act(familyToldDecided),
  'obtain a photograph': { command: 'add-photograph' },
  'circulate the child': act('circulated'),
  'review the risk': { command: 'review' },
  'hand over at the change of shift': { page: '/handover' },
  'senior look at HIGH': act('senior look taken'),
  'decide on media': act('media decided'),
  'decide on a Child Rescue Alert': act('child rescue alert decided'),
  'justify not HIGH after 24 hours': act('not high justified at 24 hours'),
  'justify not HIGH after 72 hours': act('not high justified at 72 hours'),
  'hold a long-term review': act('long-term review held'),
  'answer the auditor’s safeguarding concern': { command: 'answer-audit-concern' },
  'tell the UK Missing Persons Unit': act('missing persons unit told'),
  'tell the UK Missing Persons Unit of a child at HIGH': act('missing persons unit told'),
  'secure identification': act('dna and dental secured'),
  'hold a strategy meeting': act('strategy meeting held'),
  'meet about repeated episodes': act('strategy meeting held'),
  'answer the transfer': { command: 'answer-transfer' },
  ...Object.fromEntries(
    TOLD.map((whom): [string, Way] => [
      `tell ${toldWords[whom]} of police protection`,
      { command: 'tell-of-police-protection', chosen: { whom } },
    ]),
  ),
  'look at police protection as designated officer': { command: 'review-police-protection' },
  'release the child from police protection': { command: 'end-police-protection' },
  'end police protection': { command: 'end-police-protection' },
  'end the search after a death': { command: 'end-after-death' },
  'tell the authority the child is located': { command: 'tell-authority' },
  'tell the authority of the death': { command: 'tell-authority' },
  'bring the child to a place of safety': { command: 'return' },
  'hold a prevention interview': { command: 'hold-interview' },
  'offer a return interview': { command: 'report-return-interview' },
  'hold a return interview': { command: 'report-return-interview' },
  'read the return interview': { command: 'read-return-interview' },
  'hold the planned interview': act('planned interview held'),
  'keep the four-week watch': { command: 'keep-watch' },
  'refer a child missing repeatedly': refer('repeat missing referral'),
  'make or renew the trigger plan': { command: 'record-trigger-plan' },
  'say whether it is a death or serious injury': { command: 'record-grave-outcome' },
  'refer to the Independent Office for Police Conduct': refer('Independent Office for Police Conduct'),
  'joint agency response': refer('joint agency response'),
  'serious incident notification': refer('serious incident notification'),
  'rapid review': refer('rapid review'),
}

export type Doer = {
  readonly who: Person
  /** Paths of the commands that make sense now and that this person may give. */
  readonly paths: ReadonlySet<string>
  readonly recordId: string
}

/** The address of the form, or null where this person may not do it, or not now. */
export function wayTo(duty: string, { who, paths, recordId }: Doer): string | null {
  const way = ways[duty]
  if (way === undefined) return null
  if ('page' in way) return may(who, 'hand over') ? way.page : null
  const path = commands.find((one) => one.name === way.command)?.path
  if (path === undefined || !paths.has(path)) return null
  const { action } = way
  const by = action === undefined ? null : (actionOf.get(action)?.by ?? null)
  if (by !== null && !by.some((role) => who.roles.includes(role))) return null
  const chosen = { ...way.chosen, ...(action === undefined ? {} : { action }) }
  return `/missing/${recordId}/${withChosen(path, chosen)}`
}
