// What a reader may do with an action now, the likeliest first.
import { localDate } from '../../../kernel/time.ts'
import { may, type Permission, type Person } from '../../../registers/permissions.ts'
import { isSameHuman } from '../../../registers/same-human.ts'
import type { World } from '../../../registers/world.ts'
import { isFinished } from './command.ts'
import { mayNotAgree } from './dating.ts'
import type { ShownAction } from './shown.ts'
import type { ActionState } from './state.ts'

/** What this reader may do with it now, the likeliest first. */
export function buttons(one: ShownAction, state: ActionState, { who, now }: World) {
  const today = localDate(now)
  const open = !['checked', 'withdrawn', 'claimed done'].includes(one.state)
  const mine = state.owner?.staffId === who.staffId
  const button = (path: string, words: string, permission: Permission, shown: boolean) =>
    shown && may(who, permission) ? [{ href: `${one.href}/${path}`, words }] : []
  const second = one.state === 'claimed done' && !state.owners.some((owner) => isSameHuman(who, owner))
  return [
    ...button('check', 'Check the claim', 'check actions', second),
    ...button('return', 'Return it', 'check actions', second),
    ...button('claim', 'Claim that it is done', 'own actions', mine && open),
    ...button('start', 'It has started', 'own actions', mine && ['allocated', 'returned'].includes(one.state)),
    ...button('files', 'Attach evidence', 'own actions', mine && !isFinished(state)),
    ...button('allocation', open && one.owner_id ? 'Give it another owner' : 'Give it an owner', 'keep the plan', open),
    ...button('date-agreement', 'Agree the new date', 'check actions', open && mayNotAgree(state, who).length === 0),
    ...button('date-refusal', 'Refuse the new date', 'check actions', mayNotAgree(state, who).length === 0),
    ...button('dates', 'Set its dates', 'keep the plan', open && state.dates === null),
    ...button(
      'date-request',
      'Ask for another date',
      'own actions',
      open && state.dates !== null && state.asked === null && (mine || may(who, 'keep the plan')),
    ),
    ...button('wording', 'Change what it says', 'keep the plan', open),
    ...button('file-withdrawals', 'Withdraw a file', 'own actions', mine && !isFinished(state) && hasFiles(state)),
    ...button(
      'effect',
      'Say whether it had the intended effect',
      'own actions',
      mayShowEffect(state, mine, who, today),
    ),
    ...button('withdrawal-agreement', 'Agree that it is withdrawn', 'check actions', mayAgreeWithdrawal(state, who)),
    ...button('withdrawal-refusal', 'Refuse its withdrawal', 'check actions', mayAgreeWithdrawal(state, who)),
    ...button('withdrawal', 'Withdraw it', 'keep the plan', !isFinished(state) && state.withdrawalAsked === null),
  ]
}

const hasFiles = ({ files }: ActionState): boolean => files.some((one) => one.withdrawn === null)

const mayAgreeWithdrawal = ({ withdrawalAsked }: ActionState, who: Person): boolean =>
  withdrawalAsked !== null && !isSameHuman(who, withdrawalAsked.by)

const mayShowEffect = ({ dates, stage }: ActionState, mine: boolean, who: Person, today: string): boolean =>
  stage !== 'withdrawn' && dates !== null && dates.effectOn <= today && (mine || may(who, 'keep the plan'))
